import { describe, expect, it } from '@jest/globals';
import { cronIntervalMs, nextCronTick } from '../src/index.ts';

const hours = (count: number): number => count * 3_600_000;
// A Tuesday, far from the changes of the clock.
const from = new Date('2026-02-03T10:00:00Z');

describe('cronIntervalMs', () => {
  it.each([
    ['0 3 * * *', hours(24)],
    ['*/15 * * * *', hours(0.25)],
    ['0 3,15 * * *', hours(12)],
    ['0 3 * * 1-5', hours(72)],
    ['0 8-17 * * 1-5', hours(63)],
    ['0 3 * * 1', hours(168)],
  ])('finds the longest silence of %s', (cron, ms) => {
    expect(cronIntervalMs(cron, from)).toBe(ms);
  });

  it('has no end for what happens once or never', () => {
    expect(cronIntervalMs('0 3 31 2 *', from)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('nextCronTick', () => {
  it('means Swedish time, summer and winter', () => {
    expect(nextCronTick('0 3 * * *', from)?.toISOString()).toBe('2026-02-04T02:00:00.000Z');
    expect(nextCronTick('0 3 * * *', new Date('2026-07-01T10:00:00Z'))?.toISOString()).toBe(
      '2026-07-02T01:00:00.000Z',
    );
  });
});
