import { checkSource, checkSourceData } from '@lanskatalog/config';
import type {
  JobContext,
  JobOutcome,
  Jobs,
  Municipality,
  Problem,
  RegionConfig,
  Source,
} from '@lanskatalog/core';
import { JobCancelledError } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import type { DryRunPayload } from '../jobs/job-kinds.ts';
import { dryRunJob, dryRunPayload, jobKinds } from '../jobs/job-kinds.ts';
import { withPayload } from '../jobs/job-payload.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { sourceWithId, unknownSource } from '../settings/known-source.ts';
import type { DryRun } from './dry-run-source.ts';
import { dryRunSource } from './dry-run-source.ts';
import type { DryRunRecord } from './dry-run-store.ts';
import {
  clearDryRuns,
  dryRunLease,
  hashWritten,
  loadDryRunRecord,
  loadDryRunResult,
  processEnded,
  saveDryRun,
  saveDryRunResult,
} from './dry-run-store.ts';

export interface DryRunRequest {
  /** Id of a source; with `written`, of the one that it would replace. */
  readonly source?: string | undefined;
  /** A source as a person writes it, before it is saved: YAML, JSON or its data. */
  readonly written?: string | object | undefined;
  /** Lower goes first. */
  readonly priority?: number | undefined;
}

export type DryRunAnswer =
  | { readonly kind: 'requested'; readonly id: string; readonly source: Source }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Asks for a dry run, whose result is read by its id, for a day. */
export async function requestDryRun(
  jobs: Jobs,
  deps: HarvestDeps,
  request: DryRunRequest,
): Promise<DryRunAnswer> {
  const { config } = await currentDeps(deps);
  const found = findSource(config, request);
  if (found.kind === 'refused') return found;
  const { source, written } = found;
  const id = deps.clock.id();
  const now = deps.clock.now();
  await clearDryRuns(deps, now);
  await saveDryRun(deps.documents, id, {
    version: 1,
    source: source.id,
    url: source.url,
    ...(written === undefined ? {} : { written, writtenHash: hashWritten(written) }),
    state: 'waiting',
    requestedAt: now.toISOString(),
  });
  const job = dryRunJob({ config, source, priority: request.priority }, { id, written });
  await jobs.enqueue(job, job);
  return { kind: 'requested', id, source };
}

type Found =
  | { readonly kind: 'found'; readonly source: Source; readonly written?: Record<string, unknown> }
  | Extract<DryRunAnswer, { kind: 'refused' }>;

function findSource(config: RegionConfig, { source: id, written }: DryRunRequest): Found {
  if (written === undefined) {
    const source = sourceWithId(config, id ?? '');
    return source === undefined
      ? { kind: 'refused', problems: [unknownSource(config, id ?? '')] }
      : { kind: 'found', source };
  }
  const checked = checkSource(written, without(config, id), id);
  return checked.kind === 'invalid'
    ? { kind: 'refused', problems: checked.problems.map((fault) => fault.problem) }
    : { kind: 'found', ...checked.value };
}

const without = (config: RegionConfig, id: string | undefined): RegionConfig => ({
  ...config,
  sources: config.sources.filter((source) => source.id !== id),
});

export interface LoadedDryRun extends DryRunRecord {
  readonly id: string;
  /** Once it is done. */
  readonly result?: DryRun;
}

/** A dry run as far as it has come; undefined where there is none, or it was a while ago. */
export async function loadDryRun(
  deps: Pick<HarvestDeps, 'documents' | 'blobs' | 'isLeaseHeld'>,
  id: string,
): Promise<LoadedDryRun | undefined> {
  const record = await loadDryRunRecord(deps.documents, id);
  if (record === undefined) return undefined;
  if (record.state === 'running' && !(await deps.isLeaseHeld(dryRunLease(record.source)))) {
    // It may have ended while it was asked after.
    const again = await loadDryRunRecord(deps.documents, id);
    if (again?.state === 'running') return { ...again, id, state: 'failed', reason: processEnded };
  }
  if (record.state !== 'done') return { ...record, id };
  const result = await loadDryRunResult(deps.blobs, id);
  return { ...record, id, ...(result === undefined ? {} : { result }) };
}

/** Makes this process one of those that try out what a harvest would come to. */
export async function processDryRuns(jobs: Jobs, fileDeps: HarvestDeps): Promise<void> {
  const handler = withPayload(dryRunPayload, fileDeps.log, async (payload, context): Promise<JobOutcome> => {
    const deps = await currentDeps(fileDeps);
    const record = await loadDryRunRecord(deps.documents, payload.id);
    if (record === undefined || record.finishedAt !== undefined) return { kind: 'done' };
    return deps.withLease(
      dryRunLease(payload.source),
      (inner) => tryOut(deps, { payload, record, context }, inner),
      context.signal,
    );
  });
  await jobs.process(jobKinds.dryRun, handler, { concurrency: 2 });
}

interface Trying {
  readonly payload: DryRunPayload;
  readonly record: DryRunRecord;
  readonly context: JobContext;
}

async function tryOut(
  deps: HarvestDeps,
  { payload, record, context }: Trying,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const { documents, clock } = deps;
  const { id } = payload;
  const running = { ...record, startedAt: clock.now().toISOString() };
  const end = async (state: 'done' | 'failed', reason?: string): Promise<void> => {
    const finishedAt = clock.now().toISOString();
    const ended = { ...running, state, finishedAt, ...(reason === undefined ? {} : { reason }) };
    await saveDryRun(documents, id, ended);
  };
  await saveDryRun(documents, id, { ...running, state: 'running' });
  try {
    const proposed = proposedDeps(deps, payload);
    if (proposed === undefined) {
      await end('failed', 'the source does not fit the configuration any more');
      return { kind: 'done' };
    }
    const onProgress = context.progress.bind(context);
    const result = await dryRunSource(proposed.deps, { source: proposed.source, onProgress }, signal);
    await saveDryRunResult(deps.blobs, id, result);
    await end('done');
    return { kind: 'done' };
  } catch (error) {
    // A process that is stopped leaves it to whoever takes the job over, or to be found out.
    const isStopped = signal.aborted && !(signal.reason instanceof JobCancelledError);
    if (!isStopped) await end('failed', error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** The source that is tried out, in a region where it is. */
function proposedDeps(
  deps: HarvestDeps,
  { source: id, written }: DryRunPayload,
): { readonly deps: HarvestDeps; readonly source: Source } | undefined {
  const { config } = deps;
  if (written === undefined) {
    const source = sourceWithId(config, id);
    return source && { deps, source };
  }
  const checked = checkSourceData(written, without(config, id));
  if (checked.kind === 'invalid') return undefined;
  const { source, municipality } = checked.value;
  return { deps: { ...deps, config: withMunicipality(config, municipality) }, source };
}

const withMunicipality = (config: RegionConfig, municipality: Municipality): RegionConfig => ({
  ...config,
  municipalities: [...config.municipalities.filter(({ code }) => code !== municipality.code), municipality],
});
