import type { DatasetSummary } from '@lanskatalog/catalogue';
import type { SearchResult } from 'minisearch';
import MiniSearch from 'minisearch';
import { termOf, wordsOf } from './words-of.ts';

export type SearchField = 'title' | 'keywords' | 'publisher' | 'description';

/** Why a dataset was found. */
export interface Hit {
  /** Where it matched. */
  readonly fields: ReadonlySet<SearchField>;
  /** Terms of the dataset that matched, stemmed. */
  readonly terms: ReadonlySet<string>;
}

export interface Found {
  /** Positions of the datasets in the catalogue, best first. */
  readonly positions: readonly number[];
  /** Undefined for one that was not found. */
  hitOf(position: number): Hit | undefined;
  /** True where nothing matched as written and these are hits for words that are spelt alike. */
  readonly approximate: boolean;
}

export interface SearchIndex {
  find(query: string): Found;
  /** Datasets that share words with this one, best first. */
  like(index: number): readonly number[];
}

const boost: Record<SearchField, number> = { title: 4, keywords: 3, publisher: 1.5, description: 1 };
/** Descriptions say what they are about at their beginning; the rest costs memory and finds noise. */
const describedCharacters = 2000;
const likeCharacters = 200;

/** Builds the index a few hundred datasets at a time, so that whoever asks meanwhile is answered. */
export async function buildSearchIndex(
  datasets: readonly DatasetSummary[],
  municipalityName: (code: string) => string,
): Promise<SearchIndex> {
  const index = new MiniSearch<IndexedDataset>({
    idField: 'index',
    fields: ['title', 'keywords', 'publisher', 'description'],
    tokenize: wordsOf,
    processTerm: (word) => termOf(word) ?? false,
    searchOptions: { boost, combineWith: 'AND', prefix: (term) => term.length > 2 },
  });
  const documents = datasets.map((dataset, position) => indexed(dataset, position, municipalityName));
  await index.addAllAsync(documents, { chunkSize: 250 });
  return {
    find(query) {
      const exact = index.search(query);
      if (exact.length > 0) return { ...foundIn(exact), approximate: false };
      const alike = index.search(query, { fuzzy: (term) => (term.length < 4 ? false : 0.25) });
      return { ...foundIn(alike), approximate: alike.length > 0 };
    },
    like(position) {
      const dataset = datasets[position];
      if (dataset === undefined) return [];
      const words = [...Object.values(dataset.title), ...dataset.keywords].join(' ').slice(0, likeCharacters);
      const found = index.search(words, { combineWith: 'OR', prefix: false, fields: ['title', 'keywords'] });
      return found.map(({ id }) => id as number).filter((id) => id !== position);
    },
  };
}

type IndexedDataset = Record<SearchField, string> & { readonly index: number };

function indexed(
  { title, description, keywords, publisher, municipality }: DatasetSummary,
  index: number,
  municipalityName: (code: string) => string,
): IndexedDataset {
  return {
    index,
    title: Object.values(title).join('\n'),
    keywords: keywords.join('\n'),
    publisher: [publisher?.name, municipalityName(municipality)].join('\n'),
    description: Object.values(description)
      .map((text) => text.slice(0, describedCharacters))
      .join('\n'),
  };
}

/** Only the few that are shown are told why they matched, so that is worked out when it is asked for. */
function foundIn(results: readonly SearchResult[]): Pick<Found, 'positions' | 'hitOf'> {
  const positions = results.map(({ id }) => id as number);
  return {
    positions,
    hitOf(position) {
      const result = results[positions.indexOf(position)];
      if (result === undefined) return undefined;
      return {
        fields: new Set(Object.values(result.match).flat() as SearchField[]),
        terms: new Set(result.terms),
      };
    },
  };
}
