import type { JobInfo } from '@lanskatalog/core';
import type { JobOverview, QueueOverview } from './overview.ts';

/** What is shown of jobs: an installation that has more at once is told by the counts. */
export const jobsShown = 1000;

/** Source that a job is about, where its payload names one. */
function sourceOf({ payload }: JobInfo): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('source' in payload)) return undefined;
  return typeof payload.source === 'string' ? payload.source : undefined;
}

interface Known {
  /** How long a harvest of this source is likely to take, milliseconds. */
  readonly usualMs: (source: string) => number | undefined;
  readonly now: Date;
}

export function jobOverview(job: JobInfo, { usualMs, now }: Known): JobOverview {
  const { id, kind, state, attempt, since, progress, reason } = job;
  const source = sourceOf(job);
  const usual = source === undefined || state !== 'running' ? undefined : usualMs(source);
  return {
    id,
    kind,
    state,
    ...(source === undefined ? {} : { source }),
    attempt,
    since: since.toISOString(),
    ...(progress === undefined ? {} : { progress: stageOf(progress) }),
    ...(usual === undefined ? {} : { leftMs: Math.max(0, since.getTime() + usual - now.getTime()) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Handlers may tell more of their progress than everybody should see. */
const stageOf = ({ stage, done, total }: NonNullable<JobInfo['progress']>) => ({
  stage,
  done,
  ...(total === undefined ? {} : { total }),
});

export function queuesOf(jobs: readonly JobInfo[]): QueueOverview[] {
  const queues = new Map<string, { kind: string; waiting: number; running: number; failed: number }>();
  for (const { kind, state } of jobs) {
    const queue = queues.get(kind) ?? { kind, waiting: 0, running: 0, failed: 0 };
    queue[state === 'delayed' ? 'waiting' : state] += 1;
    queues.set(kind, queue);
  }
  return [...queues.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
