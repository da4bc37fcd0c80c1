import type { DatasetRecord } from '@lanskatalog/core';
import { textOf } from '@lanskatalog/core';
import type { RecordLine } from '../source-records.ts';
import type { SeenLine } from '../read-source-lines.ts';
import { diffFields } from './diff-fields.ts';
import type { DatasetChanged, DatasetNamed, HarvestDiff } from './run-details.ts';

export interface DiffOptions {
  /** What is stored, by URI. */
  readonly previous: ReadonlyMap<string, RecordLine>;
  readonly seen: readonly SeenLine[];
  /** Whether what was not seen is gone. */
  readonly complete: boolean;
  /** Old URI → new URI of datasets that moved. */
  readonly moved: ReadonlyMap<string, string>;
  /** What a guarded harvest would take out: listed to the last one, as somebody is to decide on it. */
  readonly wouldGo: readonly string[];
  /** How much is listed; what is not is counted. */
  readonly limits: DiffLimits;
}

export interface DiffLimits {
  /** Datasets, over all lists. */
  readonly entries: number;
  /** Of JSON: a few datasets may have changed in everything they say. */
  readonly characters: number;
}

/** What is kept of every run. */
export const runDiffLimits: DiffLimits = { entries: 200, characters: 120_000 };
/** What is shown of a dry run, which is kept for a day only, to somebody who is to decide on it. */
export const dryRunDiffLimits: DiffLimits = { entries: 5000, characters: 3_000_000 };

/** More than any source has: a decision is on what was listed. */
const wouldGoAtMost = 10_000;

/**
 * What a harvest changes, or would if it were not held back. Only the records that are listed are parsed, so that it costs
 * little beside the harvest, and next to nothing where nothing has changed.
 */
export function diffHarvest(options: DiffOptions): HarvestDiff {
  const sorted = sortOut(options);
  const limit = limitedTo(options.limits);
  const removed =
    options.wouldGo.length > 0
      ? options.wouldGo.slice(0, wouldGoAtMost).flatMap((uri) => nameOf(options.previous.get(uri)) ?? [])
      : limit.take(sorted.removed, named);
  const rejected = limit.take(sorted.rejected, (line) => ({
    ...named(line),
    problems: (line.problems ?? []).slice(0, problemsAtMost),
  }));
  const changed = limit.take(sorted.changed, ({ before, after }) => changeOf(before, after));
  const added = limit.take(sorted.added, named);
  const found = sorted.added.length + sorted.changed.length + sorted.rejected.length;
  const gone = Math.max(sorted.removed.length, options.wouldGo.length);
  const listed = added.length + changed.length + rejected.length + removed.length;
  return { added, changed, removed, rejected, unchanged: sorted.unchanged, leftOut: found + gone - listed };
}

const problemsAtMost = 5;

interface Sorted {
  readonly added: SeenLine[];
  readonly changed: { readonly before: RecordLine; readonly after: SeenLine }[];
  readonly removed: RecordLine[];
  readonly rejected: SeenLine[];
  unchanged: number;
}

/** Which is which, by the hashes alone. */
function sortOut({ previous, seen, complete, moved }: DiffOptions): Sorted {
  const sorted: Sorted = { added: [], changed: [], removed: [], rejected: [], unchanged: 0 };
  const movedFrom = new Map([...moved].map(([from, to]) => [to, from]));
  const read = new Map(seen.map((line) => [line.uri, line]));
  for (const line of read.values()) {
    const before = present(previous.get(line.uri)) ?? present(previous.get(movedFrom.get(line.uri) ?? ''));
    if (line.invalid) sorted.rejected.push(line);
    else if (before === undefined) sorted.added.push(line);
    else if (before.head.hash === line.hash && before.head.uri === line.uri) sorted.unchanged += 1;
    else sorted.changed.push({ before, after: line });
  }
  for (const line of complete ? previous.values() : []) {
    const { uri, state } = line.head;
    const isThere = state !== 'removed' && state !== 'missing';
    if (isThere && !read.has(uri) && !moved.has(uri)) sorted.removed.push(line);
  }
  sorted.added.sort(byUri);
  sorted.rejected.sort(byUri);
  sorted.changed.sort((one, other) => byUri(one.after, other.after));
  sorted.removed.sort((one, other) => byUri(one.head, other.head));
  return sorted;
}

const byUri = (one: { readonly uri: string }, other: { readonly uri: string }): number =>
  one.uri < other.uri ? -1 : 1;

const present = (line: RecordLine | undefined): RecordLine | undefined =>
  line?.head.state === 'removed' ? undefined : line;

/** Takes entries as long as there is room for them. */
function limitedTo({ entries, characters }: DiffLimits) {
  let [entriesLeft, charactersLeft] = [entries, characters];
  return {
    take<T, U>(all: readonly T[], make: (entry: T) => U): U[] {
      const taken: U[] = [];
      for (const entry of all) {
        if (entriesLeft <= 0) break;
        const made = make(entry);
        charactersLeft -= JSON.stringify(made).length;
        if (charactersLeft < 0) break;
        entriesLeft -= 1;
        taken.push(made);
      }
      return taken;
    },
  };
}

const recordOf = ({ body }: { readonly body: string }): DatasetRecord => JSON.parse(body) as DatasetRecord;

const named = (line: { readonly body: string }): DatasetNamed => nameOfRecord(recordOf(line));

const nameOf = (line: RecordLine | undefined): DatasetNamed | undefined => line && named(line);

const nameOfRecord = ({ uri, entity }: DatasetRecord): DatasetNamed => ({
  uri,
  title: textOf(entity, 'dct:title') ?? uri,
});

function changeOf(before: RecordLine, after: SeenLine): DatasetChanged {
  const record = recordOf(after);
  return { ...nameOfRecord(record), ...diffFields(recordOf(before), record) };
}
