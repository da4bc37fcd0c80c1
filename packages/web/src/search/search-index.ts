import { setImmediate as turn } from 'node:timers/promises';
import type { DatasetSummary } from '@lanskatalog/catalogue';
import type { InvertedIndex } from './inverted-index.ts';
import { createIndexBuilder } from './inverted-index.ts';
import { isSpeltAlike, slipsAllowed } from './spelt-alike.ts';
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
  /** True where nothing matched as written and these are hits for words that are spelt alike. */
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

export async function buildSearchIndex(
  datasets: readonly DatasetSummary[],
  municipalityName: (code: string) => string,
): Promise<SearchIndex> {
  const builder = createIndexBuilder();
  for (const [position, dataset] of datasets.entries()) {
    const texts = textsOf(dataset, municipalityName);
    for (const [field, name] of searchFields.entries()) {
      builder.add(position, field, { terms: termsOf(texts[name]), boost: boosts[name] });
    }
    if (position % atOnce === 0) await turn();
  }
  const index = builder.build(datasets.length);
  return {
    find(query) {
      const terms = [...new Set(termsOf(query))].slice(0, mostTerms);
      const exact = search(
        index,
        terms.map((term) => beginningWith(index, term)),
      );
      if (exact.positions.length > 0) return { ...exact, approximate: false };
      const alike = search(
        index,
        terms.map((term) => [...beginningWith(index, term), ...speltLike(index, term)]),
      );
      return { ...alike, approximate: alike.positions.length > 0 };
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

/** A term of the index that a word of the query stands for, and how well: 1 for the very same. */
interface Match {
  readonly term: number;
  readonly fit: number;
}

const shortestPrefix = 3;
const prefixFit = 0.5;
const alikeFit = 0.3;

function beginningWith(index: InvertedIndex, word: string): Match[] {
  const matches: Match[] = [];
  for (let term = index.firstFrom(word); ; term += 1) {
    const found = index.terms[term];
    if (found === word) matches.push({ term, fit: 1 });
    else if (found?.startsWith(word) !== true || word.length < shortestPrefix) return matches;
    else matches.push({ term, fit: (prefixFit * word.length) / found.length });
  }
}

function speltLike(index: InvertedIndex, word: string): Match[] {
  const slips = slipsAllowed(word);
  if (slips === 0) return [];
  const matches: Match[] = [];
  for (const [term, found] of index.terms.entries()) {
    if (isSpeltAlike(word, found, slips)) matches.push({ term, fit: alikeFit });
  }
  return matches;
}

/** Datasets that have a match for every word. */
function search(index: InvertedIndex, words: readonly (readonly Match[])[]): Omit<Found, 'approximate'> {
  const scores = new Float32Array(index.size);
  // How many words a dataset has matched so far: one that missed a word never catches up.
  const matched = new Uint8Array(index.size);
  for (const [n, matches] of words.entries()) {
    for (const { term, fit } of matches) {
      const { positions, weights } = index.postings(term);
      const factor = fit * index.rarity(term);
      for (let i = 0; i < positions.length; i += 1) {
        const position = positions[i] ?? 0;
        const before = matched[position];
        if (before !== n && before !== n + 1) continue;
        matched[position] = n + 1;
        scores[position] = (scores[position] ?? 0) + (weights[i] ?? 0) * factor;
      }
    }
  }
  const positions =
    words.length === 0 ? [] : bestFirst(scores, (position) => matched[position] === words.length);
  return { positions, hitOf: (position) => hitOf(index, words, position) };
}

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
