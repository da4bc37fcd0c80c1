import type { JobEvent, JobInfo, QueuedJob } from '@lanskatalog/core';

/** A job that waits or runs. */
export interface Entry {
  readonly id: string;
  readonly uniqueId: string;
  readonly job: QueuedJob;
  /** Order of arrival. */
  readonly sequence: number;
  /** held: its time has not come, or others have to end first. */
  state: 'held' | 'ready' | 'running';
  attempt: number;
  crashes: number;
  /** False while a delay lasts. */
  due: boolean;
  /** The jobs that have to end first. */
  readonly waitingFor: Set<Entry>;
  readonly stop: AbortController;
  /** The same job, asked for again while it runs. */
  rerun: QueuedJob | undefined;
  /** What was last told of it, and when it came into the state. */
  told: Pick<JobEvent, 'state' | 'progress' | 'reason'>;
  since: Date;
}

const defaultPriority = 10;

/** Negative where `one` goes first. */
export const compareEntries = (one: Entry, other: Entry): number =>
  priorityOf(one) - priorityOf(other) || one.sequence - other.sequence;

const priorityOf = ({ job }: Entry): number => job.priority ?? defaultPriority;

/** True if `entry` would exceed what its lane or limit allows beside the jobs that run. */
export function isCrowded(entry: Entry, running: Iterable<Entry>): boolean {
  const { lane, limit } = entry.job;
  let sharing = 0;
  for (const { job } of running) {
    if (lane !== undefined && job.lane === lane) return true;
    if (limit !== undefined && job.limit?.key === limit.key) sharing += 1;
  }
  return limit !== undefined && sharing >= limit.atOnce;
}

/** For people to see. */
export const toJobInfo = ({ id, job, state, due, attempt, since, told }: Entry): JobInfo => ({
  id,
  kind: job.kind,
  payload: job.payload,
  state: state === 'running' ? 'running' : due ? 'waiting' : 'delayed',
  attempt,
  since,
  ...(told.progress === undefined ? {} : { progress: told.progress }),
  ...(told.reason === undefined ? {} : { reason: told.reason }),
});
