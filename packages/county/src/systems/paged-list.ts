import type { PublishedDataset } from '../datasets/published-dataset.ts';
import type { Site } from '../site/site-state.ts';

export interface ListPage {
  /** What the system says it has. */
  readonly total: number;
  readonly datasets: readonly PublishedDataset[];
}

/** A stretch of a site's datasets as its API gives it, with what its fault does to paging; nothing where paging breaks. */
export function listPage({ datasets, fault }: Site, offset: number, limit: number): ListPage | undefined {
  if (fault === 'break-paging' && offset > 0) return undefined;
  const total = datasets.length + (fault === 'wrong-count' ? 7 : 0);
  const from = fault === 'repeat-page' ? 0 : offset;
  return {
    total: fault === 'endless-paging' ? 1_000_000 : total,
    datasets: datasets.slice(from, from + limit),
  };
}

/** A whole number of a query, or the fallback where it is missing or none. */
export function wholeOf(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : fallback;
}
