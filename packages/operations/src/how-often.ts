import type { LocalisedText } from '@lanskatalog/core';

interface Unit {
  readonly ms: number;
  /** `varje dygn`, `vartannat dygn`, `vart 7:e dygn` */
  readonly sv: readonly [each: string, everyOther: string, every: string, unit: string];
  readonly en: string;
}

const hourMs = 3_600_000;
const units: readonly Unit[] = [
  { ms: 24 * hourMs, sv: ['varje', 'vartannat', 'vart', 'dygn'], en: 'day' },
  { ms: hourMs, sv: ['varje', 'varannan', 'var', 'timme'], en: 'hour' },
  { ms: 60_000, sv: ['varje', 'varannan', 'var', 'minut'], en: 'minute' },
];
const minutes = units[2]!;

/** How often something comes that comes once in so many milliseconds, as people say it. */
export function howOften(ms: number): Required<LocalisedText> {
  const unit = units.find((one) => isWhole(ms, one)) ?? minutes;
  const count = Math.max(1, Math.round(ms / unit.ms));
  const [each, everyOther, every, word] = unit.sv;
  if (count === 1) return { sv: `${each} ${word}`, en: `every ${unit.en}` };
  const sv = count === 2 ? everyOther : `${every} ${count}:${ordinalEnding(count)}`;
  return { sv: `${sv} ${word}`, en: `every ${count} ${unit.en}s` };
}

/** A day is an hour shorter or longer when the clocks change. */
const isWhole = (ms: number, unit: Unit): boolean => {
  const tolerated = unit.ms > hourMs ? hourMs : 0;
  const count = Math.round(ms / unit.ms);
  return count > 0 && Math.abs(ms - count * unit.ms) <= tolerated;
};

/** As Swedish writes ordinals: 21:a, 22:a, but 11:e and 12:e. */
const ordinalEnding = (count: number): string =>
  [1, 2].includes(count % 10) && ![11, 12].includes(count % 100) ? 'a' : 'e';
