import type { Lexicon, WordList } from './screen-lexicon.ts';
import { hasAny, wordsOf } from './screen-lexicon.ts';
import { couldBePerson, hasTitle, isGivenName, isSurname } from './screen-person-name.ts';

/** What in a name shows an organisation; undefined where nothing does. */
export type NameSign = 'legal-form' | 'organisation-word' | 'known-organisation' | 'trade';

/** Short forms are somebody's initials as easily as a legal form, so what stands before them decides. */
function endsInShortForm(words: readonly string[], list: WordList, lexicon: Lexicon): boolean {
  if (hasTitle(words, lexicon)) return false;
  const lengths = [1, 2, 3, 4].filter((length) => {
    const end = words.slice(-length).join(' ');
    return words.length > length && (length === 1 ? list.words.has(end) : list.phrases.includes(end));
  });
  return lengths.some((length) => {
    const before = words.slice(0, -length);
    if (before.some((word) => word.length === 1 || isGivenName(word, lexicon))) return false;
    return before.length > 1 || !isSurname(before[0] ?? '', lexicon);
  });
}

/** Exports that cut names at a fixed length leave `…Aktiebo` or `… Hand` at the end (domain 6). */
function endsInCutForm(name: string, words: readonly string[], lexicon: Lexicon): boolean {
  const last = words.at(-1) ?? '';
  if (!lexicon.cutLengths.has(name.trim().length) || words.length < 2) return false;
  // Without a given name nobody's name is that long, so two letters of a form are enough.
  const least = words.some((word) => isGivenName(word, lexicon)) ? 6 : 2;
  return last.length >= least && lexicon.cutLegalForms.some((form) => form.startsWith(last));
}

/** Whether the name carries the form of a legal person. A form that stands alone names nothing. */
export function hasLegalForm(name: string, lexicon: Lexicon): boolean {
  const words = wordsOf(name);
  if (
    words.length < 2 &&
    !words.some((word) => /.+(?:aktiebolag|handelsbolag|kommanditbolag)(?:et)?$/.test(word))
  ) {
    return words.length === 1 && /\p{L}{3,}AB$/u.test(name.trim());
  }
  return (
    hasAny(words, lexicon.legalForms) ||
    words.some((word) => /.+(?:aktiebolag|handelsbolag|kommanditbolag)(?:et)?$/.test(word)) ||
    endsInShortForm(words, lexicon.shortLegalForms, lexicon) ||
    endsInCutForm(name, words, lexicon)
  );
}

/** A word that is also a surname proves nothing beside a given name: Charlotte Church. */
function hasOrganisationWord(words: readonly string[], lexicon: Lexicon): boolean {
  if (hasTitle(words, lexicon)) return false;
  const named = words.some((word) => isGivenName(word, lexicon));
  const telling = named ? words.filter((word) => !lexicon.surnames.has(word) && word.length > 2) : words;
  return (
    hasAny(telling, lexicon.organisationWords) ||
    telling.some((word) => lexicon.organisationEndings.some((ending) => word.endsWith(ending)))
  );
}

const isTradeWord = (word: string, lexicon: Lexicon): boolean =>
  (lexicon.tradeWords.words.has(word) && !lexicon.surnames.has(word)) ||
  lexicon.tradeEndings.some((ending) => word.length > ending.length + 1 && word.endsWith(ending));

/** Written as no person's name is: `H7media`, `BioLogic`, `lastminute.com`, `F1`. */
function isWrittenLikeBrand(name: string): boolean {
  return (
    name.split(/[\s/()&,.-]+/).some((part) => /\p{L}/u.test(part) && /\d/.test(part)) ||
    /\.(?:com|co|se|net|org|nu|eu)\b/i.test(name) ||
    /(?<!\bM|\bMa|\bD|\bL|\bO)(?<!\p{L}*Mc|\p{L}*Mac|\bDe|\bLa|\bLe|\bVan|\bDi)(?<=\p{Ll}{2})\p{Lu}/u.test(
      name,
    )
  );
}

/** Two names with a sign between are a firm; initials or given names make it a couple. */
const isJoined = (name: string): boolean => /\p{L}\s?[&+]\s?\p{L}/u.test(name);

/**
 * Weaker signs, for sources without organisation numbers, where most organisations show nothing better: a trade, a
 * place, joining words, the way it is written. None counts where the name could be a person's.
 */
function hasTradeSign(name: string, words: readonly string[], lexicon: Lexicon): boolean {
  const core = words.filter((word) => !isTradeWord(word, lexicon) && !lexicon.places.words.has(word));
  // `Surname, Given name`: a register of people.
  if (/^[^\s,]+,\s*\S+(?:\s\S+)?$/.test(name.trim())) return false;
  const joined = isJoined(name) && !words.some((word) => word.length === 1 || isGivenName(word, lexicon));
  if (joined && !hasTitle(words, lexicon)) return true;
  const joint = words.findIndex((word, place) => place > 0 && lexicon.joiningWords.words.has(word));
  const inhabitant = joint === 2 && isSurname(words[1] ?? '', lexicon);
  const spoken = words[0] === 'the' || (joint > 0 && joint < words.length - 1 && !inhabitant);
  if (couldBePerson(words, spoken ? [] : core, lexicon)) return false;
  return words.length === 1
    ? (words[0]?.length ?? 0) > 2
    : spoken || core.length < words.length || isWrittenLikeBrand(name);
}

/** With or without the place of its branch: `Sensus Örebro`. */
const isKnown = (words: readonly string[], lexicon: Lexicon): boolean =>
  lexicon.organisations.has(words.join(' ')) ||
  lexicon.organisations.has(words.filter((word) => !lexicon.places.words.has(word)).join(' '));

/**
 * The strongest sign in a name that it is an organisation's. `weak` tells whether trade signs count: true only for
 * sources that do not identify suppliers by organisation number.
 */
export function signOfOrganisation(name: string, lexicon: Lexicon, weak: boolean): NameSign | undefined {
  const words = wordsOf(name);
  if (hasLegalForm(name, lexicon)) return 'legal-form';
  if (isKnown(words, lexicon)) return 'known-organisation';
  if (hasOrganisationWord(words, lexicon)) return 'organisation-word';
  return weak && hasTradeSign(name, words, lexicon) ? 'trade' : undefined;
}
