import type { Outcome, Problem, ProblemCounts, Source } from '@lanskatalog/core';
import { countProblems, sha256Hex } from '@lanskatalog/core';
import type { HarvestDeps } from './deps.ts';
import type { SourceFetcher } from './page-fetcher.ts';
import { saveRunDetails } from './runs/details-blob.ts';
import type { DatasetCounts, HarvestRun } from './runs/harvest-run.ts';
import { noDatasets, saveRun } from './runs/harvest-run.ts';
import type { OpenRun } from './runs/open-run.ts';
import type { HarvestDiff } from './runs/run-details.ts';
import { forgetShrinkDecision, hashUris } from './runs/shrink-decisions.ts';
import { ageOut, blobsOf } from './source-blobs.ts';
import type { SourceState, StoredDiscovery, StoredState } from './source-state.ts';
import { saveSourceState } from './source-state.ts';
import { writeProblems } from './store-reading.ts';

/** What one attempt at a source came to, before it is written down. */
export type Attempt =
  | { readonly kind: 'unchanged'; readonly skipped: 'conditional' | 'answer-hash' }
  | {
      readonly kind: 'read';
      readonly outcome: Extract<Outcome, 'harvested' | 'unchanged' | 'incomplete'>;
      readonly datasets: DatasetCounts;
      readonly records: string | undefined;
      readonly published: number;
      readonly problemsBlob: string | undefined;
      readonly problems: readonly Problem[];
      readonly graceEnds: string | undefined;
      /** Old URI → new URI of datasets found to have moved by this harvest. */
      readonly moved: ReadonlyMap<string, string>;
      readonly diff: HarvestDiff;
      readonly discovery?: FoundByLooking | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly outcome: Extract<Outcome, 'unreachable' | 'refused' | 'invalid' | 'guarded'>;
      readonly problems: readonly Problem[];
      readonly datasets?: DatasetCounts;
      /** What it would have changed, where it came to comparing. */
      readonly diff?: HarvestDiff;
      /** URIs of the datasets for whose sake it was held back. */
      readonly wouldGo?: readonly string[];
      readonly discovery?: FoundByLooking | undefined;
    };

/** An attempt that came to reading something. */
export type ReadAttempt = Exclude<Attempt, { kind: 'unchanged' }>;

/** What looking through a site gave, for a source of kind auto. */
interface FoundByLooking {
  /** Undefined where it is not to be remembered. */
  readonly stored: StoredDiscovery | undefined;
  readonly snapshots: readonly string[];
}

export interface SourceReport {
  readonly id: string;
  readonly outcome: Outcome;
  readonly datasets: DatasetCounts;
  readonly problems: ProblemCounts;
  readonly ms: number;
  /** Which step found that nothing had changed, or that there was nothing to do. */
  readonly skipped?: 'attempted' | 'conditional' | 'answer-hash' | 'dataset-hash';
  /** The errors of a failed attempt, for people to read at once. */
  readonly failures: readonly Problem[];
}

export interface RecordAttemptOptions {
  readonly source: Source;
  readonly stored: StoredState | undefined;
  readonly fetcher: SourceFetcher;
  readonly fingerprint: string;
  readonly run: OpenRun;
  readonly full: boolean;
  readonly attempt: Attempt;
}

/** Moves the source's state on and writes the run down. The state moves last, so a crash before it changes nothing. */
export async function recordAttempt(deps: HarvestDeps, options: RecordAttemptOptions): Promise<SourceReport> {
  const { source, stored, attempt, run: open } = options;
  const attemptProblems =
    attempt.kind === 'failed' ? await writeProblems(deps, source, attempt.problems) : undefined;
  const state = nextState(options, { runId: open.id, attemptProblems });
  const run = await runOf(deps, options, state);
  const { older, dropped } = ageOut(stored?.state, state, deps.config.retention.snapshots);
  const next: SourceState = { ...state, run, older: older.map((keys) => [...keys]) };
  const saved = await saveSourceState(deps.documents, source.id, {
    state: next,
    revision: stored?.revision ?? 0,
  });
  if (!saved) throw new Error(`another process harvested ${source.id} at the same time; its result stays`);
  await saveRun(deps.documents, open.id, run);
  for (const key of dropped) await deps.blobs.delete(key);
  if (attempt.kind !== 'failed' && (stored?.state.failures ?? 0) > 0) {
    await forgetShrinkDecision(deps.documents, source.id);
  }
  await open.close();
  return {
    id: source.id,
    outcome: state.lastOutcome,
    datasets: run.datasets,
    problems: run.problems,
    ms: Date.parse(run.finishedAt) - open.started.getTime(),
    ...(run.skipped === undefined ? {} : { skipped: run.skipped }),
    failures:
      attempt.kind === 'failed' ? attempt.problems.map((found) => ({ ...found, source: source.id })) : [],
  };
}

/** What is reported where the source was harvested already: how it went then. */
export const reportAttempted = ({ id }: Source, state: SourceState): SourceReport => ({
  id,
  outcome: state.lastOutcome,
  datasets: { ...noDatasets, seen: state.published, unchanged: state.published },
  problems: state.problemCounts,
  ms: 0,
  skipped: 'attempted',
  failures: [],
});

