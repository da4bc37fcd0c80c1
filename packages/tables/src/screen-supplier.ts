import { isIdentityNumber, containsIdentityNumber } from './screen-identity-number.ts';
import type { SupplierNumber } from './screen-legal-number.ts';
import { classifyNumber } from './screen-legal-number.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { hasAny, wordsOf } from './screen-lexicon.ts';
import { holdsContact } from './screen-contact.ts';
import { isMask } from './screen-mask.ts';
import type { NameSign } from './screen-organisation-name.ts';
import { hasLegalForm, signOfOrganisation } from './screen-organisation-name.ts';
import { isGivenName, isPersonName } from './screen-person-name.ts';

/** The rules by which something is masked; the published column `maskerad` says which. */
export const maskRules = [
  'befintlig-mask',
  'personnummer',
  'dodsbo',
  'enskild-firma',
  'privatperson',
  'ej-visad-juridisk-person',
  'leverantor-saknas',
  'c-o',
  'personnamn',
  'kontaktuppgift',
  'kanslig-enhet',
] as const;
export type MaskRule = (typeof maskRules)[number];

/** What is published of a supplier. */
export type SupplierDecision =
  | {
      readonly kind: 'shown';
      readonly orgnr: string | null;
      /** null where only the number may be shown. */
      readonly name: string | null;
      readonly basis: 'organisation-number' | NameSign;
      /** The rule that cut a person out of the name. */
      readonly cut?: MaskRule;
    }
  | { readonly kind: 'masked'; readonly rule: MaskRule };

export interface Supplier {
  readonly id: string | null;
  readonly name: string | null;
}

/**
 * What a source's supplier numbers are, decided from all of them: organisation numbers, numbers of its own, or none.
 * Where they are organisation numbers, a supplier without a valid one must show a legal form or be a public body or an
 * association; elsewhere trade words count too.
 */
export type NumberKind = 'organisation-numbers' | 'own-numbers' | 'none';

const masked = (rule: MaskRule): SupplierDecision => ({ kind: 'masked', rule });

/**
 * Decides from all distinct numbers of a source what they are. Half of them valid is enough: own numbers pass the test
 * by chance in fewer than one case of ten.
 */
export function numberKind(ids: Iterable<string | null>): NumberKind {
  let filled = 0;
  let personal = 0;
  let legal = 0;
  for (const id of ids) {
    const { kind } = classifyNumber(id);
    if (kind === 'empty' || kind === 'mask') continue;
    filled += 1;
    if (kind === 'legal' || kind === 'estate') legal += 1;
    else if (kind === 'identity') personal += 1;
  }
  if (filled === 0) return 'none';
  return legal > 0 && (legal + personal) * 2 >= filled ? 'organisation-numbers' : 'own-numbers';
}

