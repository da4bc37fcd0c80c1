import type { Outcome, Problem, ProblemCounts, Source } from '@lanskatalog/core';
import { countProblems } from '@lanskatalog/core';
import { attemptFailure } from '../attempt-failure.ts';
import { attemptSource } from '../attempt-source.ts';
import type { HarvestDeps, OnProgress } from '../deps.ts';
import { headersOf } from '../discover-source.ts';
import { createSourceFetcher } from '../page-fetcher.ts';
import type { SourceFetcher } from '../page-fetcher.ts';
import type { Attempt } from '../record-attempt.ts';
import type { DatasetCounts } from '../runs/harvest-run.ts';
import { noDatasets } from '../runs/harvest-run.ts';
import { dryRunDiffLimits } from '../runs/diff-harvest.ts';
import type { HarvestDiff, RunDetails } from '../runs/run-details.ts';
import type { RunRecorder } from '../runs/run-recorder.ts';
import { recordRun } from '../runs/run-recorder.ts';
import { watchStages } from '../runs/stage-watch.ts';
import type { StoredState } from '../source-state.ts';
import { loadSourceState } from '../source-state.ts';
import { scratchBlobs } from './scratch-blobs.ts';

/** What a harvest would come to. */
export interface DryRun {
  readonly outcome: Outcome;
  readonly counts: DatasetCounts;
  readonly diff: HarvestDiff;
  /** The first of them; all are counted. */
  readonly problems: readonly Problem[];
  readonly problemCounts: ProblemCounts;
  /** Stages, requests and log. */
  readonly details: RunDetails;
}

const problemsAtMost = 1000;

/**
 * A harvest of a source, configured already or not yet, that reads everything afresh and changes nothing: neither state nor
 * records nor releases. What comes is written aside while it lasts.
 */
export async function dryRunSource(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<DryRun> {
  const recorder = recordRun(deps);
  const blobs = scratchBlobs(deps.blobs, `dry-runs/scratch-${deps.clock.id()}`);
  const stages = watchStages(deps.clock, signal);
  const tell: OnProgress = (progress) => {
    if (progress.stage !== recorder.stage()) stages.enter(progress.stage);
    recorder.progress(progress);
    onProgress(progress);
  };
  const aside = { ...deps, blobs, http: recorder.http, log: recorder.log };
  try {
    tell({ source: source.id, stage: 'fetching', done: 0 });
    const attempt = await stages.run((inner) => attemptAfresh(aside, { source, onProgress: tell }, inner));
    return resultOf(recorder, attempt);
  } catch (error) {
    signal.throwIfAborted();
    recorder.log.error({ source: source.id, err: error }, 'dry run broke off');
    return resultOf(recorder, attemptFailure(source, error));
  } finally {
    await blobs.clear();
  }
}

async function attemptAfresh(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<Attempt> {
  const fetcher = freshFetcher(deps, source, signal);
  const stored = withoutDiscovery(await loadSourceState(deps.documents, source.id));
  const options = { source, stored, fetcher, started: deps.clock.now(), onProgress };
  return attemptSource(deps, { ...options, diffLimits: dryRunDiffLimits }, signal);
}

const freshFetcher = (deps: HarvestDeps, source: Source, signal: AbortSignal): SourceFetcher =>
  createSourceFetcher(
    {
      http: deps.http,
      blobs: deps.blobs,
      sourceId: source.id,
      remembered: [],
      conditional: false,
      now: () => deps.clock.now(),
      ...headersOf(source),
      onBytes: () => {},
    },
    signal,
  );

/** So that a source of kind auto is looked through again. */
const withoutDiscovery = (stored: StoredState | undefined): StoredState | undefined =>
  stored && { ...stored, state: { ...stored.state, discovery: undefined } };

const nothingCompared: HarvestDiff = {
  added: [],
  changed: [],
  removed: [],
  rejected: [],
  unchanged: 0,
  leftOut: 0,
};

function resultOf(recorder: RunRecorder, attempt: Attempt): DryRun {
  const details = recorder.details({ answers: [], problems: [] });
  const result = { counts: noDatasets, diff: nothingCompared, details };
  if (attempt.kind === 'unchanged') {
    return { ...result, outcome: 'unchanged', problems: [], problemCounts: countProblems([]) };
  }
  const { outcome, problems, diff, datasets } = attempt;
  return {
    ...result,
    outcome,
    ...(diff === undefined ? {} : { diff }),
    ...(datasets === undefined ? {} : { counts: datasets }),
    problems: problems.slice(0, problemsAtMost),
    problemCounts: countProblems(problems),
  };
}
