import type { Retention } from '@lanskatalog/core';
import { z } from 'zod';

const days = (byDefault: number, least = 1) => z.int().min(least).max(36_500).default(byDefault);

export const retentionSchema = z.strictObject({
  releases: z
    .int()
    .min(2)
    .max(1000)
    .default(10)
    .describe('Releases that one can go back to, the current one included.'),
  snapshots: z
    .int()
    .min(2)
    .max(1000)
    .default(2)
    .describe('Generations of what a source answered, byte for byte, the newest included.'),
  runsDays: days(730).describe('Days for which each harvest is listed.'),
  detailsDays: days(90).describe(
    'Days for which the requests, problems and differences of a harvest are kept.',
  ),
  removedSourceDays: days(90, 0).describe(
    'Days after which nothing is left of a source that is no longer configured.',
  ),
}) satisfies z.ZodType<Retention>;
