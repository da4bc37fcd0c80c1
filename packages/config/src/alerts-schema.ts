import type { AlertSettings } from '@lanskatalog/core';
import { z } from 'zod';
import { text } from './values.ts';

const timeOfDay = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const whole = (byDefault: number, most: number) => z.int().min(1).max(most).default(byDefault);

export const alertsSchema = z.strictObject({
  language: z.enum(['sv', 'en']).default('sv').describe('The language of messages.'),
  disabled: z
    .array(text)
    .default([])
    .describe('Rules that tell nobody; docs/OPERATIONS.md lists the names of all.'),
  failures: whole(3, 100).describe('Attempts in a row without result after which a source is told of.'),
  staleIntervals: whole(2, 100).describe(
    'How many intervals of its own schedule a source may go without success.',
  ),
  unpublishedHours: whole(24, 1000).describe('Hours that changes may wait to be published.'),
  forgottenDays: whole(7, 365).describe(
    'Days after which a pause, or a hold on publishing, is taken for forgotten.',
  ),
  diskFreePercent: whole(10, 90).describe('Least part of the disk that is to be free, in percent.'),
  remindAfterHours: z
    .int()
    .min(0)
    .max(1000)
    .default(24)
    .describe('Hours between reminders of what is still wrong. 0 for none.'),
  quietHours: z
    .strictObject({
      from: timeOfDay.describe('Time of day in Sweden, as "22:00".'),
      to: timeOfDay.describe('Time of day in Sweden, as "06:00".'),
    })
    .exactOptional()
    .describe('When only what is urgent is sent; the rest comes afterwards. Default: never.'),
}) satisfies z.ZodType<AlertSettings>;
