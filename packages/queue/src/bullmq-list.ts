import type { JobInfo } from '@lanskatalog/core';
import type { Job, Queue } from 'bullmq';
import type { BullMqGate } from './bullmq-gate.ts';
import { callersId, parseJobData } from './bullmq-job-data.ts';
import type { BullMqLater } from './bullmq-later.ts';
import { parseReport } from './bullmq-report.ts';

/** BullMQ's states in the order that people look for them. */
const listedStates = [
  'active',
  'prioritized',
  'waiting',
  'waiting-children',
  'delayed',
  'failed',
] as const satisfies readonly Parameters<Queue['getJobs']>[0][];
type ListedState = (typeof listedStates)[number];

interface Lists {
  readonly queues: readonly Queue[];
  readonly later: BullMqLater;
  readonly gate: BullMqGate;
}

/** Asks Redis for no more than `limit` jobs of each queue and state, and for none beyond the limit. */
export async function listJobs({ queues, later, gate }: Lists, limit: number): Promise<JobInfo[]> {
  // By BullMQ's id, as a job may pass from one state to another meanwhile.
  const listed = new Map<string, JobInfo>();
  for (const state of listedStates) {
    if (listed.size >= limit) break;
    const found = await Promise.all(
      queues.map(async (queue) => queue.getJobs(state, 0, limit - 1, state !== 'failed')),
    );
    for (const [id, job] of state === 'waiting-children' ? await later.joins(limit) : []) listed.set(id, job);
    for (const job of found.flat()) listed.set(job.id ?? '', await toJobInfo(job, state, gate));
  }
  return [...listed.values()].slice(0, limit);
}

async function toJobInfo(job: Job, state: ListedState, gate: BullMqGate): Promise<JobInfo> {
  const parsed = parseJobData(job.data);
  const data = parsed.kind === 'data' ? parsed.data : undefined;
  const parkedSince =
    data === undefined || state !== 'delayed'
      ? undefined
      : await gate.parkedSince({ jobId: job.id ?? '', kind: job.name, data });
  return {
    id: callersId(job.id ?? ''),
    kind: job.name,
    payload: data?.payload,
    attempt: Math.max(1, (data?.retries ?? 0) + job.attemptsMade + (state === 'failed' ? 0 : 1)),
    state: parkedSince === undefined ? shownStates[state] : 'waiting',
    since: parkedSince ?? new Date(sinceOf(job, state)),
    ...told(job, state),
  };
}

const shownStates: Readonly<Record<ListedState, JobInfo['state']>> = {
  active: 'running',
  prioritized: 'waiting',
  waiting: 'waiting',
  'waiting-children': 'waiting',
  delayed: 'delayed',
  failed: 'failed',
};

function sinceOf(job: Job, state: ListedState): number {
  if (state === 'active') return job.processedOn ?? job.timestamp;
  return state === 'failed' ? (job.finishedOn ?? job.timestamp) : job.timestamp;
}

/** What the last run of the job said of it. */
function told(job: Job, state: ListedState): Pick<JobInfo, 'progress' | 'reason'> {
  if (state === 'failed') return { reason: job.failedReason };
  const report = parseReport(job.progress);
  if (state === 'active') return report?.progress === undefined ? {} : { progress: report.progress };
  return report?.reason === undefined ? {} : { reason: report.reason };
}
