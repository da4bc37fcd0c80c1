import type { Jobs } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { roundJob } from '../jobs/job-kinds.ts';
import type { ActiveRun } from './active-runs.ts';
import { activeRuns } from './active-runs.ts';
import { loadRuns } from './harvest-run.ts';
import { recordInterrupted } from './unfinished-run.ts';

/** A source that brings down the process that harvests it is not asked again and again: the next try is the schedule's. */
const retriesInARow = 3;

/**
 * How long a run is left to the queue, milliseconds. One that outlives its workers hands their jobs to others by itself, and
 * a second round beside that would only make a second release; one in memory is gone with its process.
 */
export const leftToQueueMs = { inMemory: 0, lasting: 5 * 60_000 } as const;

/** Writes down every run whose process is gone as interrupted, and returns them. */
async function closeInterruptedRuns(deps: HarvestDeps, leftForMs: number): Promise<readonly ActiveRun[]> {
  const closed: ActiveRun[] = [];
  const before = new Date(deps.clock.now().getTime() - leftForMs).toISOString();
  for await (const left of activeRuns(deps.documents)) {
    if (left.run.seenAt > before) continue;
    if (await deps.isLeaseHeld(`source-${left.run.source}`)) continue;
    await recordInterrupted(deps, left);
    closed.push(left.run);
  }
  return closed;
}

/** Closes runs whose process is gone, and asks for their sources to be harvested again; returns the ids of those. */
export async function retryInterrupted(
  jobs: Jobs,
  deps: HarvestDeps,
  leftForMs: number,
): Promise<readonly string[]> {
  const retried: string[] = [];
  for (const { source, startedAt } of await closeInterruptedRuns(deps, leftForMs)) {
    if (await keepsEnding(deps, source)) {
      deps.log.error({ source }, 'a source whose runs keep being interrupted waits for its schedule');
      continue;
    }
    // The queue may have handed the job to another worker by itself: then the source has been attempted since.
    const retry = roundJob({ name: `interrupted-${source}`, sources: [source], since: startedAt });
    await jobs.enqueue(retry, retry);
    retried.push(source);
  }
  return retried;
}

async function keepsEnding({ documents }: HarvestDeps, source: string): Promise<boolean> {
  const runs = await loadRuns(documents, { source, limit: retriesInARow + 1 });
  return runs.length > retriesInARow && runs.every(({ outcome }) => outcome === 'interrupted');
}

const lookEveryMs = 60_000;

/** Looks for interrupted runs at once and then each minute, until closed. */
export function followInterrupted(
  jobs: Jobs,
  deps: HarvestDeps,
  leftForMs: number,
): { close(): Promise<void> } {
  const stop = new AbortController();
  const following = follow(() => retryInterrupted(jobs, deps, leftForMs), deps, stop.signal);
  return {
    close: async () => {
      stop.abort();
      await following;
    },
  };
}

async function follow(
  look: () => Promise<unknown>,
  deps: Pick<HarvestDeps, 'log' | 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await look();
    } catch (err) {
      deps.log.warn({ err }, 'interrupted runs could not be looked for');
    }
    await deps.clock.sleep(lookEveryMs, signal).catch(() => undefined);
  }
}
