import { Cron } from 'croner';

/** All schedules mean Swedish time: the national portal reads us at 04:00 there, summer and winter. */
const timeZone = 'Europe/Stockholm';

/**
 * The first tick of a five-field cron expression after `from`; undefined where there is none.
 *
 * @throws where the expression is wrong.
 */
export function nextTick(cron: string, from: Date): Date | undefined {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(from) ?? undefined;
}
