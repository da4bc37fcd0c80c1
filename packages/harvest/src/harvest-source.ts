import type { ReadContext, Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { discoverSource, headersOf } from './discover-source.ts';
import { fingerprintOf } from './fingerprint.ts';
import { municipalityOf } from './municipality-of.ts';
import { createSourceFetcher } from './page-fetcher.ts';
import type { SourceFetcher } from './page-fetcher.ts';
import { readSourceLines } from './read-source-lines.ts';
import type { Attempt, SourceReport } from './record-attempt.ts';
import { recordAttempt, reportAttempted } from './record-attempt.ts';
import type { SourceState, StoredState } from './source-state.ts';
import { saveRun } from './runs/harvest-run.ts';
import { loadSourceState } from './source-state.ts';
import type { RecordLine } from './source-records.ts';
import { readRecordLines } from './source-records.ts';
import { storeReading } from './store-reading.ts';

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
  const { source, onProgress } = options;
  const started = deps.clock.now();
  const stored = await loadSourceState(deps.documents, source.id);
  if (stored?.state.run !== undefined) await saveRun(deps.documents, stored.state.lastRun, stored.state.run);
  if (stored !== undefined && options.since !== undefined && stored.state.lastAttempt >= options.since) {
    return reportAttempted(source, stored.state);
  }
  const fingerprint = fingerprintOf(deps, source);
  const full = options.full === true || options.acceptShrink === true || fullReadDue(stored?.state, started);
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
    signal,
  );
  const reusable =
    options.full !== true && stored?.state.fingerprint === fingerprint && stored.state.complete;
  const attempt =
    (reusable && !graceEnded(stored.state, started) ? await quickCheck(fetcher, stored.state) : undefined) ??
    (await safeAttempt(deps, { ...options, stored, fetcher, started }, signal));
  return recordAttempt(deps, { source, stored, fetcher, fingerprint, started, full, attempt });
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

/** A fault of ours while reading one source is that source's failure; the others and the release go on. */
async function safeAttempt(deps: HarvestDeps, options: FullAttempt, signal: AbortSignal): Promise<Attempt> {
  try {
    return await fullAttempt(deps, options, signal);
  } catch (error) {
    signal.throwIfAborted();
    const { source } = options;
    deps.log.error({ source: source.id, err: error }, 'harvest of source broke off');
    const detail = error instanceof Error ? error.message : String(error);
    const found = problem('harvest.broke-off', {
      source: source.id,
      subject: source.url,
      params: { detail },
    });
    return { kind: 'failed', outcome: 'invalid', problems: [found] };
  }
}

interface FullAttempt extends HarvestSourceOptions {
  readonly stored: StoredState | undefined;
  readonly fetcher: SourceFetcher;
  readonly started: Date;
}

async function fullAttempt(deps: HarvestDeps, options: FullAttempt, signal: AbortSignal): Promise<Attempt> {
  const { source, stored, fetcher, onProgress } = options;
  const context: ReadContext = {
    source,
    municipality: municipalityOf(deps, source),
    region: deps.config.region,
    fetcher,
    onProgress: ({ pages, totalPages }) =>
      onProgress({
        source: source.id,
        stage: 'fetching',
        done: pages,
        ...(totalPages === undefined ? {} : { total: totalPages }),
      }),
    signal,
  };
  const found =
    source.kind === 'auto' ? await discoverSource(deps, { context, state: stored?.state }) : undefined;
  // A site that never had anything was told so once; that it still has nothing is no news.
  if (
    found?.remembered === true &&
    found.discovery.state === 'nothing' &&
    stored?.state.records === undefined
  ) {
    return { kind: 'unchanged', skipped: 'conditional' };
  }
  const previous = new Map<string, RecordLine>();
  for await (const line of readRecordLines(deps.blobs, stored?.state.records))
    previous.set(line.head.uri, line);
  const known = (uri: string, hash: string): boolean => previous.get(uri)?.head.hash === hash;
  const reading = await readSourceLines(deps, { context, discovery: found?.discovery, known }, onProgress);
  const discovery = found && { stored: found.stored, snapshots: found.snapshots };
  if (reading.kind !== 'read') {
    return { kind: 'failed', outcome: reading.kind, problems: reading.problems, discovery };
  }
  onProgress({
    source: source.id,
    stage: 'comparing',
    done: reading.lines.length,
    total: reading.lines.length,
  });
  signal.throwIfAborted();
  return { ...(await storeReading(deps, { ...options, previous, reading })), discovery };
}

const fullReadDue = (state: SourceState | undefined, now: Date): boolean =>
  state?.fullReadDue === undefined || state.fullReadDue <= now.toISOString();

const graceEnded = (state: SourceState, now: Date): boolean =>
  state.graceEnds !== undefined && state.graceEnds <= now.toISOString();
