import { Cron } from 'croner';

/** All schedules mean Swedish time, summer and winter. */
const timeZone = 'Europe/Stockholm';

/** Ticks that are looked at for the interval: enough for every hour of a day and every weekday of a week. */
const ticksSeen = 32;

/** The first tick of a five-field cron expression after `from`; undefined where there is none. */
export const nextCronTick = (cron: string, from: Date): Date | undefined =>
  new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(from) ?? undefined;

/**
 * The longest time between two neighbouring ticks, in milliseconds: whoever is silent for longer has missed one. Infinite
 * where there are fewer than two.
 */
export function cronIntervalMs(cron: string, from: Date): number {
  const ticks = new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRuns(
    ticksSeen,
    from,
  );
  const gaps = ticks.slice(1).map((tick, index) => tick.getTime() - (ticks[index]?.getTime() ?? 0));
  return gaps.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...gaps);
}
