import type { CatalogueQuery } from '../pages/catalogue-query.ts';
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { titleOf } from '../release/region-index.ts';
import type { FacetCounts } from './facets.ts';
import { facetNames } from './facets.ts';
import { fold } from './words-of.ts';
import type { Hit } from './search-index.ts';

export interface CatalogueAnswer {
  /** All that fit, in order. */
  readonly positions: readonly number[];
  readonly counts: FacetCounts;
  /** Why a dataset matched; undefined where nothing was searched for. */
  hitOf(position: number): Hit | undefined;
  /** True where nothing matched all words as written, and these have words like them, or some of them. */
  readonly approximate: boolean;
}

type Asked = Omit<CatalogueQuery, 'page'>;

/** Answers kept: the pages of a list, and what many ask for. */
const answersKept = 64;
const answers = new WeakMap<RegionIndex, Map<string, CatalogueAnswer>>();

/** Searches, narrows and sorts. */
export function queryCatalogue(index: RegionIndex, asked: Asked): CatalogueAnswer {
  const kept = answers.get(index) ?? new Map<string, CatalogueAnswer>();
  answers.set(index, kept);
  const key = JSON.stringify([asked.text, asked.sort, facetNames.map((name) => asked.selection[name])]);
  const answer = kept.get(key) ?? findAnswer(index, asked);
  // What was asked for last comes last, and the first goes when there are too many.
  kept.delete(key);
  kept.set(key, answer);
  if (kept.size > answersKept) kept.delete(kept.keys().next().value ?? '');
  return answer;
}

function findAnswer(index: RegionIndex, { text, selection, sort }: Asked): CatalogueAnswer {
  const found = text === '' ? undefined : index.search.find(text);
  const { positions, counts } = index.facets.narrow(found?.positions ?? index.datasets.keys(), selection);
  return {
    positions: sorted(index, positions, { text, sort }),
    counts,
    hitOf: (position) => found?.hitOf(position),
    approximate: found?.approximate ?? false,
  };
}

/** Sorts as Swedish does when compared as plain text: å, ä and ö come after z. A collator takes twenty times as long. */
const swedishOrder = (text: string): string =>
  fold(text).replace(/[åäö]/g, (letter) => (letter === 'å' ? '{' : letter === 'ä' ? '|' : '}'));
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

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const date = ({ summary }: ListedDataset): string => summary.modified ?? summary.issued ?? '';

/** Sorting by rank costs a subtraction; comparing titles anew for each list would cost many times that. */
function ranksOf(index: RegionIndex): Record<'titel' | 'uppdaterad', Uint32Array> {
  const known = orders.get(index);
  if (known !== undefined) return known;
  const titles = index.datasets.map(({ summary }) => swedishOrder(titleOf(summary, 'sv')));
  const byTitle = (a: ListedDataset, b: ListedDataset): number =>
    compareText(titles[a.position] ?? '', titles[b.position] ?? '') || a.position - b.position;
  const ranks = {
    titel: ranked(index.datasets.toSorted(byTitle)),
    uppdaterad: ranked(index.datasets.toSorted((a, b) => compareText(date(b), date(a)) || byTitle(a, b))),
  };
  orders.set(index, ranks);
  return ranks;
}

function ranked(datasets: readonly ListedDataset[]): Uint32Array {
  const ranks = new Uint32Array(datasets.length);
  for (const [rank, { position }] of datasets.entries()) ranks[position] = rank;
  return ranks;
}
