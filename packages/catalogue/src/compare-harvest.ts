import type { Outcome, Problem, RecordState, ShrinkGuard } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

/** What the last harvest left of a record. */
export interface PreviousRecord {
  readonly uri: string;
  readonly hash: string;
  readonly state: RecordState;
  /** ISO 8601 instant at which it was first found missing. */
  readonly missingSince?: string;
}

/** A record in the answer that was just read. */
export interface SeenRecord {
  readonly uri: string;
  readonly hash: string;
  readonly invalid: boolean;
}

export interface HarvestComparisonInput {
  /** Source id, for the problems. */
  readonly source: string;
  readonly previous: Iterable<PreviousRecord>;
  /** A URI that occurs twice counts once, as it was met last. */
  readonly seen: Iterable<SeenRecord>;
  /** False where paging broke or a part could not be read: nothing is removed on such an answer's word. */
  readonly complete: boolean;
  readonly guard: ShrinkGuard;
  readonly missingGraceDays: number;
  /** An operator has seen which datasets would go and accepts it: they go, without days of grace. */
  readonly acceptShrink?: boolean;
  /** ISO 8601 instant of this harvest. */
  readonly now: string;
}

/**
 * What becomes of a record. `kept`: its last good version stays, since the new one is invalid or was not read. `missing`:
 * gone from a healthy source, within its days of grace. `removed`: a tombstone. `invalid`: was never good, so there is
 * nothing to keep.
 */
export type Decision = 'new' | 'changed' | 'unchanged' | 'kept' | 'missing' | 'removed' | 'invalid';

/** Numbers of records. */
export interface HarvestCounts {
  /** Different datasets in the answer, invalid ones too. */
  readonly seen: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Found gone from the source by this harvest, whether they leave at once or have days of grace. */
  readonly removed: number;
  /** Still published though this harvest did not confirm them. */
  readonly kept: number;
}

