import type { JobEvent, Log } from '@lanskatalog/core';
import { QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { callersId } from './bullmq-job-data.ts';
import { parseEnd, parseReport } from './bullmq-report.ts';

export interface EventSource {
  readonly redis: Redis;
  readonly prefix: string;
  readonly kind: string;
  readonly log: Log;
  /** Redis' id of the last event that is not to be told. */
  readonly since: string;
}

/** Tells of the jobs of one kind, whichever worker has them. */
export function followEvents(
  source: EventSource,
  tell: (event: JobEvent) => void,
): { close(): Promise<void> } {
  const { redis, prefix, kind, log, since } = source;
  const events = new QueueEvents(kind, { connection: redis, prefix, lastEventId: since });
  const say = (jobId: string, event: Omit<JobEvent, 'id' | 'kind'>): void =>
    tell({ id: callersId(jobId), kind, ...event });
  events.on('added', ({ jobId }) => say(jobId, { state: 'waiting' }));
  events.on('progress', ({ jobId, data }) => {
    const report = parseReport(data);
    if (report !== undefined) say(jobId, report);
  });
  events.on('completed', ({ jobId, returnvalue }) => say(jobId, parseEnd(returnvalue)));
  events.on('failed', ({ jobId, failedReason }) => say(jobId, { state: 'failed', reason: failedReason }));
  events.on('removed', ({ jobId }) => say(jobId, { state: 'cancelled' }));
  events.on('stalled', ({ jobId }) => say(jobId, { state: 'waiting', reason: 'its worker went silent' }));
  events.on('error', (error) => log.warn({ err: error }, 'following job events failed'));
  return { close: async () => events.close() };
}