/** Cuts what follows `C/O`, `att:` and the like: it names a person at the address, unless it is itself a firm. */
function cutCareOf(name: string, lexicon: Lexicon): string | undefined {
  const first = name.search(lexicon.careOf);
  if (first < 0) return undefined;
  const tail = name.slice(first);
  const firm = hasLegalForm(tail, lexicon) && !wordsOf(tail).some((word) => isGivenName(word, lexicon));
  return firm ? undefined : name.slice(0, first).replace(/[\s,;:(/-]+$/, '');
}

/** Removes the parts of a name, between its commas, slashes, dashes and brackets, that are a person's name alone. */
function cutPersons(name: string, lexicon: Lexicon): string {
  const parts = name.split(/(\s*[,;/()]\s*|\s+[-–—]\s+)/);
  if (parts.length === 1) return isPersonName(name, lexicon) ? '' : name;
  // `William Thompson (York) Ltd` is a firm's whole name; `Bygg AB (William Thompson)` is a firm and a person.
  const kept = parts.filter(
    (part, index) =>
      index % 2 === 1 || (index === 0 && parts[1]?.includes('(') === true) || !isPersonName(part, lexicon),
  );
  return kept.length === parts.length
    ? name
    : kept
        .join('')
        .replace(/\(\s*\)/g, '')
        .replace(/^[\s,;/()–—-]+|[\s,;/(–—-]+$/g, '');
}

function showLegal(orgnr: string, name: string, lexicon: Lexicon): SupplierDecision {
  const withoutCareOf = cutCareOf(name, lexicon) ?? name;
  const without = cutPersons(withoutCareOf, lexicon);
  const published = without === '' ? null : without;
  const shown = { kind: 'shown', orgnr, name: published, basis: 'organisation-number' } as const;
  if (without === name || name === '') return shown;
  return { ...shown, cut: withoutCareOf === name ? 'personnamn' : 'c-o' };
}

function judgeName(name: string, kind: NumberKind, lexicon: Lexicon): SupplierDecision {
  const head = cutCareOf(name, lexicon);
  if (head !== undefined) {
    const decision = head === '' ? masked('c-o') : judgeName(head, 'organisation-numbers', lexicon);
    return decision.kind === 'shown' ? { ...decision, cut: 'c-o' } : masked('c-o');
  }
  const [trader, ...brand] = name.split(/\s(?:t\/a|trading as)\s/i);
  if (trader !== undefined && brand.length > 0) {
    const decision = judgeName(trader, kind, lexicon);
    return decision.kind === 'shown' ? { ...decision, name } : masked('enskild-firma');
  }
  const sign = signOfOrganisation(name, lexicon, kind !== 'organisation-numbers');
  if (sign !== 'legal-form' && hasAny(wordsOf(name), lexicon.soleTraderWords)) return masked('enskild-firma');
  if (sign === undefined) {
    return masked(isPersonName(name, lexicon) ? 'privatperson' : 'ej-visad-juridisk-person');
  }
  const without = cutPersons(name, lexicon);
  const basis = { kind: 'shown', orgnr: null, basis: sign } as const;
  if (without === name) return { ...basis, name };
  return without === '' ? masked('privatperson') : { ...basis, name: without, cut: 'personnamn' };
}

/** What speaks against showing, whatever else the supplier carries. */
function barred(number: SupplierNumber, { id, name }: Supplier, lexicon: Lexicon): MaskRule | undefined {
  if (name !== null && isMask(name)) return 'befintlig-mask';
  if (number.kind === 'identity') return 'personnummer';
  if (number.kind === 'estate') return 'dodsbo';
  if (name === null) return undefined;
  if (containsIdentityNumber(name) || isIdentityNumber(name)) return 'personnummer';
  const words = wordsOf(name);
  if (hasAny(words, lexicon.estateWords)) return 'dodsbo';
  if (/\bensk\p{L}*\s+(?:fi?r?m?a|n\p{L}+)\b/iu.test(name)) return 'enskild-firma';
  return number.kind === 'mask' && id !== null && !hasLegalForm(name, lexicon) ? 'befintlig-mask' : undefined;
}

/**
 * Decides on one supplier, failing closed: shown only where a valid number of a legal person, or the name itself, shows
 * an organisation; masked, with the rule's name, in every other case.
 */
export function classifySupplier(supplier: Supplier, kind: NumberKind, lexicon: Lexicon): SupplierDecision {
  const name = supplier.name?.replace(/\s+/g, ' ').trim() ?? '';
  const number = classifyNumber(supplier.id);
  const rule = barred(number, { id: supplier.id, name: name === '' ? null : name }, lexicon);
  if (rule !== undefined) return masked(rule);
  const orgnr = number.kind === 'legal' && kind === 'organisation-numbers' ? number.orgnr : undefined;
  if (holdsContact(name)) {
    if (orgnr === undefined) return masked('kontaktuppgift');
    return { kind: 'shown', orgnr, name: null, basis: 'organisation-number', cut: 'kontaktuppgift' };
  }
  if (orgnr !== undefined) return showLegal(orgnr, name, lexicon);
  if (name === '') return masked('leverantor-saknas');
  return judgeName(name, kind, lexicon);
}
