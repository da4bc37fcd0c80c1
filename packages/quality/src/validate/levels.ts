import type { Problem, ProblemCode } from '@lanskatalog/core';

/**
 * How the national portal counts a finding in its harvest report: a mandatory value missing, an error, a recommended value
 * missing. A remark is ours alone.
 */
export type FindingLevel = 'mandatory-missing' | 'error' | 'recommended-missing' | 'remark';

export const findingLevels: readonly FindingLevel[] = [
  'mandatory-missing',
  'error',
  'recommended-missing',
  'remark',
];

const missing: Partial<Record<ProblemCode, FindingLevel>> = {
  'quality.mandatory-missing': 'mandatory-missing',
  'quality.conditional-missing': 'mandatory-missing',
  'quality.recommended-missing': 'recommended-missing',
};

const levelOfProperty: Readonly<Record<string, FindingLevel>> = {
  mandatory: 'mandatory-missing',
  recommended: 'recommended-missing',
};

export function levelOf({ code, severity, params }: Problem): FindingLevel {
  const known = missing[code];
  if (known !== undefined) return known;
  // A value under an old name is, to the portal, a missing one.
  if (code === 'quality.old-name') return levelOfProperty[params?.['level'] ?? ''] ?? 'remark';
  return severity === 'error' ? 'error' : 'remark';
}

export type FindingCounts = Readonly<Record<FindingLevel, number>>;

export function countFindings(problems: Iterable<Problem>): FindingCounts {
  const counts = { 'mandatory-missing': 0, error: 0, 'recommended-missing': 0, remark: 0 };
  for (const found of problems) counts[levelOf(found)] += 1;
  return counts;
}
