import { Cron } from 'croner';

/** All schedules mean Swedish time, summer and winter. */
const timeZone = 'Europe/Stockholm';

const cronIn = (cron: string, zone: { readonly timezone: string } | { readonly utcOffset: number }): Cron =>
  new Cron(cron, { ...zone, mode: '5-part', paused: true });

/** The first tick of a five-field cron expression after `from`; undefined where there is none. */
export const nextCronTick = (cron: string, from: Date): Date | undefined =>
  cronIn(cron, { timezone: timeZone }).nextRun(from) ?? undefined;

/** What is looked at for the interval: a week and a day, unless there are more ticks in it than matter. */
const dayMs = 86_400_000;
const seenMs = 8 * dayMs;
const ticksSeen = 200;

/** By expression, for one day: pages that are live ask again and again for hundreds of sources. */
const intervals = new Map<string, number>();
let intervalsOf = 0;

/**
 * The longest time between two neighbouring ticks of the week to come, in milliseconds: whoever is silent for longer has
 * missed one. Infinite where there are fewer than two ticks. The change of the clock is left out of account.
 */
export function cronIntervalMs(cron: string, from: Date): number {
  const day = Math.floor(from.getTime() / dayMs);
  if (day !== intervalsOf) intervals.clear();
  intervalsOf = day;
  const known = intervals.get(cron) ?? longestGap(cron, day * dayMs);
  intervals.set(cron, known);
  return known;
}

function longestGap(expression: string, from: number): number {
  const cron = cronIn(expression, { utcOffset: 0 });
  let longest = 0;
  let last = cron.nextRun(new Date(from));
  for (let count = 1; count < ticksSeen && last !== null; count += 1) {
    const next = cron.nextRun(last);
    if (next === null) break;
    const isFar = next.getTime() > from + seenMs;
    if (!isFar || longest === 0) longest = Math.max(longest, next.getTime() - last.getTime());
    if (isFar) break;
    last = next;
  }
  return longest === 0 ? Number.POSITIVE_INFINITY : longest;
}
