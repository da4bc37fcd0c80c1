import { stemSwedish } from './stem-swedish.ts';

/** å, ä and ö are letters of their own in Swedish and stay; other accents don't matter when searching. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{ASCII}åäö]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));

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
