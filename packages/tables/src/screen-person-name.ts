import type { Lexicon } from './screen-lexicon.ts';
import { hasAny, wordsOf } from './screen-lexicon.ts';

const isInitial = (word: string): boolean => /^\p{L}$/u.test(word);

/** A name joined by hyphens (`Anna-Lena`) is two words here, so each part is looked up alone. */
export const isGivenName = (word: string, lexicon: Lexicon): boolean => lexicon.givenNames.has(word);

/** Whether a word is a known surname or is built like one. */
export const isSurname = (word: string, lexicon: Lexicon): boolean =>
  lexicon.surnames.has(word) ||
  lexicon.surnameEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));

/** A form of address first or last: `Mrs J Dadd`, `Fotograf Viveka Ek`, `Viveka Ek Fotograf`. */
export const hasTitle = (words: readonly string[], lexicon: Lexicon): boolean =>
  words.length > 1 && [words[0], words.at(-1)].some((word) => lexicon.titles.words.has(word ?? ''));

/**
 * Whether two to four words are a person's name beyond doubt: a known given name, and all else names or initials. Used
 * inside texts and beside a legal entity's name, where most words are not names.
 */
export function isPersonName(text: string, lexicon: Lexicon): boolean {
  const words = wordsOf(text);
  if (words.length < 2 || words.length > 4 || !words.some((word) => isGivenName(word, lexicon))) return false;
  if (hasAny(words, lexicon.legalForms) || hasAny(words, lexicon.organisationWords)) return false;
  const rest = words.filter((word) => !isGivenName(word, lexicon) && !isInitial(word));
  const particles = new Set([
    'von',
    'van',
    'de',
    'der',
    'af',
    'al',
    'el',
    'bin',
    'ben',
    'la',
    'di',
    'da',
    'mc',
  ]);
  const surnames = rest.filter((word) => isSurname(word, lexicon));
  return (
    rest.every((word) => particles.has(word) || isSurname(word, lexicon)) &&
    (surnames.length > 0 || words.length > 1)
  );
}

/**
 * Whether words could name a person when nothing better than trade words, places or joining words speaks for an
 * organisation. `core` is the name without those: a title, a given name, initials beside one word, or two words
 * before a trade that people follow alone.
 */
export function couldBePerson(words: readonly string[], core: readonly string[], lexicon: Lexicon): boolean {
  if (hasTitle(words, lexicon) || words.some((word) => isGivenName(word, lexicon))) return true;
  const whole = words.filter((word) => !isInitial(word));
  const named = core.filter((word) => !isInitial(word));
  const hasInitials = whole.length < words.length;
  if (hasInitials && (named.length > 0 || whole.length === 1)) return true;
  if (words.length === 1) return isSurname(words[0] ?? '', lexicon);
  const alone = words.some((word) => lexicon.soloTrades.words.has(word));
  return alone && named.length === 2 && named.every((word, index) => word === words[index]);
}

const capitalised = String.raw`\p{Lu}[\p{L}'’-]+`;
const namePair = new RegExp(
  String.raw`(?<![\p{L}])(${capitalised})(?=\s+(?:\p{Lu}\.?\s+)?(${capitalised}))`,
  'gu',
);

/** Whether a given name followed by a surname stands anywhere in a free text, capitalised as names are. */
export function mentionsPerson(text: string, lexicon: Lexicon): boolean {
  for (const [, first = '', second = ''] of text.matchAll(namePair)) {
    const given = wordsOf(first).every((word) => isGivenName(word, lexicon));
    if (given && wordsOf(second).some((word) => isSurname(word, lexicon))) return true;
  }
  return false;
}
