import { randomUUID } from 'node:crypto';
import type { QueuedJob } from '@lanskatalog/core';
import type { JobsOptions } from 'bullmq';
import { z } from 'zod';
import type { CrashPolicy } from './crash-policy.ts';

/** Counted up when older workers would misunderstand what newer ones enqueue. */
const dataVersion = 1;

const jobData = z.object({
  version: z.literal(dataVersion),
  payload: z.unknown(),
  /** Attempts whose outcome was to try again; those that threw are counted by BullMQ. */
  retries: z.int().nonnegative(),
  lane: z.string().exactOptional(),
  limit: z.object({ key: z.string(), atOnce: z.int().positive() }).exactOptional(),
});

/** A job's data as it lies in Redis. */
export type JobData = z.infer<typeof jobData>;

export type ParsedData =
  | { readonly kind: 'data'; readonly data: JobData }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'invalid'; readonly reason: string };

export function parseJobData(raw: unknown): ParsedData {
  const versioned = z.object({ version: z.number() }).safeParse(raw);
  if (versioned.success && versioned.data.version > dataVersion) {
    return { kind: 'newer', version: versioned.data.version };
  }
  const parsed = jobData.safeParse(raw);
  return parsed.success
    ? { kind: 'data', data: parsed.data }
    : { kind: 'invalid', reason: z.prettifyError(parsed.error) };
}

export const toJobData = ({ payload, lane, limit }: QueuedJob): JobData => ({
  version: dataVersion,
  payload,
  retries: 0,
  ...(lane === undefined ? {} : { lane }),
  ...(limit === undefined ? {} : { limit }),
});

const defaultPriority = 10;
const daySeconds = 24 * 60 * 60;

/**
 * BullMQ remembers jobs that ended and takes no second one of their id, so its id is unique; the caller's is what it
 * deduplicates on, and is read back from the unique one.
 */
export const toJobOptions = (job: QueuedJob, id: string, crashes: CrashPolicy): JobsOptions => ({
  ...commonOptions(job, crashes),
  jobId: `${encodeURIComponent(id)}~${randomUUID()}`,
  deduplication: { id, ...(job.rerun ? { keepLastIfActive: true } : {}) },
});

/**
 * A job that another waits for. BullMQ deduplicates such by its own id alone, which is then the same for the same
 * caller's id, so that none runs twice when all are asked for again, as after a crash.
 */
export const toChildOptions = (job: QueuedJob, id: string, crashes: CrashPolicy): JobsOptions => ({
  ...commonOptions(job, crashes),
  jobId: childJobId(id),
  // The failure of one is no reason for what comes after all not to run.
  ignoreDependencyOnFailure: true,
});

export const childJobId = (id: string): string => `${encodeURIComponent(id)}~child`;

const commonOptions = (job: QueuedJob, crashes: CrashPolicy): JobsOptions => ({
  delay: Math.round(job.delayMs ?? 0),
  priority: job.priority ?? defaultPriority,
  attempts: crashes.attempts,
  backoff: { type: 'exponential', delay: crashes.backoffMs },
  removeOnComplete: { count: 1000, age: 7 * daySeconds },
  removeOnFail: { count: 1000, age: 30 * daySeconds },
});

/** The caller's id of a job. */
export const callersId = (jobId: string): string =>
  decodeURIComponent(jobId.slice(0, jobId.lastIndexOf('~')));
