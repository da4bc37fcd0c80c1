import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Decision, Decisions, Harvest, HarvestCounts, PreviousRecord } from './harvest-comparison.ts';
import { graceEnd, isMoveToInvalid } from './harvest-comparison.ts';

export function countDecisions({ previous, seen, moved }: Harvest, decisions: Decisions): HarvestCounts {
  const counts = { seen: seen.size, new: 0, changed: 0, unchanged: 0, removed: 0, kept: 0 };
  const movedHere = new Set(moved.values());
  for (const [uri, decision] of decisions) {
    if (moved.has(uri)) continue; // counted under its new URI
    if (decision === 'new' && movedHere.has(uri)) counts.changed += 1;
    else if (decision === 'missing' || decision === 'removed') {
      if (wasThere(previous.get(uri))) counts.removed += 1;
      else if (decision === 'missing') counts.kept += 1;
    } else if (decision !== 'invalid') counts[decision] += 1;
  }
  return counts;
}

const wasThere = (before: PreviousRecord | undefined): boolean =>
  before !== undefined && before.state !== 'missing' && before.state !== 'removed';

/** What a person should know of each record, and of the harvest as a whole. */
export function problemsOf(harvest: Harvest, decisions: Decisions): Problem[] {
  const { input, seen } = harvest;
  const { source } = input;
  const found = [...decisions].flatMap(([uri, decision]) => problemOf(harvest, uri, decision) ?? []);
  if (input.complete) return found;
  const unread = [...decisions].filter(([uri, decision]) => decision === 'kept' && !seen.has(uri)).length;
  return [...found, problem('merge.incomplete', { source, params: { unread } })];
}

function problemOf(harvest: Harvest, subject: string, decision: Decision): Problem | undefined {
  const { input, previous, seen, moved } = harvest;
  const { source } = input;
  const before = previous.get(subject);
  const after = moved.get(subject);
  if (after !== undefined) return problem('merge.moved', { source, subject: after, before: subject });
  if (decision === 'invalid') return problem('merge.never-valid', { source, subject });
  if (decision === 'kept' && (seen.has(subject) || isMoveToInvalid(harvest, subject))) {
    return problem('merge.kept-invalid', { source, subject });
  }
  if (decision === 'missing' && before !== undefined) {
    const until = new Date(graceEnd(input, before)).toISOString().slice(0, 10);
    return problem('merge.missing', { source, subject, params: { until } });
  }
  const isNewTombstone = decision === 'removed' && before?.state !== 'removed';
  return isNewTombstone ? problem('merge.removed', { source, subject }) : undefined;
}
