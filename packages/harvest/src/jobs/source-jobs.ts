import type { JobContext, JobOutcome, Jobs, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { harvestSource } from '../harvest-source.ts';
import type { SourceReport } from '../record-attempt.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { sourceWithId } from '../settings/known-source.ts';
import { updateSourceTables } from '../tables/update-source-tables.ts';
import { harvestPayload, jobKinds, roundJob, tablesPayload } from './job-kinds.ts';
import { withPayload } from './job-payload.ts';

export interface SourceJobOptions {
  /** Sources under way at once in this process. */
  readonly concurrency: number;
}

/** Makes this process one of those that harvest sources and read their tables. */
export async function processSourceJobs(
  jobs: Jobs,
  fileDeps: HarvestDeps,
  { concurrency }: SourceJobOptions,
): Promise<void> {
  const harvest = withPayload(
    harvestPayload,
    fileDeps.log,
    async ({ source: id, since, attempt = 1 }, context) => {
      const deps = await currentDeps(fileDeps);
      const source = sourceWithId(deps.config, id);
      if (source === undefined) return notConfigured(id);
      if (source.paused) return isPaused(id);
      const report = await harvestSource(
        deps,
        {
          source,
          ...(since === undefined ? {} : { since }),
          onProgress: (progress) => context.progress(progress),
        },
        context.signal,
      );
      const done = report.skipped === 'attempted' ? 'source was harvested already' : 'source harvested';
      deps.log.info({ ...report, failures: report.failures.length }, done);
      return outcomeOf(jobs, report, attempt);
    },
  );
  const tables = withPayload(tablesPayload, fileDeps.log, async ({ source: id }, context) => {
    const deps = await currentDeps(fileDeps);
    const source = sourceWithId(deps.config, id);
    if (source === undefined) return notConfigured(id);
    return source.paused ? isPaused(id) : updateTables(deps, source, context);
  });
  await jobs.process(jobKinds.harvest, harvest, { concurrency });
  await jobs.process(jobKinds.tables, tables, { concurrency });
}

const notConfigured = (id: string): JobOutcome => ({
  kind: 'give-up',
  reason: `no source ${id} is configured`,
});

const isPaused = (id: string): JobOutcome => ({ kind: 'give-up', reason: `the source ${id} is paused` });

async function updateTables(deps: HarvestDeps, source: Source, context: JobContext): Promise<JobOutcome> {
  const options = { source, setup: deps.tables, onProgress: context.progress.bind(context) };
  const report = await deps.withLease(
    `source-${source.id}`,
    (inner) => updateSourceTables(deps, options, inner),
    context.signal,
  );
  deps.log.info({ source: source.id, ...report }, 'tables read');
  return { kind: 'done' };
}

const minuteMs = 60_000;
/** A server that is away is asked again after a quarter of an hour, then after an hour; then the schedule decides. */
const retriesAfterMs = [15 * minuteMs, 60 * minuteMs];

/**
 * The one place where what a harvest came to becomes what the queue does: only a server that is away is tried again. Not
 * by the queue's own retry, as the round would wait for it: by a later round of this source alone.
 */
async function outcomeOf(jobs: Jobs, { id, outcome }: SourceReport, attempt: number): Promise<JobOutcome> {
  if (outcome !== 'unreachable') return { kind: 'done' };
  const delayMs = retriesAfterMs[attempt - 1];
  if (delayMs !== undefined) {
    const retry = roundJob({ name: `retry-${id}`, sources: [id], attempt: attempt + 1 });
    await jobs.enqueue(retry, { ...retry, delayMs });
  }
  return { kind: 'give-up', reason: 'the source does not answer' };
}
