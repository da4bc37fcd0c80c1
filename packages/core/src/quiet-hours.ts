/** Hours in which somebody does not want to be asked, in Swedish time. */
export interface QuietHours {
  /** Days on which they begin: 1 is Monday, 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes since midnight, 0–1439. */
  readonly from: number;
  /** Minutes since midnight, 1–1440; where it is not after `from`, they end on the day after. */
  readonly to: number;
}

const minutesOfDay = 1440;
const hourMs = 3_600_000;
const minuteMs = 60_000;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether that minute of that day, 1 for Monday, is within any of them. */
const isQuietAt = (quiet: readonly QuietHours[], day: number, minute: number): boolean =>
  quiet.some(({ days, from, to }) => {
    const overMidnight = to <= from;
    if (days.includes(day) && minute >= from && (overMidnight || minute < to)) return true;
    return overMidnight && days.includes(day === 1 ? 7 : day - 1) && minute < to;
  });

/** Whether they leave no minute of the week. */
export const isAlwaysQuiet = (quiet: readonly QuietHours[]): boolean =>
  weekdays.every((_, index) =>
    Array.from({ length: minutesOfDay }, (_unused, minute) => minute).every((minute) =>
      isQuietAt(quiet, index + 1, minute),
    ),
  );

/**
 * When the quiet hours end that `now` falls into; undefined where it falls into none. What counts is what the clock on
 * the wall in Sweden shows, on the two nights of the year when it is put forward or back too.
 */
export function quietUntil(quiet: readonly QuietHours[] | undefined, now: Date): Date | undefined {
  if (quiet === undefined || !isQuietInstant(quiet, now.getTime())) return undefined;
  // A minute at a time, as hours may follow on each other; no longer than the week has, after which they repeat.
  let instant = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const last = instant + 8 * 24 * hourMs;
  while (instant < last && isQuietInstant(quiet, instant)) instant += minuteMs;
  return new Date(instant);
}

/** Sweden is whole hours away from UTC, so the minutes are the same and an hour needs to be looked up once. */
function isQuietInstant(quiet: readonly QuietHours[], instant: number): boolean {
  const { day, hour } = hourInSweden(Math.floor(instant / hourMs));
  return isQuietAt(quiet, day, hour * 60 + Math.floor((instant % hourMs) / minuteMs));
}

let lookedUp: { readonly hours: number; readonly day: number; readonly hour: number } | undefined;

function hourInSweden(hours: number): { readonly day: number; readonly hour: number } {
  if (lookedUp?.hours === hours) return lookedUp;
  const parts = new Map(clock.formatToParts(hours * hourMs).map(({ type, value }) => [type, value]));
  const day = weekdays.indexOf(parts.get('weekday') ?? '') + 1;
  lookedUp = { hours, day, hour: Number(parts.get('hour')) };
  return lookedUp;
}
