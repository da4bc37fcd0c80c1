/** Spellings of the same legal form. The form itself is never dropped: two firms may differ in nothing else (domain 6). */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\baktiebolag(?:et)?\b/g, 'ab'],
  [/\bhandelsbolag(?:et)?\b/g, 'hb'],
  [/\bkommanditbolag(?:et)?\b/g, 'kb'],
  [/\bekonomisk förening|\bek för(?:ening)?(?![\p{L}])|\bekför(?![\p{L}])/gu, 'ekför'],
  [/\bideell förening|\bid för(?![\p{L}])/gu, 'ideell'],
  [/\bbostadsrättsförening(?:en)?/g, 'brf'],
  [/\blimited\b/g, 'ltd'],
  [/\bincorporated\b/g, 'inc'],
  [/\bpublic ltd company\b/g, 'plc'],
  [/\b(?:publ|i likvidation|i konkurs)\b/g, ' '],
  [/(?<![\p{L}])(?:&|\+|and)(?![\p{L}])/gu, 'och'],
];
const formWords = /^(?:ab|hb|kb|ekför|ideell|brf|ltd|plc|llp|inc|gmbh|as|aps|oy)$/;

/**
 * A supplier's name without what differs between spellings: case, punctuation, blanks, the way the legal form is
 * written. Equal names mean the same firm unless numbers say otherwise.
 */
export function normaliseName(name: string): string {
  let text = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`´]/g, '');
  text = text
    .replace(/\ba\/s\b/g, 'as')
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .replace(/&|\+/g, ' & ');
  for (const [form, short] of forms) text = text.replace(form, short);
  return text.replace(/\s+/g, ' ').trim();
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
