import type { JobInfo } from '@lanskatalog/core';
import type { SourceState } from '@lanskatalog/harvest';
import { loadLastPublishing, loadReleasePointer, sourceStates } from '@lanskatalog/harvest';
import { jobOverview, jobsShown, queuesOf } from './load-jobs.ts';
import { sourceOverview } from './load-source.ts';
import type { Operations } from './operations.ts';
import type { Overview, ReleaseOverview, SourceOverview } from './overview.ts';
import { recentRuns, usualMs } from './recent-runs.ts';
import { loadWorkerBeats } from './worker-beats.ts';

/** A part that takes longer than this to tell is away: the page is for a minute's look. */
const partWithinMs = 3000;

/** All that goes on and all that is wrong. What can't be told just now is named in `missing`; the rest is told. */
export async function loadOverview({ deps, jobs, mode }: Operations): Promise<Overview> {
  const now = deps.clock.now();
  const missing: Overview['missing'][number][] = [];
  const part = async <T>(
    name: 'jobs' | 'workers' | 'alerts',
    load: () => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await within(load(), partWithinMs);
    } catch (error) {
      missing.push({ part: name, reason: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const workers = await part('workers', () => loadWorkerBeats(deps.documents, now));
  const listed = (await part('jobs', () => listJobs(jobs))) ?? [];
  const states = new Map<string, SourceState>();
  for await (const { id, state } of sourceStates(deps.documents)) states.set(id, state);
  const trends = new Map<string, SourceOverview['trend']>();
  for (const { id } of deps.config.sources) trends.set(id, await recentRuns(deps.documents, id));
  const known = { usualMs: (source: string) => usualMs(trends.get(source) ?? []), now };
  const told = listed.map((job) => jobOverview(job, known));
  const sources: SourceOverview[] = [];
  for (const source of deps.config.sources) {
    const facts = {
      source,
      state: states.get(source.id),
      trend: trends.get(source.id) ?? [],
      jobs: told,
      now,
    };
    sources.push(await sourceOverview(deps, facts));
  }
  const release = await releaseOverview(deps);
  const completeRound = (await loadLastPublishing(deps.documents))?.completeRound;
  return {
    at: now.toISOString(),
    mode,
    ...(release === undefined ? {} : { release }),
    ...(completeRound === undefined ? {} : { lastCompleteRound: completeRound }),
    sources,
    jobs: told,
    queues: queuesOf(listed),
    workers: workers ?? [],
    alerts: [],
    missing,
  };
}

async function listJobs(jobs: Operations['jobs']): Promise<readonly JobInfo[]> {
  if (jobs === undefined) throw new Error('this process has no way to the queue');
  return jobs.list({ limit: jobsShown });
}

async function releaseOverview({ documents }: Operations['deps']): Promise<ReleaseOverview | undefined> {
  const current = await loadReleasePointer(documents);
  if (current === undefined) return undefined;
  const { number, publishedAt, datasets, earlier } = current.pointer;
  return {
    number,
    publishedAt,
    datasets,
    earlier: earlier.map(({ number: one, publishedAt: at }) => ({ number: one, publishedAt: at })),
  };
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} seconds`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
