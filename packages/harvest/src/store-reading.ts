import type { Problem, Source } from '@lanskatalog/core';
import type { Comparison, Decision } from '@lanskatalog/catalogue';
import { compareHarvest } from '@lanskatalog/catalogue';
import type { HarvestDeps } from './deps.ts';
import type { SeenLine, SourceReading } from './read-source-lines.ts';
import type { Attempt } from './record-attempt.ts';
import type { RecordHead, RecordLine } from './source-records.ts';
import { readRecordLines, writeLines, writeRecordLines } from './source-records.ts';
import type { StoredState } from './source-state.ts';

export interface StoreReadingOptions {
  readonly source: Source;
  readonly stored: StoredState | undefined;
  readonly started: Date;
  readonly acceptShrink?: boolean;
  readonly reading: Extract<SourceReading, { kind: 'read' }>;
}

/** Compares what was read with what is stored and writes the next generation of records, where there is one. */
export async function storeReading(deps: HarvestDeps, options: StoreReadingOptions): Promise<Attempt> {
  const { source, stored, reading } = options;
  const previous = new Map<string, RecordLine>();
  for await (const line of readRecordLines(deps.blobs, stored?.state.records))
    previous.set(line.head.uri, line);
  const now = options.started.toISOString();
  const comparison = compareHarvest({
    source: source.id,
    previous: [...previous.values()].map(({ head }) => head),
    seen: reading.lines,
    complete: reading.complete,
    guard: source.guard,
    missingGraceDays: source.missingGraceDays,
    acceptShrink: options.acceptShrink ?? false,
    now,
  });
  const problems = [...reading.problems, ...comparison.problems];
  const { outcome, counts } = comparison;
  if (outcome === 'guarded' || outcome === 'invalid') {
    return { kind: 'failed', outcome, problems, datasets: counts };
  }
  const lines = nextLines({ previous, seen: reading.lines, comparison, now });
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
  };
}

interface NextLines {
  readonly previous: ReadonlyMap<string, RecordLine>;
  readonly seen: readonly SeenLine[];
  readonly comparison: Comparison;
  readonly now: string;
}

/** The next generation, ordered by URI so that the same content always gives the same bytes. */
function nextLines({ previous, seen, comparison, now }: NextLines): RecordLine[] {
  const read = new Map(seen.map((line) => [line.uri, line]));
  const lines = [...comparison.decisions].flatMap(([uri, decision]) => {
    const line = nextLine(decision, { seen: read.get(uri), previous: previous.get(uri), now });
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
