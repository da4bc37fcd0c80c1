import type { Source } from '@lanskatalog/core';
import { JobCancelledError } from '@lanskatalog/core';
import { attemptFailure } from './attempt-failure.ts';
import { attemptSource } from './attempt-source.ts';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { headersOf } from './discover-source.ts';
import { fingerprintOf } from './fingerprint.ts';
import { createSourceFetcher } from './page-fetcher.ts';
import type { SourceFetcher } from './page-fetcher.ts';
import type { Attempt, SourceReport } from './record-attempt.ts';
import { recordAttempt, reportAttempted } from './record-attempt.ts';
import { saveRun } from './runs/harvest-run.ts';
import type { OpenRun } from './runs/open-run.ts';
import { openRun } from './runs/open-run.ts';
import { withinStage } from './runs/stage-watch.ts';
import { closeLeftRun, recordCancelled } from './runs/unfinished-run.ts';
import type { SourceState, StoredState } from './source-state.ts';
import { loadSourceState } from './source-state.ts';

export interface HarvestSourceOptions {
  readonly source: Source;
  /** An operator has seen which datasets would go and accepts it. */
  readonly acceptShrink?: boolean;
  /** Read everything again, whatever is remembered. */
  readonly full?: boolean;
  /** ISO 8601. Not again if it was attempted since: a job that was handed out twice harvests once. */
  readonly since?: string;
  readonly onProgress: OnProgress;
}

/** One source's harvest, from conditional request to stored state. Safe to repeat, and to run in two processes at once. */
export async function harvestSource(
  deps: HarvestDeps,
  options: HarvestSourceOptions,
  signal: AbortSignal,
): Promise<SourceReport> {
  const { source, onProgress } = options;
  onProgress({ source: source.id, stage: 'waiting', done: 0 });
  return deps.withLease(`source-${source.id}`, (inner) => harvestLeased(deps, options, inner), signal);
}

async function harvestLeased(
  deps: HarvestDeps,
  options: HarvestSourceOptions,
  signal: AbortSignal,
): Promise<SourceReport> {
  const { source } = options;
  const stored = await loadSourceState(deps.documents, source.id);
  if (stored?.state.run !== undefined) await saveRun(deps.documents, stored.state.lastRun, stored.state.run);
  await closeLeftRun(deps, source.id);
  if (stored !== undefined && options.since !== undefined && stored.state.lastAttempt >= options.since) {
    return reportAttempted(source, stored.state);
  }
  const run = await openRun(deps, options, signal);
  const harvest = beginHarvest(run, { ...options, stored });
  try {
    const made = await safeAttempt(run, harvest, signal);
    signal.throwIfAborted();
    // It has its own deadline, and is not cut off: what has been done is written down.
    const record = async (): Promise<SourceReport> => recordAttempt(run.deps, { ...harvest, attempt: made });
    return await withinStage({ clock: deps.clock, stage: 'storing' }, record, new AbortController().signal);
  } catch (error) {
    // Any other run that does not come to its end is left as it is, for whoever finds it.
    if (signal.reason instanceof JobCancelledError) {
      await recordCancelled(deps, { source, run, traffic: harvest.fetcher.traffic() });
    }
    throw error;
  }
}

interface Harvest extends HarvestSourceOptions {
  readonly stored: StoredState | undefined;
  readonly run: OpenRun;
  readonly fetcher: SourceFetcher;
  readonly fingerprint: string;
  /** Every page is asked for unconditionally; what has the bytes that it had is unchanged all the same. */
  readonly full: boolean;
  /** Everything is read again even then. */
  readonly everything: boolean;
}

function beginHarvest(
  run: OpenRun,
  options: HarvestSourceOptions & { readonly stored: StoredState | undefined },
): Harvest {
  const { source, stored } = options;
  const { deps, onProgress } = run;
  const full =
    options.full === true || options.acceptShrink === true || fullReadDue(stored?.state, run.started);
  const fetcher = createSourceFetcher(
    {
      http: deps.http,
      blobs: deps.blobs,
      sourceId: source.id,
      remembered: stored?.state.answers ?? [],
      conditional: !full,
      now: () => deps.clock.now(),
      ...headersOf(source),
      onBytes: (done, total) =>
        onProgress({ source: source.id, stage: 'fetching', done, ...(total === undefined ? {} : { total }) }),
    },
    run.signal,
  );
  return {
    ...options,
    onProgress,
    run,
    fetcher,
    fingerprint: fingerprintOf(deps, source),
    full,
    everything: options.full === true,
  };
}

/** A fault of ours while reading one source, or a stage without end, is that source's failure; the others and the release go on. */
async function safeAttempt(run: OpenRun, harvest: Harvest, signal: AbortSignal): Promise<Attempt> {
  try {
    return await run.watch((inner) => attempt(run, harvest, inner));
  } catch (error) {
    signal.throwIfAborted();
    run.deps.log.error({ source: harvest.source.id, err: error }, 'harvest of source broke off');
    return attemptFailure(harvest.source, error);
  }
}

async function attempt(run: OpenRun, harvest: Harvest, signal: AbortSignal): Promise<Attempt> {
  const { stored, fetcher, everything, fingerprint } = harvest;
  const reusable = !everything && stored?.state.fingerprint === fingerprint && stored.state.complete;
  const quick =
    reusable && !graceEnded(stored.state, run.started) ? await quickCheck(fetcher, stored.state) : undefined;
  return quick ?? attemptSource(run.deps, { ...harvest, started: run.started }, signal);
}

/** Asks only for the pages already known. Undefined where something is new, so that reading goes on with what came. */
async function quickCheck(fetcher: SourceFetcher, state: SourceState): Promise<Attempt | undefined> {
  if (state.answers.length === 0 || state.records === undefined) return undefined;
  let skipped: 'conditional' | 'answer-hash' = 'conditional';
  for (const { url, accept } of state.answers) {
    const result = await fetcher.ask({ url, ...(accept === undefined ? {} : { accept }) });
    if (result.kind !== 'answer' || result.freshness === 'new') return undefined;
    if (result.freshness === 'same-bytes') skipped = 'answer-hash';
  }
  return { kind: 'unchanged', skipped };
}

const fullReadDue = (state: SourceState | undefined, now: Date): boolean =>
  state?.fullReadDue === undefined || state.fullReadDue <= now.toISOString();

const graceEnded = (state: SourceState, now: Date): boolean =>
  state.graceEnds !== undefined && state.graceEnds <= now.toISOString();
