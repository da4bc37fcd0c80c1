import type {
  Comparison,
  Decision,
  Decisions,
  Harvest,
  HarvestComparisonInput,
  PreviousRecord,
  SeenRecord,
} from './harvest-comparison.ts';
import { graceEnd, isMoveToInvalid } from './harvest-comparison.ts';
import type { Held } from './hold-back.ts';
import { holdBack } from './hold-back.ts';
import { countDecisions, problemsOf } from './report-comparison.ts';

/**
 * Compares what a source answers with what it answered before. A complete answer that is empty, suddenly small or wholly
 * invalid leaves the last good state whole; an incomplete one updates and adds but removes nothing.
 */
export function compareHarvest(input: HarvestComparisonInput): Comparison {
  const previous = new Map([...input.previous].map((record) => [record.uri, record]));
  const seen = new Map([...input.seen].map((record) => [record.uri, record]));
  const present = [...previous.values()].filter(({ state }) => state !== 'removed');
  const harvest = { input, previous, seen, present, moved: movesThatHold(input, present, seen) };
  const held = holdBack(harvest);
  return held === undefined ? judgeEach(harvest) : keepWhole(harvest, held);
}

/** A dataset moved when it is gone from its old URI and good under its new one. */
function movesThatHold(
  { complete, moves }: HarvestComparisonInput,
  present: readonly PreviousRecord[],
  seen: Harvest['seen'],
): Map<string, string> {
  const moved = new Map<string, string>();
  if (!complete || moves === undefined) return moved;
  for (const { uri } of present) {
    const to = moves.get(uri);
    if (to !== undefined && !seen.has(uri) && seen.get(to)?.invalid === false) moved.set(uri, to);
  }
  return moved;
}

function keepWhole({ input, previous, seen, present }: Harvest, held: Held): Comparison {
  const decisions = new Map<string, Decision>();
  for (const { uri, state } of previous.values()) decisions.set(uri, state === 'live' ? 'kept' : state);
  const counts = { seen: seen.size, new: 0, changed: 0, unchanged: 0, removed: 0, kept: present.length };
  const missing = present.filter(({ state }) => state === 'missing');
  return { ...held, decisions, moved: new Map(), counts, graceEnds: earliestGraceEnd(input, missing) };
}

function judgeEach(harvest: Harvest): Comparison {
  const { input, previous, seen, moved } = harvest;
  const decisions = new Map<string, Decision>();
  for (const record of seen.values()) decisions.set(record.uri, judgeSeen(previous.get(record.uri), record));
  for (const record of previous.values()) {
    if (!seen.has(record.uri)) decisions.set(record.uri, judgeUnseen(harvest, record));
  }
  const missing = harvest.present.filter(({ uri }) => decisions.get(uri) === 'missing');
  return {
    outcome: outcomeOf(harvest, decisions),
    decisions,
    moved,
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

function judgeUnseen(harvest: Harvest, before: PreviousRecord): Decision {
  const { input, moved } = harvest;
  if (before.state === 'removed' || moved.has(before.uri)) return 'removed';
  if (isMoveToInvalid(harvest, before.uri)) return 'kept';
  if (!input.complete) return before.state === 'missing' ? 'missing' : 'kept';
  const graceIsOver = input.acceptShrink === true || graceEnd(input, before) <= Date.parse(input.now);
  return graceIsOver ? 'removed' : 'missing';
}

function earliestGraceEnd(
  input: HarvestComparisonInput,
  missing: readonly PreviousRecord[],
): string | undefined {
  const ends = missing.map((record) => graceEnd(input, record));
  return ends.length === 0 ? undefined : new Date(ends.reduce((a, b) => Math.min(a, b))).toISOString();
}

/** Unchanged is a harvest after which nothing has to be written. */
function outcomeOf({ input, previous }: Harvest, decisions: Decisions): Comparison['outcome'] {
  if (!input.complete) return 'incomplete';
  for (const [uri, decision] of decisions) {
    const state = previous.get(uri)?.state;
    const same = decision === 'unchanged' ? state === 'live' : decision === state || decision === 'invalid';
    if (!same) return 'harvested';
  }
  return 'unchanged';
}
