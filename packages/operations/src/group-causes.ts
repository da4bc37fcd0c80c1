import type { LocalisedText, Problem, Severity } from '@lanskatalog/core';
import { causeOf } from './cause.ts';

/** Problems that have one cause and one remedy. */
export interface CauseGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly property?: string;
  readonly count: number;
  readonly title: LocalisedText;
  readonly remedy: LocalisedText;
  /** What happened, for the first few. */
  readonly examples: readonly (LocalisedText & { readonly subject?: string })[];
}

const severities = ['error', 'warning', 'info'];
const examplesShown = 5;

const rank = ({ severity }: Problem): number => severities.indexOf(severity);

/** Groups problems by what to do about them: one remedy often mends many. */
export async function groupCauses(
  problems: AsyncIterable<Problem> | Iterable<Problem>,
): Promise<CauseGroup[]> {
  const groups = new Map<string, { first: Problem; count: number; examples: Problem[] }>();
  for await (const found of problems) {
    const key = `${found.code} ${found.property ?? ''} ${found.severity}`;
    const group = groups.get(key) ?? { first: found, count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < examplesShown) group.examples.push(found);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => rank(a.first) - rank(b.first) || b.count - a.count)
    .map(({ first, count, examples }) => ({
      code: first.code,
      severity: first.severity,
      ...(first.property === undefined ? {} : { property: first.property }),
      count,
      title: causeOf(first).title,
      remedy: causeOf(first).remedy,
      examples: examples.map((found) => ({
        ...causeOf(found).message,
        ...(found.subject === undefined ? {} : { subject: found.subject }),
      })),
    }));
}
