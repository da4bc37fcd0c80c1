import { describe, expect, it } from '@jest/globals';
import { isAlwaysQuiet, quietUntil } from '../src/index.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const office = [{ days: [1, 2, 3, 4, 5], from: 7 * 60, to: 17 * 60 }];
const night = [{ days: everyDay, from: 22 * 60, to: 6 * 60 }];
const until = (quiet: Parameters<typeof quietUntil>[0], now: string): string | undefined =>
  quietUntil(quiet, new Date(now))?.toISOString();

describe('quietUntil', () => {
  it('says when the hours of a working day end, in Swedish time of summer and winter', () => {
    expect(until(office, '2026-07-01T05:00:00Z')).toBe('2026-07-01T15:00:00.000Z');
    expect(until(office, '2026-12-01T06:00:30Z')).toBe('2026-12-01T16:00:00.000Z');
  });

  it('leaves the minutes around them, and other days, alone', () => {
    expect(until(office, '2026-07-01T04:59:59Z')).toBeUndefined();
    expect(until(office, '2026-07-01T15:00:00Z')).toBeUndefined();
    expect(until(office, '2026-07-04T10:00:00Z')).toBeUndefined();
    expect(until(undefined, '2026-07-01T10:00:00Z')).toBeUndefined();
  });

  it('goes over midnight', () => {
    expect(until(night, '2026-07-01T20:30:00Z')).toBe('2026-07-02T04:00:00.000Z');
    expect(until(night, '2026-07-01T23:30:00Z')).toBe('2026-07-02T04:00:00.000Z');
    expect(until(night, '2026-07-02T04:00:00Z')).toBeUndefined();
  });

  it('counts a night to the day on which it begins', () => {
    const saturday = [{ days: [6], from: 22 * 60, to: 6 * 60 }];
    expect(until(saturday, '2026-07-05T01:00:00Z')).toBe('2026-07-05T04:00:00.000Z');
    expect(until(saturday, '2026-07-06T01:00:00Z')).toBeUndefined();
  });

  it('goes on where other hours follow at once', () => {
    expect(until([...office, { days: [3], from: 17 * 60, to: 19 * 60 }], '2026-07-01T06:00:00Z')).toBe(
      '2026-07-01T17:00:00.000Z',
    );
  });

  it('ends when the clock is put forward over the end', () => {
    const spring = [{ days: everyDay, from: 60, to: 150 }];
    expect(until(spring, '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(until([{ days: everyDay, from: 60, to: 240 }], '2026-03-29T00:30:00Z')).toBe(
      '2026-03-29T02:00:00.000Z',
    );
  });

  it('follows the clock on the wall when it is put back', () => {
    const autumn = [{ days: everyDay, from: 60, to: 240 }];
    expect(until(autumn, '2026-10-24T23:30:00Z')).toBe('2026-10-25T03:00:00.000Z');
  });
});

describe('isAlwaysQuiet', () => {
  it('is true only where no minute of the week is left', () => {
    const days = [{ days: everyDay, from: 6 * 60, to: 22 * 60 }];
    expect(isAlwaysQuiet([...days, ...night])).toBe(true);
    expect(isAlwaysQuiet([...days, { days: everyDay, from: 22 * 60, to: 5 * 60 + 59 }])).toBe(false);
  });
});
