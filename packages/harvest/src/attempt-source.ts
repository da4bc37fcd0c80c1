import type { ReadContext, Source } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { discoverSource } from './discover-source.ts';
import { municipalityOf } from './municipality-of.ts';
import type { SourceFetcher } from './page-fetcher.ts';
import { readSourceLines } from './read-source-lines.ts';
import type { Attempt } from './record-attempt.ts';
import type { DiffLimits } from './runs/diff-harvest.ts';
import type { RecordLine } from './source-records.ts';
import { readRecordLines } from './source-records.ts';
import type { StoredState } from './source-state.ts';
import { storeReading } from './store-reading.ts';

export interface AttemptOptions {
  readonly source: Source;
  readonly stored: StoredState | undefined;
  readonly fetcher: SourceFetcher;
  readonly started: Date;
  readonly acceptShrink?: boolean;
  /** How much of the difference is listed; what is kept of a run, where absent. */
  readonly diffLimits?: DiffLimits;
  readonly onProgress: OnProgress;
}

/** Reads a source, makes its records comparable, and compares them with what is stored. Moves no state. */
export async function attemptSource(
  deps: HarvestDeps,
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<Attempt> {
  const { source, stored, onProgress } = options;
  const context = readContext(deps, options, signal);
  const found =
    source.kind === 'auto' ? await discoverTold(deps, { context, stored, onProgress }) : undefined;
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
  const read = reading.kind === 'read' ? { datasets: reading.lines.length, complete: reading.complete } : {};
  deps.log.info(
    { source: source.id, came: reading.kind, ...read, problems: reading.problems.length },
    'source asked',
  );
  const discovery = found && { stored: found.stored, snapshots: found.snapshots };
  if (reading.kind !== 'read') {
    return { kind: 'failed', outcome: reading.kind, problems: reading.problems, discovery };
  }
  signal.throwIfAborted();
  return { ...(await storeReading(deps, { ...options, previous, reading }, signal)), discovery };
}

interface Discovering extends Pick<AttemptOptions, 'stored' | 'onProgress'> {
  readonly context: ReadContext;
}

/** Looking around is a stage of its own. */
async function discoverTold(deps: HarvestDeps, { context, stored, onProgress }: Discovering) {
  const { id: source } = context.source;
  const tell = (pages: number): void => onProgress({ source, stage: 'discovering', done: pages });
  tell(0);
  const looking = { ...context, onProgress: ({ pages }: { readonly pages: number }) => tell(pages) };
  const found = await discoverSource(deps, { context: looking, state: stored?.state });
  if (!found.remembered) deps.log.info({ source, found: found.discovery.state }, 'source looked through');
  onProgress({ source, stage: 'fetching', done: 0 });
  return found;
}

function readContext(
  deps: HarvestDeps,
  { source, fetcher, onProgress }: AttemptOptions,
  signal: AbortSignal,
): ReadContext {
  const tell: ReadContext['onProgress'] = ({ pages, totalPages }) =>
    onProgress({
      source: source.id,
      stage: 'fetching',
      done: pages,
      ...(totalPages === undefined ? {} : { total: totalPages }),
    });
  return {
    source,
    municipality: municipalityOf(deps, source),
    region: deps.config.region,
    fetcher,
    onProgress: tell,
    signal,
  };
}
