import type { Problem } from '@lanskatalog/core';
import { z } from 'zod';
import type { HarvestDiff, RunDetails } from './run-details.ts';

const named = z.object({ uri: z.string(), title: z.string() });

export const problemList = z.array(
  z.custom<Problem>((value) => typeof value === 'object' && value !== null && 'code' in value),
);

export const harvestDiff: z.ZodType<HarvestDiff> = z.object({
  added: z.array(named),
  changed: z.array(
    named.extend({
      fields: z.array(
        z.object({ property: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
      ),
      fieldsLeftOut: z.number().exactOptional(),
    }),
  ),
  removed: z.array(named),
  rejected: z.array(named.extend({ problems: problemList })),
  unchanged: z.number(),
  leftOut: z.number(),
});

const request = z.object({
  url: z.string(),
  at: z.string(),
  ms: z.number(),
  result: z.enum(['fetched', 'unchanged', 'unreachable', 'refused']),
  reason: z.string().exactOptional(),
  status: z.number().exactOptional(),
  bytes: z.number().exactOptional(),
});

const snapshot = z.object({
  url: z.string(),
  sha256: z.string(),
  mediaType: z.string(),
  size: z.number(),
  blob: z.string(),
});

/** What is read back is checked: the blob may be of another version of this program. */
export const runDetails: z.ZodType<RunDetails> = z.object({
  version: z.literal(1),
  stages: z.array(
    z.object({ stage: z.string(), startedAt: z.string(), ms: z.number(), done: z.number().exactOptional() }),
  ),
  requests: z.array(request),
  requestsLeftOut: z.number(),
  log: z.array(
    z.object({
      at: z.string(),
      level: z.enum(['info', 'warn', 'error']),
      message: z.string(),
      fields: z.record(z.string(), z.unknown()),
    }),
  ),
  logLeftOut: z.number(),
  snapshots: z.array(snapshot),
  snapshotsLeftOut: z.number().exactOptional(),
  problems: problemList.exactOptional(),
  problemsLeftOut: z.number().exactOptional(),
  diff: harvestDiff.exactOptional(),
});
