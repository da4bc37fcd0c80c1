import type { JobOutcome, Jobs, Source } from '@lanskatalog/core';
import { z } from 'zod';
import type { HarvestDeps } from './deps.ts';
import { harvestSource } from './harvest-source.ts';
import { publishRegion } from './publish-region.ts';
import type { SourceReport } from './record-attempt.ts';
import { loadSourceState } from './source-state.ts';
import { updateSourceTables } from './tables/update-source-tables.ts';

const harvestKind = 'harvest-source';
const publishKind = 'publish-region';

const harvestPayload = z.object({ version: z.literal(1), source: z.string() });

export interface HarvestJobOptions {
  /** Sources under way at once in this process. */
  readonly concurrency: number;
}

/** Makes this process able to run harvest and publish jobs, in either mode. */
export async function processHarvestJobs(
  jobs: Jobs,
  deps: HarvestDeps,
  { concurrency }: HarvestJobOptions,
): Promise<void> {
  await jobs.process(
    harvestKind,
    async (payload, context) => {
      const job = harvestPayload.parse(payload);
      const source = deps.config.sources.find(({ id }) => id === job.source);
      if (source === undefined) return { kind: 'give-up', reason: `no source ${job.source} is configured` };
      const report = await harvestSource(
        deps,
        { source, onProgress: (progress) => context.progress(progress) },
        context.signal,
      );
      deps.log.info({ ...report, failures: report.failures.length }, 'source harvested');
      await updateSourceTables(
        deps,
        { source, setup: deps.tables, onProgress: (progress) => context.progress(progress) },
        context.signal,
      );
      await jobs.enqueue({ kind: publishKind, payload: { version: 1 } }, { id: publishKind, rerun: true });
      return outcomeOf(report, context.attempt);
    },
    { concurrency },
  );
  await jobs.process(
    publishKind,
    async (_payload, { signal }) => {
      const release = await publishRegion(deps, signal);
      deps.log.info({ ...release, problems: release.problems.length }, 'region published');
      return { kind: 'done' };
    },
    { concurrency: 1 },
  );
}

/** Schedules every source that is not paused; those never harvested are harvested at once. */
export async function scheduleHarvests(jobs: Jobs, deps: HarvestDeps): Promise<void> {
  for (const source of deps.config.sources.filter(({ paused }) => !paused)) {
    const job = harvestJob(source);
    await jobs.schedule(`harvest-${source.id}`, source.schedule, { ...job, jitterMs: 60_000 });
    if ((await loadSourceState(deps.documents, source.id)) === undefined) await jobs.enqueue(job, job);
  }
}

const harvestJob = ({ id }: Source) => ({
  kind: harvestKind,
  payload: { version: 1, source: id },
  id: `harvest-${id}`,
  lane: `source-${id}`,
});

const minuteMs = 60_000;
/** A server that is away is asked again after a quarter of an hour, then after an hour; then the schedule decides. */
const retriesAfterMs = [15 * minuteMs, 60 * minuteMs];

/** The one place where what a harvest came to becomes what the queue does: only a server that is away is tried again. */
function outcomeOf({ outcome }: SourceReport, attempt: number): JobOutcome {
  if (outcome !== 'unreachable') return { kind: 'done' };
  const afterMs = retriesAfterMs[attempt - 1];
  const reason = 'the source does not answer';
  return afterMs === undefined ? { kind: 'give-up', reason } : { kind: 'retry', reason, afterMs };
}
