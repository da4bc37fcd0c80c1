import { problem } from '@lanskatalog/core';
import type { Comparison, Harvest } from './harvest-comparison.ts';
import { isMoveToInvalid } from './harvest-comparison.ts';

/** Why a complete answer is not believed, and what it would have done. */
export type Held = Pick<Comparison, 'wouldGo' | 'problems'> & { readonly outcome: 'invalid' | 'guarded' };

/** Undefined where the answer may be acted on. An incomplete answer removes nothing, so there is nothing to hold back. */
export const holdBack = (harvest: Harvest): Held | undefined =>
  harvest.input.complete ? (unusable(harvest) ?? shrunk(harvest)) : undefined;

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

/** Records already missing were counted when they went; tombstones are no datasets any more; what moved is not gone. */
function shrunk(harvest: Harvest): Held | undefined {
  const { input, seen, present, moved } = harvest;
  if (input.acceptShrink === true) return undefined;
  const { source, guard } = input;
  const base = present.filter(({ state }) => state !== 'missing');
  const isThere = (uri: string): boolean => seen.has(uri) || moved.has(uri) || isMoveToInvalid(harvest, uri);
  const gone = base.filter(({ uri }) => !isThere(uri));
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
