import type { JobInfo } from '@lanskatalog/core';
import type { HarvestDeps, SourceState } from '@lanskatalog/harvest';
import {
  currentDeps,
  loadActiveRuns,
  loadEverythingPaused,
  loadLastPublishing,
  loadPublishingHold,
  loadReleasePointer,
  loadSourceState,
  sourceStates,
  tablesTroubles,
} from '@lanskatalog/harvest';
import { loadOpenAlerts } from './load-alerts.ts';
import { jobOverview, jobsShown, queuesOf } from './load-jobs.ts';
import { sourceOverview } from './load-source.ts';
import type { Operations } from './operations.ts';
import type { JobOverview, Overview, QueueOverview, ReleaseOverview, SourceOverview } from './overview.ts';
import { recentRuns, usualMs } from './recent-runs.ts';
import { within } from './within.ts';
import { loadWorkerBeats } from './worker-beats.ts';

type Trends = ReadonlyMap<string, SourceOverview['trend']>;

/** All that goes on and all that is wrong. What can't be told just now is named in `missing`; the rest is told. */
export async function loadOverview(operations: Operations): Promise<Overview> {
  const { jobs, mode } = operations;
  const deps = await currentDeps(operations.deps);
  const now = deps.clock.now();
  const { missing, part } = parts();
  const workers = await part('workers', () => loadWorkerBeats(deps.documents, now));
  const listed = (await part('jobs', () => listJobs(jobs))) ?? [];
  const alerts = await part('alerts', () => loadOpenAlerts(deps.documents));
  const active = new Map((await loadActiveRuns(deps.documents)).map((run) => [run.source, run]));
  const states = new Map<string, SourceState>();
  for await (const { id, state } of sourceStates(deps.documents)) states.set(id, state);
  const trends = await trendsOf(deps);
  const told = toldOf(listed, trends, now);
  const tables = await tablesTroubles(deps.documents, {});
  const sources: SourceOverview[] = [];
  for (const source of deps.config.sources) {
    const { id } = source;
    sources.push(
      await sourceOverview(deps, {
        source,
        state: states.get(id),
        trend: trends.get(id) ?? [],
        jobs: told,
        active: active.get(id),
        tables: tables.get(id),
        now,
      }),
    );
  }
  const paused = await loadEverythingPaused(deps.documents);
  const release = await releaseOverview(deps);
  const completeRound = (await loadLastPublishing(deps.documents))?.completeRound;
  return {
    at: now.toISOString(),
    mode,
    ...(paused === undefined ? {} : { paused }),
    ...(release === undefined ? {} : { release }),
    ...(completeRound === undefined ? {} : { lastCompleteRound: completeRound }),
    sources,
    jobs: told,
    queues: queuesOf(listed),
    workers: workers ?? [],
    alerts: alerts ?? [],
    missing,
  };
}

/** One source as the overview shows it; undefined where there is no such source. */
export async function loadSourceOverview(
  { deps: atStart, jobs }: Operations,
  id: string,
): Promise<SourceOverview | undefined> {
  const deps = await currentDeps(atStart);
  const source = deps.config.sources.find((one) => one.id === id);
  if (source === undefined) return undefined;
  const now = deps.clock.now();
  const { part } = parts();
  const listed = (await part('jobs', () => listJobs(jobs))) ?? [];
  const trend = await recentRuns(deps.documents, id);
  const state = (await loadSourceState(deps.documents, id))?.state;
  const told = toldOf(listed, new Map([[id, trend]]), now);
  const active = (await loadActiveRuns(deps.documents)).find((run) => run.source === id);
  const tables = (await tablesTroubles(deps.documents, { source: id })).get(id);
  return sourceOverview(deps, { source, state, trend, jobs: told, active, tables, now });
}

export interface JobsOverview {
  readonly jobs: readonly JobOverview[];
  readonly queues: readonly QueueOverview[];
}

/**
 * What runs, waits and has failed of late.
 *
 * @throws where the queue does not answer.
 */
export async function loadJobsOverview({ deps: atStart, jobs }: Operations): Promise<JobsOverview> {
  const deps = await currentDeps(atStart);
  const listed = await within(listJobs(jobs), partWithinMs);
  return { jobs: toldOf(listed, await trendsOf(deps), deps.clock.now()), queues: queuesOf(listed) };
}

async function trendsOf({ documents, config }: HarvestDeps): Promise<Trends> {
  const trends = new Map<string, SourceOverview['trend']>();
  for (const { id } of config.sources) trends.set(id, await recentRuns(documents, id));
  return trends;
}

const toldOf = (listed: readonly JobInfo[], trends: Trends, now: Date): readonly JobOverview[] =>
  listed.map((job) =>
    jobOverview(job, { usualMs: (source: string) => usualMs(trends.get(source) ?? []), now }),
  );

async function listJobs(jobs: Operations['jobs']): Promise<readonly JobInfo[]> {
  if (jobs === undefined) throw new Error('this process has no way to the queue');
  return jobs.list({ limit: jobsShown });
}

async function releaseOverview({ documents }: HarvestDeps): Promise<ReleaseOverview | undefined> {
  const current = await loadReleasePointer(documents);
  if (current === undefined) return undefined;
  const { number, publishedAt, datasets, earlier } = current.pointer;
  const held = await loadPublishingHold(documents);
  return {
    number,
    publishedAt,
    datasets,
    ...(held === undefined ? {} : { held }),
    earlier: earlier.map(({ number: one, publishedAt: at }) => ({ number: one, publishedAt: at })),
  };
}

/** A part that takes longer than this to tell is away: the page is for a minute's look. */
const partWithinMs = 3000;

/** Parts that may fail alone, and the list of those that did. */
function parts() {
  const missing: Overview['missing'][number][] = [];
  const part = async <T>(
    name: Overview['missing'][number]['part'],
    load: () => Promise<T>,
  ): Promise<T | undefined> => {
    try {
      return await within(load(), partWithinMs);
    } catch (error) {
      missing.push({ part: name, reason: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  return { missing, part };
}
