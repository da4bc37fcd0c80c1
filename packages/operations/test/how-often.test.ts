import { describe, expect, it } from '@jest/globals';
import { howOften } from '../src/how-often.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('howOften', () => {
  it.each([
    [day, 'varje dygn', 'every day'],
    [23 * hour, 'varje dygn', 'every day'],
    [2 * day, 'vartannat dygn', 'every 2 days'],
    [7 * day, 'vart 7:e dygn', 'every 7 days'],
    [31 * day, 'vart 31:a dygn', 'every 31 days'],
    [hour, 'varje timme', 'every hour'],
    [2 * hour, 'varannan timme', 'every 2 hours'],
    [12 * hour, 'var 12:e timme', 'every 12 hours'],
    [22 * hour, 'var 22:a timme', 'every 22 hours'],
    [minute, 'varje minut', 'every minute'],
    [90 * minute, 'var 90:e minut', 'every 90 minutes'],
    [0, 'varje minut', 'every minute'],
  ])('says of %i milliseconds “%s” and “%s”', (ms, sv, en) => {
    expect(howOften(ms)).toEqual({ sv, en });
  });
});
