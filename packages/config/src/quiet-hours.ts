import type { QuietHours } from '@lanskatalog/core';
import { isAlwaysQuiet } from '@lanskatalog/core';
import { z } from 'zod';

const dayNames = 'mon tue wed thu fri sat sun'.split(' ');
const everyDay = dayNames.map((_, index) => index + 1);

const one = z
  .string()
  .trim()
  .refine((text) => parseQuietHours(text) !== undefined, { params: { code: 'config.bad-quiet-hours' } });

/** One text or several; the values that a source has are parsed. */
export const quietHours = z
  .union([one, z.array(one).min(1)])
  .transform((written) => [written].flat().flatMap((text) => parseQuietHours(text) ?? []))
  .refine((quiet) => !isAlwaysQuiet(quiet), { params: { code: 'config.always-quiet' } });

/** `mon-fri 07:00-17:00`, `22:00-06:00`; undefined where it is no such thing. */
function parseQuietHours(text: string): QuietHours | undefined {
  const parts = /^(?:(\S+)\s+)?(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)$/.exec(text.toLowerCase());
  if (parts === null) return undefined;
  const [, written, start = '', end = ''] = parts;
  const days = written === undefined ? everyDay : parseDays(written);
  const [from, to] = [minuteOf(start), minuteOf(end)];
  if (days === undefined || from === undefined || to === undefined || from === 1440 || from === to)
    return undefined;
  return { days, from, to: to === 0 ? 1440 : to };
}

/** `mon-fri`, `sat,sun`, `fri-mon`. */
function parseDays(text: string): readonly number[] | undefined {
  const days = new Set<number>();
  for (const item of text.split(',')) {
    const ends = item.split('-').map((name) => dayNames.indexOf(name) + 1);
    const [from = 0, to = from] = ends;
    if (ends.length > 2 || from === 0 || to === 0) return undefined;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === to) break;
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** Of a time of day up to `24:00`. */
function minuteOf(text: string): number | undefined {
  const [hours = NaN, minutes = NaN] = text.split(':').map(Number);
  const minute = hours * 60 + minutes;
  return minutes < 60 && minute <= 1440 ? minute : undefined;
}
