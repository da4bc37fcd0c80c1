import { firstFrom } from './inverted-index.ts';
import type { InvertedIndex } from './inverted-index.ts';
import { isSpeltAlike, slipsAllowed } from './spelt-alike.ts';
import { synonymsOf } from './synonyms.ts';
import { plainText } from './words-of.ts';

/** A term of the index that a word of the query stands for, and how well: 1 for the very same. */
export interface Match {
  readonly term: number;
  readonly fit: number;
}

export interface LookUp {
  /** What the word means as it is written: with any ending, without its dots and rings, or in another word for the same. */
  readonly meant: (word: string) => readonly Match[];
  /** What it may have been meant to say: parts of compounds, and words that are spelt alike. */
  readonly alike: (word: string) => readonly Match[];
}

const fits = { plain: 0.9, prefix: 0.5, synonym: 0.4, compound: 0.35, alike: 0.3 };
const shortestPrefix = 3;
const shortestPart = 4;

export function createLookUp(index: InvertedIndex): LookUp {
  const plain = plainTerms(index);
  const unmarkedTerms = index.terms.map(plainText);
  const beginning = (word: string): Match[] => [
    ...beginningWith(index, word),
    ...(plainText(word) === word ? plain(word) : []),
  ];
  return {
    meant: (word) => [
      ...beginning(word),
      ...synonymsOf(word).flatMap((synonym) =>
        beginningWith(index, synonym).map(({ term, fit }) => ({ term, fit: fit * fits.synonym })),
      ),
    ],
    alike(word) {
      const slips = slipsAllowed(word);
      const unmarked = plainText(word);
      const matches: Match[] = [];
      for (const [term, found] of index.terms.entries()) {
        if (isPartOf(word, found))
          matches.push({ term, fit: (fits.compound * partOf(word, found)) / word.length });
        else if (slips > 0 && isSpeltAlike(unmarked, unmarkedTerms[term] ?? found, slips))
          matches.push({ term, fit: fits.alike });
      }
      return matches;
    },
  };
}

/** A compound that ends in the word, or a word of which the term is the beginning: `väg` in `cykelväg`, `parkering` of `parkeringsplats`. */
const isPartOf = (word: string, term: string): boolean =>
  (word.length >= shortestPart && term.length > word.length && term.endsWith(word)) ||
  (term.length >= shortestPart && word.length > term.length + 2 && word.startsWith(term));

const partOf = (word: string, term: string): number => Math.min(word.length, term.length);

function beginningWith(index: InvertedIndex, word: string): Match[] {
  const matches: Match[] = [];
  for (let term = index.firstFrom(word); ; term += 1) {
    const found = index.terms[term];
    if (found === word) matches.push({ term, fit: 1 });
    else if (found?.startsWith(word) !== true || word.length < shortestPrefix) return matches;
    else matches.push({ term, fit: (fits.prefix * word.length) / found.length });
  }
}

/** Terms with å, ä or ö by what people type who have no keys for them. */
function plainTerms({ terms }: InvertedIndex): (word: string) => Match[] {
  const marked = terms
    .flatMap((text, term) => (plainText(text) === text ? [] : [{ text: plainText(text), term }]))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const sorted = marked.map(({ text }) => text);
  return (word) => {
    const matches: Match[] = [];
    if (word.length < shortestPrefix) return matches;
    for (let at = firstFrom(sorted, word); sorted[at]?.startsWith(word) === true; at += 1) {
      const { text = word, term = 0 } = marked[at] ?? {};
      const fit = text === word ? fits.plain : (fits.prefix * word.length) / text.length;
      matches.push({ term, fit });
    }
    return matches;
  };
}