export interface Comparison {
  readonly outcome: Extract<Outcome, 'harvested' | 'unchanged' | 'incomplete' | 'invalid' | 'guarded'>;
  /** By URI, for every record of `previous` and `seen`. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** Sorted URIs that a guarded harvest would have taken out. */
  readonly wouldGo: readonly string[];
  readonly counts: HarvestCounts;
  /** ISO 8601 instant at which the first record within its days of grace runs out of them. */
  readonly graceEnds: string | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Compares what a source answers with what it answered before. A complete answer that is empty, suddenly small or wholly
 * invalid leaves the last good state whole; an incomplete one updates and adds but removes nothing.
 */
export function compareHarvest(input: HarvestComparisonInput): Comparison {
  const previous = new Map([...input.previous].map((record) => [record.uri, record]));
  const seen = new Map([...input.seen].map((record) => [record.uri, record]));
  const harvest = { input, previous, seen, present: [...previous.values()].filter(isPresent) };
  const held = input.complete ? (unusable(harvest) ?? shrunk(harvest)) : undefined;
  return held === undefined ? judgeEach(harvest) : keepWhole(harvest, held);
}

interface Harvest {
  readonly input: HarvestComparisonInput;
  readonly previous: ReadonlyMap<string, PreviousRecord>;
  readonly seen: ReadonlyMap<string, SeenRecord>;
  /** Records of `previous` that are published. */
  readonly present: readonly PreviousRecord[];
}

type Held = Pick<Comparison, 'wouldGo' | 'problems'> & { readonly outcome: 'invalid' | 'guarded' };

const isPresent = ({ state }: PreviousRecord): boolean => state !== 'removed';

/** An answer of which nothing can be used is not a harvest, whatever its status code. */
function unusable({ input: { source }, seen, present }: Harvest): Held | undefined {
  if ([...seen.values()].some(({ invalid }) => !invalid)) return undefined;
  if (seen.size > 0) {
    const params = { count: seen.size };
    return { outcome: 'invalid', wouldGo: [], problems: [problem('merge.all-invalid', { source, params })] };
  }
  if (present.length > 0) return undefined; // the guard's business
  return { outcome: 'invalid', wouldGo: [], problems: [problem('merge.no-datasets', { source })] };
}

/** Records already missing were counted when they went; tombstones are no datasets any more. */
function shrunk({ input, seen, present }: Harvest): Held | undefined {
  if (input.acceptShrink === true) return undefined;
  const { source, guard } = input;
  const base = present.filter(({ state }) => state !== 'missing');
  const gone = base.filter(({ uri }) => !seen.has(uri));
  const tooMany = gone.length > guard.count && gone.length * 100 > base.length * guard.percent;
  if (!tooMany && seen.size > 0) return undefined;
  const wouldGo = (seen.size > 0 ? gone : present).map(({ uri }) => uri).sort();
  const params = { gone: wouldGo.length, before: present.length, seen: seen.size };
  const problems = [
    problem('merge.guarded', { source, params }),
    ...wouldGo.map((subject) => problem('merge.would-go', { source, subject })),
  ];
  return { outcome: 'guarded', wouldGo, problems };
}

function keepWhole({ input, previous, seen, present }: Harvest, held: Held): Comparison {
  const decisions = new Map<string, Decision>();
  for (const { uri, state } of previous.values()) decisions.set(uri, state === 'live' ? 'kept' : state);
  const counts = { seen: seen.size, new: 0, changed: 0, unchanged: 0, removed: 0, kept: present.length };
  return { ...held, decisions, counts, graceEnds: earliestGraceEnd(input, present) };
}

function judgeEach(harvest: Harvest): Comparison {
  const { input, previous, seen } = harvest;
  const decisions = new Map<string, Decision>();
  for (const record of seen.values()) decisions.set(record.uri, judgeSeen(previous.get(record.uri), record));
  for (const record of previous.values()) {
    if (!seen.has(record.uri)) decisions.set(record.uri, judgeUnseen(input, record));
  }
  const missing = harvest.present.filter(({ uri }) => decisions.get(uri) === 'missing');
  return {
    outcome: outcomeOf(harvest, decisions),
    decisions,
    wouldGo: [],
    counts: countDecisions(harvest, decisions),
    graceEnds: earliestGraceEnd(input, missing),
    problems: problemsOf(harvest, decisions),
  };
}

function judgeSeen(before: PreviousRecord | undefined, { hash, invalid }: SeenRecord): Decision {
  if (before === undefined) return invalid ? 'invalid' : 'new';
  if (before.state === 'removed') return invalid ? 'removed' : 'new';
  if (invalid) return 'kept';
  return before.hash === hash ? 'unchanged' : 'changed';
}

function judgeUnseen(input: HarvestComparisonInput, before: PreviousRecord): Decision {
  if (before.state === 'removed') return 'removed';
  if (!input.complete) return before.state === 'missing' ? 'missing' : 'kept';
  const graceIsOver = input.acceptShrink === true || graceEnd(input, before) <= Date.parse(input.now);
  return graceIsOver ? 'removed' : 'missing';
}

const dayMs = 86_400_000;

const graceEnd = (
  { missingGraceDays, now }: HarvestComparisonInput,
  { missingSince }: PreviousRecord,
): number => Date.parse(missingSince ?? now) + missingGraceDays * dayMs;

function earliestGraceEnd(
  input: HarvestComparisonInput,
  records: readonly PreviousRecord[],
): string | undefined {
  const ends = records.map((record) => graceEnd(input, record));
  return ends.length === 0 ? undefined : new Date(ends.reduce((a, b) => Math.min(a, b))).toISOString();
}

function outcomeOf({ input, previous }: Harvest, decisions: Comparison['decisions']): Comparison['outcome'] {
  if (!input.complete) return 'incomplete';
  for (const [uri, decision] of decisions) {
    const state = previous.get(uri)?.state;
    const same = decision === 'unchanged' ? state === 'live' : decision === state || decision === 'invalid';
    if (!same) return 'harvested';
  }
  return 'unchanged';
}

const wasThere = (before: PreviousRecord | undefined): boolean =>
  before !== undefined && before.state !== 'missing' && before.state !== 'removed';

function countDecisions({ previous, seen }: Harvest, decisions: Comparison['decisions']): HarvestCounts {
  const counts = { seen: seen.size, new: 0, changed: 0, unchanged: 0, removed: 0, kept: 0 };
  for (const [uri, decision] of decisions) {
    if (decision === 'missing' || decision === 'removed') {
      if (wasThere(previous.get(uri))) counts.removed += 1;
      else if (decision === 'missing') counts.kept += 1;
    } else if (decision !== 'invalid') counts[decision] += 1;
  }
  return counts;
}

function problemsOf({ input, previous, seen }: Harvest, decisions: Comparison['decisions']): Problem[] {
  const { source } = input;
  const found: Problem[] = [];
  let unread = 0;
  for (const [subject, decision] of decisions) {
    const before = previous.get(subject);
    if (decision === 'invalid') found.push(problem('merge.never-valid', { source, subject }));
    else if (decision === 'kept' && seen.has(subject))
      found.push(problem('merge.kept-invalid', { source, subject }));
    else if (decision === 'kept') unread += 1;
    else if (decision === 'missing' && before !== undefined) {
      const until = new Date(graceEnd(input, before)).toISOString().slice(0, 10);
      found.push(problem('merge.missing', { source, subject, params: { until } }));
    } else if (decision === 'removed' && before?.state !== 'removed') {
      found.push(problem('merge.removed', { source, subject }));
    }
  }
  if (!input.complete) found.push(problem('merge.incomplete', { source, params: { unread } }));
  return found;
}