function nextState(
  options: RecordAttemptOptions,
  made: { readonly runId: string; readonly attemptProblems: string | undefined },
): SourceState {
  const { attempt, run, stored, fetcher, fingerprint, source, full } = options;
  const previous = stored?.state;
  const now = run.started.toISOString();
  const lasting = { version: 1, lastRun: made.runId, lastAttempt: now } as const;
  if (attempt.kind === 'failed') {
    return {
      ...(previous ?? {
        problemCounts: { error: 0, warning: 0, info: 0 },
        published: 0,
        answers: [],
        complete: false,
        aliases: [],
        superseded: [],
      }),
      ...lasting,
      // Not the new fingerprint: what is stored was made under the old one.
      fingerprint: previous?.fingerprint ?? '',
      attemptProblems: made.attemptProblems,
      lastOutcome: attempt.outcome,
      failures: (previous?.failures ?? 0) + 1,
      // What this attempt brought is kept for people to look at, until the next one.
      ...discoveryOf(attempt, previous),
      superseded: [
        ...(previous?.attemptProblems === undefined ? [] : [previous.attemptProblems]),
        ...newSnapshots(fetcher, previous),
        ...(attempt.discovery?.snapshots ?? []),
      ],
    };
  }
  const confirmed = {
    ...lasting,
    fingerprint,
    attemptProblems: undefined,
    lastConfirmed: now,
    fullReadDue:
      full || previous?.fullReadDue === undefined ? nextFullRead(source, run.started) : previous.fullReadDue,
    failures: 0,
  };
  if (attempt.kind === 'unchanged') {
    if (previous === undefined) throw new Error('unchanged without a previous state');
    return { ...previous, ...confirmed, answers: [...fetcher.answers()], lastOutcome: 'unchanged' };
  }
  return {
    ...confirmed,
    records: attempt.records,
    published: attempt.published,
    problems: attempt.problemsBlob,
    problemCounts: countProblems(attempt.problems),
    answers: [...fetcher.answers()],
    complete: attempt.outcome !== 'incomplete',
    lastOutcome: attempt.outcome,
    graceEnds: attempt.graceEnds,
    aliases: [...new Map([...(previous?.aliases ?? []), ...attempt.moved])],
    ...discoveryOf(attempt, previous),
    superseded: [...blobsOf(previous), ...(attempt.discovery?.snapshots ?? [])],
  };
}

/** A discovery whose source then did not answer as found is looked for again next time. */
function discoveryOf(attempt: ReadAttempt, previous: SourceState | undefined) {
  const found = attempt.discovery?.stored ?? previous?.discovery;
  if (found === undefined) return { discovery: undefined };
  const misled =
    attempt.kind === 'failed' && attempt.outcome === 'invalid' && previous?.records !== undefined;
  return { discovery: misled ? undefined : found };
}

function newSnapshots(fetcher: SourceFetcher, state: SourceState | undefined): string[] {
  const known = new Set(blobsOf(state));
  return fetcher.answers().flatMap(({ blob }) => (known.has(blob) ? [] : [blob]));
}

async function runOf(
  deps: HarvestDeps,
  { attempt, source, run, fetcher }: RecordAttemptOptions,
  state: SourceState,
): Promise<HarvestRun> {
  const failed = attempt.kind === 'failed';
  const details = run.recorder.details({
    answers: fetcher.answers(),
    problems: attempt.kind === 'unchanged' ? [] : attempt.problems,
    diff: attempt.kind === 'unchanged' ? undefined : attempt.diff,
  });
  const wouldGo = failed ? (attempt.wouldGo ?? []) : [];
  return {
    version: 1,
    source: source.id,
    startedAt: run.started.toISOString(),
    finishedAt: deps.clock.now().toISOString(),
    outcome: state.lastOutcome,
    ...skippedOf(attempt),
    datasets: datasetsOf(attempt, state.published),
    problems: failed ? countProblems(attempt.problems) : state.problemCounts,
    problemsBlob: failed ? state.attemptProblems : state.problems,
    ...fetcher.traffic(),
    details: await saveRunDetails(deps.blobs, { source: source.id, run: run.id }, details),
    ...(wouldGo.length === 0 ? {} : { wouldGo: { count: wouldGo.length, hash: hashUris(wouldGo) } }),
  };
}

function datasetsOf(attempt: Attempt, published: number): DatasetCounts {
  switch (attempt.kind) {
    case 'read':
      return attempt.datasets;
    case 'unchanged':
      return { ...noDatasets, seen: published, unchanged: published };
    case 'failed':
      return attempt.datasets ?? { ...noDatasets, kept: published };
  }
}

function skippedOf(attempt: Attempt): { skipped?: 'conditional' | 'answer-hash' | 'dataset-hash' } {
  if (attempt.kind === 'unchanged') return { skipped: attempt.skipped };
  return attempt.kind === 'read' && attempt.outcome === 'unchanged' ? { skipped: 'dataset-hash' } : {};
}

/** Days until the next full read, moved by up to a fifth so that sources don't all fall due in one night. */
function nextFullRead(source: Source, from: Date): string {
  const share = Number.parseInt(sha256Hex(`${source.id} ${from.toISOString()}`).slice(0, 4), 16) / 0xffff;
  const days = source.fullReadDays * (0.8 + 0.4 * share);
  return new Date(from.getTime() + days * 86_400_000).toISOString();
}
