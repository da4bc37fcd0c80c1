import { parse } from 'yaml';
import { z } from 'zod';

/** Words and phrases that are looked for among the words of a name. */
export interface WordList {
  readonly words: ReadonlySet<string>;
  /** Several words in a row, separated by one blank. */
  readonly phrases: readonly string[];
}

/** What the screen knows of names: config/tables/screening.yaml and screening-names.yaml. */
export interface Lexicon {
  readonly legalForms: WordList;
  readonly shortLegalForms: WordList;
  readonly cutLegalForms: readonly string[];
  readonly cutLengths: ReadonlySet<number>;
  readonly organisationWords: WordList;
  readonly organisationEndings: readonly string[];
  readonly tradeWords: WordList;
  readonly soloTrades: WordList;
  readonly tradeEndings: readonly string[];
  readonly joiningWords: WordList;
  readonly places: WordList;
  /** Whole names, as {@link wordsOf} joins them. */
  readonly organisations: ReadonlySet<string>;
  readonly soleTraderWords: WordList;
  readonly estateWords: WordList;
  /** Where somebody's address at somebody else's begins: `c/o`, `att:`, `%`. */
  readonly careOf: RegExp;
  readonly titles: WordList;
  readonly sensitiveUnits: { readonly publish: 'aggregate' | 'rows'; readonly words: readonly string[] };
  readonly givenNames: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly surnameEndings: readonly string[];
}

const block = z.string();
const screeningSchema = z.strictObject({
  legalForms: block,
  shortLegalForms: block,
  cutLegalForms: block,
  cutLengths: z.array(z.int().positive()),
  organisationWords: block,
  organisationEndings: block,
  tradeWords: block,
  soloTrades: block,
  ordinaryWords: block,
  tradeEndings: block,
  joiningWords: block,
  places: block,
  organisations: block,
  soleTraderWords: block,
  estateWords: block,
  careOfWords: block,
  titles: block,
  sensitiveUnits: z.strictObject({ publish: z.enum(['aggregate', 'rows']), words: block }),
});
const namesSchema = z.strictObject({ givenNames: block, surnames: block, surnameEndings: block });

/** The words of a name, lower case, without punctuation: `A/S Ek. För` → `a s ek för`. */
export const wordsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const entries = (text: string): string[] => text.split(/\s+/).filter((entry) => entry !== '');
const spoken = (text: string): string[] =>
  entries(text).map((entry) => entry.replace(/_/g, ' ').toLowerCase());
/** Old systems write `Asa` for Åsa. */
const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');
/** Lists whose entries hold blanks are separated by a middle dot. */
const dotted = (text: string): string[] =>
  text
    .split('·')
    .map((entry) => entry.replace(/\s+/g, ' ').trim().toLowerCase())
    .filter((entry) => entry !== '');

function wordList(text: string): WordList {
  const joined = spoken(text).map((entry) => wordsOf(entry).join(' '));
  return {
    words: new Set(joined.filter((entry) => !entry.includes(' '))),
    phrases: joined.filter((entry) => entry.includes(' ')),
  };
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** `c/o` and `att:` may touch the name that follows, `attn` may not. */
function careOfPattern(words: readonly string[]): RegExp {
  const touching = words.filter((word) => !/\p{L}$/u.test(word) || word === 'c/o').map(escapeRegExp);
  const apart = words.filter((word) => /\p{L}$/u.test(word)).map(escapeRegExp);
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${touching.join('|')}|(?:${apart.join('|')})(?!\p{L}))|(?:^|\s)%\s`,
    'iu',
  );
}

/**
 * Reads the two configuration texts. Throws a ZodError where they are not of the form: without its words the screen
 * cannot work, and nothing may be published.
 */
export function readLexicon(screeningYaml: string, namesYaml: string): Lexicon {
  const screening = screeningSchema.parse(parse(screeningYaml));
  const names = namesSchema.parse(parse(namesYaml));
  return {
    legalForms: wordList(screening.legalForms),
    shortLegalForms: wordList(screening.shortLegalForms),
    cutLegalForms: spoken(screening.cutLegalForms),
    cutLengths: new Set(screening.cutLengths),
    organisationWords: wordList(screening.organisationWords),
    organisationEndings: spoken(screening.organisationEndings),
    tradeWords: wordList(`${screening.tradeWords} ${screening.soloTrades} ${screening.ordinaryWords}`),
    soloTrades: wordList(screening.soloTrades),
    tradeEndings: spoken(screening.tradeEndings),
    joiningWords: wordList(screening.joiningWords),
    places: wordList(screening.places),
    organisations: new Set(dotted(screening.organisations).map((name) => wordsOf(name).join(' '))),
    soleTraderWords: wordList(screening.soleTraderWords),
    estateWords: wordList(screening.estateWords),
    careOf: careOfPattern(spoken(screening.careOfWords)),
    titles: wordList(screening.titles),
    sensitiveUnits: {
      publish: screening.sensitiveUnits.publish,
      words: dotted(screening.sensitiveUnits.words),
    },
    givenNames: new Set(spoken(names.givenNames).flatMap((name) => [name, withoutAccents(name)])),
    surnames: new Set(names.surnames.split(/\s+/).flatMap((name) => wordsOf(name))),
    surnameEndings: spoken(names.surnameEndings),
  };
}

/** Whether any word or phrase of the list stands among these words. */
export const hasAny = (words: readonly string[], list: WordList): boolean =>
  words.some((word) => list.words.has(word)) ||
  (list.phrases.length > 0 && hasPhrase(` ${words.join(' ')} `, list.phrases));

const hasPhrase = (spaced: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => spaced.includes(` ${phrase} `));
