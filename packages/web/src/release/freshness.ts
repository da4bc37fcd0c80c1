import type { DatasetSummary } from '@lanskatalog/catalogue';

/** How long ago the data was last changed, as its publisher says. */
const freshnesses = ['manad', 'halvar', 'ar', 'aldre', 'okant'] as const;
export type Freshness = (typeof freshnesses)[number];

const day = 86_400_000;
const limits: readonly (readonly [Freshness, number])[] = [
  ['manad', 31 * day],
  ['halvar', 183 * day],
  ['ar', 366 * day],
];

export function freshnessOf(dataset: Pick<DatasetSummary, 'modified' | 'issued'>, now: Date): Freshness {
  const date = Date.parse(dataset.modified ?? dataset.issued ?? '');
  if (Number.isNaN(date)) return 'okant';
  return limits.find(([, limit]) => now.getTime() - date <= limit)?.[0] ?? 'aldre';
}
