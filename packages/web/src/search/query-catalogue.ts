import type { CatalogueQuery } from '../pages/catalogue-query.ts';
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { FacetCounts } from './facets.ts';
import type { Hit } from './search-index.ts';

export interface CatalogueAnswer {
  /** All that fit, in order. */
  readonly positions: readonly number[];
  readonly counts: FacetCounts;
  /** Why a dataset matched; undefined where nothing was searched for. */
  hitOf(position: number): Hit | undefined;
  /** True where the words as written matched nothing and words spelt alike were taken. */
  readonly approximate: boolean;
}

/** Searches, narrows and sorts. */
export function queryCatalogue(index: RegionIndex, query: Omit<CatalogueQuery, 'page'>): CatalogueAnswer {
  const found = query.text === '' ? undefined : index.search.find(query.text);
  const hits = new Map(found?.hits.map((hit) => [hit.index, hit]));
  const candidates = found?.hits.map((hit) => hit.index) ?? index.datasets.keys();
  const { positions, counts } = index.facets.narrow(candidates, query.selection);
  return {
    positions: sorted(index, positions, query),
    counts,
    hitOf: (position) => hits.get(position),
    approximate: found?.approximate ?? false,
  };
}

const collator = new Intl.Collator('sv');
const orders = new WeakMap<RegionIndex, Record<'titel' | 'uppdaterad', Uint32Array>>();

function sorted(
  index: RegionIndex,
  positions: readonly number[],
  { sort, text }: Pick<CatalogueQuery, 'sort' | 'text'>,
): readonly number[] {
  // Without words to be relevant for, what was updated last comes first.
  const order = sort === 'relevans' ? (text === '' ? 'uppdaterad' : undefined) : sort;
  if (order === undefined) return positions;
  const ranks = ranksOf(index)[order];
  return positions.toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
}

const date = ({ summary }: ListedDataset): string => summary.modified ?? summary.issued ?? '';

/** Sorting by rank costs a subtraction; comparing Swedish titles anew for each list would cost a hundred times that. */
function ranksOf(index: RegionIndex): Record<'titel' | 'uppdaterad', Uint32Array> {
  const known = orders.get(index);
  if (known !== undefined) return known;
  const titles = index.datasets.map(({ summary }) => titleOf(summary, 'sv'));
  const byTitle = (a: ListedDataset, b: ListedDataset): number =>
    collator.compare(titles[a.position] ?? '', titles[b.position] ?? '') || a.position - b.position;
  const ranks = {
    titel: ranked(index.datasets.toSorted(byTitle)),
    uppdaterad: ranked(
      index.datasets.toSorted((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : byTitle(a, b))),
    ),
  };
  orders.set(index, ranks);
  return ranks;
}

function ranked(datasets: readonly ListedDataset[]): Uint32Array {
  const ranks = new Uint32Array(datasets.length);
  for (const [rank, { position }] of datasets.entries()) ranks[position] = rank;
  return ranks;
}
