import { fold, isFirstName } from './first-names.ts';

/** Words in the local part of a mailbox that a function has, not a person. */
const functions =
  /info|kontakt|contact|data|support|kommun|registrator|kund|medborgar|service|helpdesk|desk|karta|kart|admin|master|webb|statistik|miljo|miljö|bygg|kultur|skola|biblio|turis|trafik|post|mail|office|press|hello|team|grupp|group|forvaltning|förvaltning|kontor|enhet|kansli|diari|myndighet|namnd|nämnd|reply|sekret|stab|portal|catalog|katalog|open|oppen|oppna|öppen|öppna|tjanst|tjänst|upphandl|ekonomi|inkop|inköp|redovisning|region|stad|museum|energi|vatten|avfall|teknik|drift|system|utveckling|utbildning|nyheter|redaktion|omsorg|social/;
const shortFunctions = new Set([
  'it',
  'gis',
  'api',
  'psi',
  'web',
  'ops',
  'dev',
  'hr',
  'bi',
  'geo',
  'org',
  'hej',
  'kc',
  'sbk',
]);

/** Words that make a name an organisation's or a function's. */
const organisations =
  /kommun|region|data|grupp|group|support|service|center|centrum|enhet|förvaltning|kontor|avdelning|nämnd|styrelse|verk|myndighet|bolag|team|bibliotek|museum|museet|universitet|högskola|skola|stiftelse|förening|sällskap|institut|kansli|redaktion|förlag|media|energi|teknik|miljö|office|department|agency|council|city|public|open|öppen|öppna|national|provider|organi[sz]ation|kund|system|kontakt|contact|webb|admin|info|stad|kyrka|församling|landsting|länsstyrelse/i;

/** Whether a name has the form of a person's: two to four capitalised words, none of them an organisation's. */
export function looksLikePerson(name: string): boolean {
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4 || organisations.test(name)) return false;
  return words.every(
    (word, index) =>
      /^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?$/u.test(word) ||
      (index > 0 && /^(?:von|af|av|de|van|\p{Lu}\.)$/u.test(word)),
  );
}

/** Whether a mailbox is that of a function: `info@`, `oppnadata@`, `gis.support@`. */
export function isFunctionalMailbox(email: string): boolean {
  const parts = localPart(email).split(/[._+-]/);
  if (parts.length > 1 && isFirstName(parts[0] ?? '')) return false;
  return functions.test(localPart(email)) || parts.some((part) => shortFunctions.has(part));
}

export interface MailboxOwner {
  /** The name that stands beside the mailbox. */
  readonly name: string;
  /** Whether the source says that it is an organisation. */
  readonly isOrganisation: boolean;
}

/** Whether a mailbox is a person's: `anna.berg@`, or one that repeats the personal name it stands beside. */
export function isPersonalMailbox(email: string, { name, isOrganisation }: MailboxOwner): boolean {
  if (isFunctionalMailbox(email)) return false;
  const local = fold(localPart(email));
  const [first = '', second] = local.split(/[._]/);
  if (second !== undefined && isFirstName(first)) return true;
  const isPerson = looksLikePerson(name);
  const hasTwoNames = /^\p{L}+(?:-\p{L}+)*\.\p{L}+(?:[.-]\p{L}+)*\d{0,2}$/u.test(local);
  if (hasTwoNames) return isPerson || !isOrganisation || name === '';
  if (!isPerson) return isFirstName(local);
  return fold(name)
    .split(/\s+/)
    .some((word) => word.length > 2 && local.includes(word));
}

const localPart = (email: string): string =>
  email
    .replace(/^mailto:/i, '')
    .split('@')[0]
    ?.toLowerCase() ?? '';

/** Whether a name that nothing else is known of is a person's. */
export const isPersonName = (name: string): boolean =>
  looksLikePerson(name) && isFirstName(name.trim().split(/[\s-]+/)[0] ?? '');
