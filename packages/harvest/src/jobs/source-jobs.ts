import type { JobContext, JobOutcome, Jobs, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { processDryRuns } from '../dry-runs/dry-run-jobs.ts';
import { harvestSource } from '../harvest-source.ts';
import type { SourceReport } from '../record-attempt.ts';
import { readTablesOfRun } from '../runs/read-tables-of-run.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { sourceWithId } from '../settings/known-source.ts';
import { harvestPayload, jobKinds, roundJob, tablesPayload } from './job-kinds.ts';
import { withPayload } from './job-payload.ts';
import { giveUpIfOverdue } from './overdue-job.ts';
import type { AskedSource } from './quiet-sources.ts';
import { putOffWhileQuiet } from './quiet-sources.ts';

export interface SourceJobOptions {
  /** Sources under way at once in this process. */
  readonly concurrency: number;
}

/** Makes this process one of those that harvest sources, try out what a harvest would come to, and read tables. */
export async function processSourceJobs(
  jobs: Jobs,
  fileDeps: HarvestDeps,
  { concurrency }: SourceJobOptions,
): Promise<void> {
  const harvest = withPayload(
    harvestPayload,
    fileDeps.log,
    async ({ source: id, since, attempt = 1, force, full }, context) => {
      const deps = await currentDeps(fileDeps);
      const source = sourceWithId(deps.config, id);
      if (source === undefined) return notConfigured(id);
      const hindered = await hindrance(jobs, deps, { source, force });
      if (hindered !== undefined) return hindered;
      const report = await harvestSource(
        deps,
        {
          source,
          ...(since === undefined ? {} : { since }),
          ...(full === undefined ? {} : { full }),
          onProgress: (progress) => context.progress(progress),
        },
        context.signal,
      );
      const done = report.skipped === 'attempted' ? 'source was harvested already' : 'source harvested';
      deps.log.info({ ...report, failures: report.failures.length }, done);
      return outcomeOf(jobs, report, attempt);
    },
  );
  const tables = withPayload(tablesPayload, fileDeps.log, async ({ source: id, force }, context) => {
    const deps = await currentDeps(fileDeps);
    const source = sourceWithId(deps.config, id);
    if (source === undefined) return notConfigured(id);
    return (await hindrance(jobs, deps, { source, force })) ?? updateTables(deps, source, context);
  });
  await jobs.process(jobKinds.harvest, harvest, { concurrency });
  await jobs.process(jobKinds.tables, tables, { concurrency });
  await processDryRuns(jobs, fileDeps);
}

const notConfigured = (id: string): JobOutcome => ({
  kind: 'give-up',
  reason: `no source ${id} is configured`,
});

/** What has come between since the job was handed out. */
async function hindrance(jobs: Jobs, deps: HarvestDeps, asked: AskedSource): Promise<JobOutcome | undefined> {
  const { id, paused } = asked.source;
  if (paused) return { kind: 'give-up', reason: `the source ${id} is paused` };
  const until = await putOffWhileQuiet(jobs, deps, asked);
  if (until === undefined) return undefined;
  return { kind: 'give-up', reason: `the source ${id} has quiet hours; it is asked at ${until}` };
}

async function updateTables(deps: HarvestDeps, source: Source, context: JobContext): Promise<JobOutcome> {
  const options = { source, onProgress: context.progress.bind(context) };
  const read = async (signal: AbortSignal): Promise<JobOutcome> => {
    const report = await readTablesOfRun(deps, options, signal);
    deps.log.info({ source: source.id, ...report }, 'tables read');
    return { kind: 'done' };
  };
  return deps.withLease(`source-${source.id}`, read, context.signal).catch(giveUpIfOverdue);
}

const minuteMs = 60_000;
/** A server that is away is asked again after a quarter of an hour, then after an hour; then the schedule decides. */
const retriesAfterMs = [15 * minuteMs, 60 * minuteMs];

/**
 * The one place where what a harvest came to becomes what the queue does: only a server that is away is tried again. Not
 * by the queue's own retry, as the round would wait for it: by a later round of this source alone.
 */
async function outcomeOf(
  jobs: Jobs,
  { id, outcome, skipped }: SourceReport,
  attempt: number,
): Promise<JobOutcome> {
  // For whoever counts; a source that had been attempted already was not asked.
  const result = skipped === 'attempted' ? undefined : { outcome };
  if (outcome !== 'unreachable') return { kind: 'done', result };
  const delayMs = retriesAfterMs[attempt - 1];
  if (delayMs !== undefined) {
    const retry = roundJob({ name: `retry-${id}`, sources: [id], attempt: attempt + 1 });
    await jobs.enqueue(retry, { ...retry, delayMs });
  }
  return { kind: 'give-up', reason: 'the source does not answer', result };
}
