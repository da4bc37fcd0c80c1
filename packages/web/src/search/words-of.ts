import { stemSwedish } from './stem-swedish.ts';

/** å, ä and ö are letters of their own in Swedish and stay; other accents don't matter when searching. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{ASCII}åäö]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));

/** As people write who have no keys for å, ä and ö. */
export const plainText = (folded: string): string =>
  folded.replace(/[åäö]/g, (letter) => (letter === 'ö' ? 'o' : 'a'));

const word = /[\p{L}\p{N}]+/gu;

/** A text's words, as they stand in it. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').match(word) ?? [];

/** Words that are in every text and tell nothing apart. */
const stopWords = new Set(
  'och i att det som på är av för med till den en ett om de från eller the of and in to for on from'.split(
    ' ',
  ),
);

/** Longest word worth indexing: what is longer is a key or an attack. */
const longestWord = 40;

/** The term under which a word is indexed and looked up; undefined where it says nothing. */
export function termOf(text: string): string | undefined {
  const folded = fold(text).slice(0, longestWord);
  return stopWords.has(folded) || folded === '' ? undefined : stemSwedish(folded);
}

/** A text's terms, in their order and as often as they stand there. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const found of wordsOf(text)) {
    const term = knownTerm(found);
    if (term !== undefined) terms.push(term);
  }
  return terms;
}

/** Words come again and again: most are looked up, not folded and stemmed anew. */
const known = new Map<string, string | undefined>();
const mostKnown = 50_000;

function knownTerm(text: string): string | undefined {
  if (known.has(text)) return known.get(text);
  if (known.size >= mostKnown) known.clear();
  const term = termOf(text);
  known.set(text, term);
  return term;
}
