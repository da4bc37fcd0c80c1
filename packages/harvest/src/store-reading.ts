import type { DatasetRecord, Problem, Source } from '@lanskatalog/core';
import type { Comparison, ContinuityTraits, Decision, MovedDatasets } from '@lanskatalog/catalogue';
import { compareHarvest, continuityTraits, matchMoved } from '@lanskatalog/catalogue';
import type { HarvestDeps, OnProgress } from './deps.ts';
import type { SeenLine, SourceReading } from './read-source-lines.ts';
import type { ReadAttempt } from './record-attempt.ts';
import type { DiffLimits } from './runs/diff-harvest.ts';
import { diffHarvest, runDiffLimits } from './runs/diff-harvest.ts';
import { isAccepted } from './runs/shrink-decisions.ts';
import type { AcceptedMove } from './settings/source-settings.ts';
import type { RecordHead, RecordLine } from './source-records.ts';
import { writeLines, writeRecordLines } from './source-records.ts';
import type { StoredState } from './source-state.ts';

export interface StoreReadingOptions {
  readonly source: Source;
  readonly stored: StoredState | undefined;
  readonly started: Date;
  readonly acceptShrink?: boolean;
  /** What is stored, by URI. */
  readonly previous: ReadonlyMap<string, RecordLine>;
  readonly reading: Extract<SourceReading, { kind: 'read' }>;
  /** How much of the difference is listed. */
  readonly diffLimits?: DiffLimits;
  readonly onProgress: OnProgress;
}

/** Compares what was read with what is stored and writes the next generation of records, where there is one. */
export async function storeReading(
  deps: HarvestDeps,
  options: StoreReadingOptions,
  signal: AbortSignal,
): Promise<ReadAttempt> {
  const { source, stored, previous, reading, onProgress } = options;
  const now = options.started.toISOString();
  const tell = (stage: 'comparing' | 'storing'): void =>
    onProgress({ source: source.id, stage, done: reading.lines.length, total: reading.lines.length });
  tell('comparing');
  const accepted = deps.settings?.get(source.id)?.moves ?? [];
  const moves = reading.complete
    ? withAccepted(accepted, findMoves(source, previous, reading.lines))
    : noMoves;
  const comparison = await compareGuarded(deps, options, moves);
  const problems = [...reading.problems, ...moves.problems, ...comparison.problems];
  const { outcome, counts, moved, wouldGo } = comparison;
  const { lines: seen, complete } = reading;
  const limits = options.diffLimits ?? runDiffLimits;
  const diff = diffHarvest({ previous, seen, complete, moved, wouldGo, limits });
  deps.log.info({ source: source.id, outcome, ...counts }, 'harvest compared');
  if (outcome === 'guarded' || outcome === 'invalid') {
    return { kind: 'failed', outcome, problems, datasets: counts, diff, wouldGo };
  }
  signal.throwIfAborted();
  tell('storing');
  const lines = nextLines({ previous, seen, comparison, now });
  const nothingNew = outcome === 'unchanged' && stored?.state.records !== undefined;
  const records = nothingNew ? stored.state.records : await writeRecordLines(deps.blobs, source.id, lines);
  return {
    kind: 'read',
    outcome,
    datasets: counts,
    records,
    published: lines.filter(({ head }) => head.state !== 'removed').length,
    problemsBlob: await writeProblems(deps, source, problems),
    problems,
    graceEnds: comparison.graceEnds,
    moved: new Map([...aliasesOf(accepted, { previous, seen: reading.lines }), ...moved]),
    diff,
  };
}

/** The guard lets pass what a person has accepted, for this harvest or for just these datasets. */
async function compareGuarded(
  deps: HarvestDeps,
  { source, started, previous, reading, acceptShrink = false }: StoreReadingOptions,
  moves: MovedDatasets,
): Promise<Comparison> {
  const compare = (accepted: boolean): Comparison =>
    compareHarvest({
      source: source.id,
      previous: [...previous.values()].map(({ head }) => head),
      seen: reading.lines,
      complete: reading.complete,
      guard: source.guard,
      missingGraceDays: source.missingGraceDays,
      acceptShrink: accepted,
      moves: new Map(moves.certain.map(({ from, to }) => [from, to])),
      now: started.toISOString(),
    });
  const comparison = compare(acceptShrink);
  if (comparison.outcome !== 'guarded') return comparison;
  const accepted = await isAccepted(deps.documents, source.id, comparison.wouldGo);
  return accepted ? compare(true) : comparison;
}

const noMoves: MovedDatasets = { certain: [], proposed: [], problems: [] };

const isPresent = (line: RecordLine | undefined): boolean =>
  line !== undefined && line.head.state !== 'removed';

