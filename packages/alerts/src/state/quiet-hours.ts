import type { AlertSettings } from '@lanskatalog/core';

const clock = new Intl.DateTimeFormat('sv-SE', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Europe/Stockholm',
});

/** Whether the instant lies within the quiet hours, which may go over midnight. */
export function isQuiet({ quietHours }: Pick<AlertSettings, 'quietHours'>, at: string): boolean {
  if (quietHours === undefined) return false;
  const { from, to } = quietHours;
  const time = clock.format(new Date(at));
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
