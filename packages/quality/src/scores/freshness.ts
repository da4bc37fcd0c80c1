import type { Entity, Problem, QualityData } from '@lanskatalog/core';
import { irisOf, isLiteral, nodesOf, problem, valuesOf } from '@lanskatalog/core';
import type { Scorable } from './score-dataset.ts';

/**
 * The date of a dataset against its promise. fresh: changed within the promised time, and a quarter of it in grace. no-promise: it
 * promises no frequency. unknown: it doesn't say when it changed. future: it says it changes later than today.
 */
export type Freshness =
  | {
      readonly state: 'fresh';
      readonly modified: string;
      readonly ageDays: number;
      readonly promisedDays: number;
    }
  | {
      readonly state: 'overdue';
      readonly modified: string;
      readonly ageDays: number;
      readonly promisedDays: number;
      readonly problem: Problem;
    }
  | { readonly state: 'no-promise'; readonly modified: string; readonly ageDays: number }
  | { readonly state: 'future'; readonly modified: string; readonly problem: Problem }
  | { readonly state: 'unknown' };

const dayMs = 86_400_000;
const grace = 0.25;

/** @param today ISO date (`2026-11-24`). */
export function freshness({ uri, entity }: Scorable, qualityData: QualityData, today: string): Freshness {
  const modified = lastChange(entity, today);
  if (modified === undefined) return { state: 'unknown' };
  const ageDays = Math.floor((Date.parse(today) - Date.parse(modified)) / dayMs);
  // A time zone ahead of ours is no reason for an alarm.
  if (ageDays < -1) {
    const found = problem('score.future-date', { subject: uri, property: 'dct:modified', before: modified });
    return { state: 'future', modified, problem: found };
  }
  const frequency = irisOf(entity, 'dct:accrualPeriodicity')[0]?.split('/').at(-1) ?? '';
  const promisedDays = qualityData.updateDays[frequency];
  if (promisedDays === undefined) return { state: 'no-promise', modified, ageDays };
  const late = ageDays - promisedDays - Math.max(1, Math.ceil(promisedDays * grace));
  if (late <= 0) return { state: 'fresh', modified, ageDays, promisedDays };
  const found = problem('score.overdue', {
    subject: uri,
    property: 'dct:modified',
    before: modified,
    params: { promised: frequency, days: ageDays - promisedDays },
  });
  return { state: 'overdue', modified, ageDays, promisedDays, problem: found };
}

/** Latest date on which the dataset or one of its distributions says that it changed, or else was issued. */
function lastChange(entity: Entity, today: string): string | undefined {
  const things = [entity, ...nodesOf(entity, 'dcat:distribution')];
  const dates = (property: string): string[] =>
    things
      .flatMap((each) => valuesOf(each, property))
      .filter(isLiteral)
      .map(({ literal }) => wholeDate(literal, today))
      .filter((date) => !Number.isNaN(Date.parse(date)));
  const modified = dates('dct:modified');
  return (modified.length > 0 ? modified : dates('dct:issued')).sort().at(-1);
}

/** A year says that something happened within it: this year's, perhaps today. */
function wholeDate(text: string, today: string): string {
  if (!/^\d{4}$/.test(text)) return text.slice(0, 10);
  return text === today.slice(0, 4) ? today : `${text}-12-31`;
}
