import { sourceKinds } from '@lanskatalog/core';
import type { Overview } from '@lanskatalog/operations';
import { z } from 'zod';

const time = z.string().describe('ISO 8601.');
export const localised = z.object({ sv: z.string(), en: z.string().exactOptional() });
const decision = z.object({ by: z.string(), at: time, reason: z.string().exactOptional() });
export const progressSchema = z.object({
  stage: z.string(),
  done: z.number(),
  total: z.number().exactOptional(),
});

const causeSchema = z.object({
  code: z.string(),
  title: localised,
  message: localised,
  remedy: localised,
});

const runningSchema = progressSchema.extend({
  job: z.string().exactOptional(),
  startedAt: time,
  leftMs: z.number().exactOptional().describe('From how long earlier runs took.'),
});

export const sourceSchema = z.object({
  id: z.string(),
  municipality: z.object({ code: z.string(), name: z.string() }),
  url: z.string(),
  kind: z.enum(sourceKinds),
  heldIn: z.enum(['file', 'store']),
  condition: z
    .enum(['running', 'guarded', 'failing', 'interrupted', 'stale', 'incomplete', 'never', 'paused', 'ok'])
    .describe('How the source is, in one word.'),
  paused: decision.exactOptional(),
  schedule: z.string().describe('Cron, Europe/Stockholm.'),
  intervalMs: z.number(),
  nextRun: time.exactOptional(),
  outcome: z
    .enum(['harvested', 'unchanged', 'incomplete', 'unreachable', 'refused', 'invalid', 'guarded'])
    .exactOptional(),
  lastRun: z.string().exactOptional(),
  lastAttempt: time.exactOptional(),
  lastSuccess: time.exactOptional(),
  failures: z.number().describe('Attempts in a row that brought nothing.'),
  published: z.number(),
  running: runningSchema.exactOptional(),
  trend: z.array(
    z.object({ run: z.string(), at: time, outcome: z.string(), datasets: z.number(), ms: z.number() }),
  ),
  cause: causeSchema.exactOptional(),
  personalData: causeSchema
    .exactOptional()
    .describe('Of personal data in its files for the shared tables, which were taken out here.'),
});

export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['waiting', 'delayed', 'running', 'failed']),
  source: z.string().exactOptional(),
  attempt: z.number(),
  since: time,
  progress: progressSchema.exactOptional(),
  leftMs: z.number().exactOptional(),
  reason: z.string().exactOptional(),
});

export const queueSchema = z.object({
  kind: z.string(),
  waiting: z.number(),
  running: z.number(),
  failed: z.number(),
});

const workerSchema = z.object({
  id: z.string(),
  kind: z.enum(['serve', 'scheduler', 'harvester', 'publisher', 'web']),
  version: z.string(),
  startedAt: time,
  seenAt: time,
  silent: z.boolean(),
});

const alertSchema = z.object({
  id: z.string(),
  rule: z.string(),
  subject: z.string(),
  since: time,
  message: localised,
  remedy: localised,
  path: z.string(),
});

const releaseSchema = z.object({ number: z.number(), publishedAt: time });

export const overviewSchema = z.object({
  at: time,
  mode: z.enum(['embedded', 'distributed']),
  paused: decision.exactOptional(),
  release: releaseSchema
    .extend({ datasets: z.number(), held: decision.exactOptional(), earlier: z.array(releaseSchema) })
    .exactOptional(),
  lastCompleteRound: time.exactOptional(),
  sources: z.array(sourceSchema),
  jobs: z.array(jobSchema),
  queues: z.array(queueSchema),
  workers: z.array(workerSchema),
  alerts: z.array(alertSchema),
  missing: z.array(z.object({ part: z.enum(['jobs', 'workers', 'alerts']), reason: z.string() })),
}) satisfies z.ZodType<Overview>;