/** Datasets that went and datasets that came in the same harvest may be the same, moved to another system. */
function findMoves(
  source: Source,
  previous: ReadonlyMap<string, RecordLine>,
  seen: readonly SeenLine[],
): MovedDatasets {
  const uris = new Set(seen.map(({ uri }) => uri));
  const gone = [...previous.values()].filter((line) => isPresent(line) && !uris.has(line.head.uri));
  const appeared = seen.filter(({ uri, invalid }) => !invalid && !isPresent(previous.get(uri)));
  if (gone.length === 0 || appeared.length === 0) return noMoves;
  return matchMoved(source.id, gone.map(traitsOf), appeared.map(traitsOf));
}

/** What a person has accepted is beyond doubt, and no proposal any more. */
function withAccepted(
  accepted: readonly AcceptedMove[],
  { certain, proposed, problems }: MovedDatasets,
): MovedDatasets {
  const decided = new Set(accepted.map(({ from }) => from));
  return {
    certain: [
      ...certain.filter(({ from }) => !decided.has(from)),
      ...accepted.map(({ from, to }) => ({ from, to, evidence: [] })),
    ],
    proposed: proposed.filter(({ from }) => !decided.has(from)),
    problems: problems.filter(({ before }) => before === undefined || !decided.has(before)),
  };
}

/** Accepted when the old dataset was a tombstone already: it leads to the new one all the same. */
function aliasesOf(
  accepted: readonly AcceptedMove[],
  {
    previous,
    seen,
  }: { readonly previous: ReadonlyMap<string, RecordLine>; readonly seen: readonly SeenLine[] },
): [string, string][] {
  const there = new Set(seen.flatMap(({ uri, invalid }) => (invalid ? [] : [uri])));
  return accepted.flatMap(({ from, to }) =>
    !isPresent(previous.get(from)) && there.has(to) ? [[from, to]] : [],
  );
}

const traitsOf = ({ body }: { readonly body: string }): ContinuityTraits =>
  continuityTraits(JSON.parse(body) as DatasetRecord);

interface NextLines {
  readonly previous: ReadonlyMap<string, RecordLine>;
  readonly seen: readonly SeenLine[];
  readonly comparison: Comparison;
  readonly now: string;
}

/** The next generation, ordered by URI so that the same content always gives the same bytes. */
function nextLines({ previous, seen, comparison, now }: NextLines): RecordLine[] {
  const read = new Map(seen.map((line) => [line.uri, line]));
  const movedFrom = new Map([...comparison.moved].map(([from, to]) => [to, from]));
  const lines = [...comparison.decisions].flatMap(([uri, decision]) => {
    const before = previous.get(uri) ?? previous.get(movedFrom.get(uri) ?? '');
    const line = nextLine(decision, { seen: read.get(uri), previous: before, now });
    return line === undefined ? [] : [line];
  });
  return lines.sort((a, b) => (a.head.uri < b.head.uri ? -1 : 1));
}

interface Versions {
  readonly seen: SeenLine | undefined;
  readonly previous: RecordLine | undefined;
  readonly now: string;
}

function nextLine(decision: Decision, { seen, previous, now }: Versions): RecordLine | undefined {
  switch (decision) {
    case 'new':
    case 'changed':
      return (
        seen && {
          head: headOf(seen, { firstSeen: previous?.head.firstSeen ?? now, changed: now }),
          body: seen.body,
        }
      );
    case 'unchanged':
      return previous && withState(previous, 'live');
    case 'kept':
      return previous && withState(previous, 'kept');
    case 'missing':
      return previous && withState(previous, 'missing', previous.head.missingSince ?? now);
    case 'removed':
      return previous && withState(previous, 'removed', previous.head.missingSince ?? now);
    case 'invalid':
      return undefined; // never had a good version: reported, nothing to keep
  }
}

const headOf = (seen: SeenLine, times: { firstSeen: string; changed: string }): RecordHead => ({
  uri: seen.uri,
  kind: seen.kind,
  hash: seen.hash,
  state: 'live',
  ...times,
  identifiers: seen.identifiers,
});

function withState(
  { head, body }: RecordLine,
  state: RecordHead['state'],
  missingSince?: string,
): RecordLine {
  const { missingSince: _, ...rest } = head;
  return { head: { ...rest, state, ...(missingSince === undefined ? {} : { missingSince }) }, body };
}

/** Key of the problems, or undefined where there are none. */
export async function writeProblems(
  deps: HarvestDeps,
  source: Source,
  problems: readonly Problem[],
): Promise<string | undefined> {
  if (problems.length === 0) return undefined;
  const lines = problems.map((found) => JSON.stringify({ ...found, source: source.id }));
  return writeLines(deps.blobs, `sources/${source.id}/problems`, lines);
}
