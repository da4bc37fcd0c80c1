import { setImmediate as turn } from 'node:timers/promises';
import type { DatasetSummary } from '@lanskatalog/catalogue';
import type { InvertedIndex } from './inverted-index.ts';
import { createIndexBuilder } from './inverted-index.ts';
import type { Match } from './look-up.ts';
import { createLookUp } from './look-up.ts';
import { termsOf } from './words-of.ts';

const searchFields = ['title', 'keywords', 'publisher', 'description'] as const;
export type SearchField = (typeof searchFields)[number];

/** Why a dataset was found. */
export interface Hit {
  /** Where it matched. */
  readonly fields: ReadonlySet<SearchField>;
  /** Terms of the dataset that matched, stemmed. */
  readonly terms: ReadonlySet<string>;
}

interface Found {
  /** Positions of the datasets in the catalogue, best first. */
  readonly positions: readonly number[];
  /** Undefined for one that was not found. */
  hitOf(position: number): Hit | undefined;
  /** True where nothing matched all words as written, and these are hits for words like them or for some of them. */
  readonly approximate: boolean;
}

export interface SearchIndex {
  find(query: string): Found;
  /** Datasets that share words of their titles and keywords with this one, best first. */
  like(position: number): readonly number[];
}

const boosts: Record<SearchField, number> = { title: 4, keywords: 3, publisher: 1.5, description: 1 };
/** Descriptions say what they are about at their beginning; the rest costs memory and finds noise. */
const describedCharacters = 2000;
/** Datasets added between two turns of the event loop, so that whoever asks meanwhile is answered. */
const atOnce = 200;
const mostTerms = 20;

/** `alsoCalled` gives words that a dataset is found by besides its own. */
export async function buildSearchIndex(
  datasets: readonly DatasetSummary[],
  municipalityName: (code: string) => string,
  alsoCalled: (position: number) => string = () => '',
): Promise<SearchIndex> {
  const builder = createIndexBuilder();
  for (const [position, dataset] of datasets.entries()) {
    const own = textsOf(dataset, municipalityName);
    const texts = { ...own, keywords: `${own.keywords}\n${alsoCalled(position)}` };
    for (const [field, name] of searchFields.entries()) {
      builder.add(position, field, { terms: termsOf(texts[name]), boost: boosts[name] });
    }
    if (position % atOnce === 0) await turn();
  }
  const index = builder.build(datasets.length);
  const lookUp = createLookUp(index);
  return {
    find(query) {
      const terms = [...new Set(termsOf(query))].slice(0, mostTerms);
      const exact = terms.map(lookUp.meant);
      const all = search(index, exact, 'all');
      if (all.positions.length > 0 || terms.length === 0) return { ...all, approximate: false };
      const loose = terms.map((term, i) => {
        const meant = exact[i] ?? [];
        return meant.length > 0 ? meant : lookUp.alike(term);
      });
      const alike = search(index, loose, 'all');
      const found = alike.positions.length > 0 ? alike : search(index, loose, 'some');
      return { ...found, approximate: found.positions.length > 0 };
    },
    like(position) {
      const dataset = datasets[position];
      if (dataset === undefined) return [];
      const { title, keywords } = textsOf(dataset, municipalityName);
      const terms = [...new Set(termsOf(`${title}\n${keywords}`))].slice(0, mostTerms);
      return similar(index, terms).filter((other) => other !== position);
    },
  };
}

const textsOf = (
  { title, description, keywords, publisher, municipality }: DatasetSummary,
  municipalityName: (code: string) => string,
): Record<SearchField, string> => ({
  title: Object.values(title).join('\n'),
  keywords: keywords.join('\n'),
  publisher: `${publisher?.name ?? ''}\n${municipalityName(municipality)}`,
  description: Object.values(description)
    .map((text) => text.slice(0, describedCharacters))
    .join('\n'),
});

/** Datasets that have a match for every word; or for some of the words, those with most of them first. */
function search(
  index: InvertedIndex,
  words: readonly (readonly Match[])[],
  wanted: 'all' | 'some',
): Omit<Found, 'approximate'> {
  const scores = new Float32Array(index.size);
  // How many words a dataset has matched so far, and the last of them, counted from 1.
  const matched = new Uint8Array(index.size);
  const last = new Uint8Array(index.size);
  for (const [n, matches] of words.entries()) {
    for (const { term, fit } of matches) {
      const { positions, weights } = index.postings(term);
      const factor = fit * index.rarity(term);
      for (let i = 0; i < positions.length; i += 1) {
        const position = positions[i] ?? 0;
        const isNew = last[position] !== n + 1;
        // One that missed a word never catches up.
        if (isNew && wanted === 'all' && matched[position] !== n) continue;
        if (isNew) matched[position] = (matched[position] ?? 0) + 1;
        last[position] = n + 1;
        scores[position] = (scores[position] ?? 0) + (weights[i] ?? 0) * factor;
      }
    }
  }
  const least = wanted === 'all' ? Math.max(1, words.length) : 1;
  if (wanted === 'some')
    for (const [i, count] of matched.entries()) scores[i] = (scores[i] ?? 0) + count * perWord;
  const positions = bestFirst(scores, (position) => (matched[position] ?? 0) >= least);
  return { positions, hitOf: (position) => hitOf(index, words, position) };
}

/** More than the score of any one word. */
const perWord = 1000;
const precision = 10_000;

/** Sorts numbers that hold both score and position: native sorting of numbers takes a tenth of the time of comparing. */
function bestFirst(scores: Float32Array, fits: (position: number) => boolean): number[] {
  const size = scores.length;
  const keys: number[] = [];
  for (let position = 0; position < size; position += 1) {
    if (fits(position)) keys.push(position - Math.round((scores[position] ?? 0) * precision) * size);
  }
  return Array.from(Float64Array.from(keys).sort(), (key) => ((key % size) + size) % size);
}

function hitOf(
  index: InvertedIndex,
  words: readonly (readonly Match[])[],
  position: number,
): Hit | undefined {
  let bits = 0;
  const terms = new Set<string>();
  for (const { term } of words.flat()) {
    const { positions, fields } = index.postings(term);
    const at = placeOf(positions, position);
    if (at === undefined) continue;
    bits |= fields[at] ?? 0;
    terms.add(index.terms[term] ?? '');
  }
  if (terms.size === 0) return undefined;
  return { fields: new Set(searchFields.filter((_, field) => (bits & (1 << field)) !== 0)), terms };
}

function placeOf(sorted: Uint32Array, wanted: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : undefined;
}

/** Bits of the title and the keywords, the first two fields. */
const tellingFields = 0b11;

function similar(index: InvertedIndex, terms: readonly string[]): number[] {
  const scores = new Float32Array(index.size);
  for (const word of terms) {
    const term = index.firstFrom(word);
    if (index.terms[term] !== word) continue;
    const { positions, weights, fields } = index.postings(term);
    for (let i = 0; i < positions.length; i += 1) {
      if (((fields[i] ?? 0) & tellingFields) === 0) continue;
      const position = positions[i] ?? 0;
      scores[position] = (scores[position] ?? 0) + (weights[i] ?? 0) * index.rarity(term);
    }
  }
  return bestFirst(scores, (position) => (scores[position] ?? 0) > 0);
}
