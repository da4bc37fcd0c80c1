import { z } from 'zod';

const named = z.object({ uri: z.string(), title: z.string() });
const localised = z.object({ en: z.string().optional(), sv: z.string() });

/** A difference, as the API tells it and these commands show it. */
const shownDiff = z.object({
  added: z.array(named),
  changed: z.array(
    named.extend({
      fields: z.array(
        z.object({ property: z.string(), before: z.array(z.string()), after: z.array(z.string()) }),
      ),
    }),
  ),
  removed: z.array(named),
  rejected: z.array(named),
  unchanged: z.number(),
  leftOut: z.number(),
});
export type ShownDiff = z.infer<typeof shownDiff>;

const causeGroup = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count: z.number(),
  title: localised,
  remedy: localised,
  examples: z.array(localised),
});
export type ShownCause = z.infer<typeof causeGroup>;

const details = z.object({
  stages: z.array(
    z.object({ stage: z.string(), startedAt: z.string(), ms: z.number(), done: z.number().optional() }),
  ),
  requests: z.array(
    z.object({
      url: z.string(),
      ms: z.number(),
      result: z.string(),
      reason: z.string().optional(),
      status: z.number().optional(),
      bytes: z.number().optional(),
    }),
  ),
  requestsLeftOut: z.number(),
  snapshots: z.array(z.object({ url: z.string(), size: z.number() })),
  diff: shownDiff.optional(),
});
export type ShownDetails = z.infer<typeof details>;

const counts = z.object({
  seen: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  kept: z.number(),
});

export const shownRun = z.object({
  run: z.object({
    id: z.string(),
    source: z.string(),
    startedAt: z.string(),
    finishedAt: z.string(),
    outcome: z.string(),
    datasets: counts,
    reason: z.string().optional(),
  }),
  details: details.optional(),
  causes: z.array(causeGroup),
});
export type ShownRun = z.infer<typeof shownRun>;

export const shownDryRun = z.object({
  id: z.string(),
  source: z.string(),
  url: z.string(),
  causes: z.array(causeGroup),
  result: z.object({ outcome: z.string(), counts, diff: shownDiff }),
});
export type ShownDryRun = z.infer<typeof shownDryRun>;
