import { wordsOf } from './screen-lexicon.ts';

/** Spellings of the same legal form. The form itself is never dropped: two firms may differ in nothing else (domain 6). */
const forms = new Map<string, string>([
  ['aktiebolag', 'ab'],
  ['aktiebolaget', 'ab'],
  ['handelsbolag', 'hb'],
  ['handelsbolaget', 'hb'],
  ['kommanditbolag', 'kb'],
  ['kommanditbolaget', 'kb'],
  ['ekför', 'ekför'],
  ['bostadsrättsförening', 'brf'],
  ['bostadsrättsföreningen', 'brf'],
  ['limited', 'ltd'],
  ['incorporated', 'inc'],
  ['publ', ''],
  ['and', 'och'],
]);
/** The same, in two words. */
const pairs = new Map<string, string>([
  ['ekonomisk förening', 'ekför'],
  ['ek för', 'ekför'],
  ['ek förening', 'ekför'],
  ['ideell förening', 'ideell'],
  ['id för', 'ideell'],
  ['a s', 'as'],
  ['i likvidation', ''],
  ['i konkurs', ''],
]);
const formWords = /^(?:ab|hb|kb|ekför|ideell|brf|ltd|plc|llp|inc|gmbh|as|aps|oy)$/;

/**
 * A supplier's name without what differs between spellings: case, punctuation, blanks, the way the legal form is
 * written. Equal names mean the same firm unless numbers say otherwise.
 */
export function normaliseName(name: string): string {
  const words = wordsOf(name.replace(/[&+]/g, ' och '));
  const normal: string[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const word = words[place] ?? '';
    const pair = pairs.get(`${word} ${words[place + 1]}`);
    if (pair !== undefined) place += 1;
    const form = pair ?? forms.get(word) ?? word;
    if (form !== '') normal.push(form);
  }
  return normal.join(' ');
}

/** A normalised name without its legal form: equal stems make a pair for a person to look at, no more. */
export const stemOf = (normalised: string): string =>
  normalised
    .split(' ')
    .filter((word) => !formWords.test(word))
    .join(' ');

/** Lengths at which exports cut names; 35 is the commonest. */
const cutLengths = new Set([30, 32, 34, 35, 36, 40, 50]);

/** Whether a name as written may have been cut: it is exactly as long as exports cut. */
export const mayBeCut = (name: string): boolean => cutLengths.has(name.trim().length);
