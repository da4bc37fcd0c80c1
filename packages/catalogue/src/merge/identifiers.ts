import type { Entity } from '@lanskatalog/core';
import { isIri, isLiteral, isText, nodesOf, valuesOf } from '@lanskatalog/core';

/** `dct:identifier` and `adms:identifier` values of an entity as they stand, those inside an adms:Identifier too. */
export function identifiersOf(entity: Entity): string[] {
  const values = [
    ...valuesOf(entity, 'dct:identifier'),
    ...valuesOf(entity, 'adms:identifier'),
    ...nodesOf(entity, 'adms:identifier').flatMap((node) => valuesOf(node, 'skos:notation')),
  ];
  const texts = values.flatMap((value) => {
    if (isIri(value)) return [value.iri];
    if (isText(value)) return [value.text];
    return isLiteral(value) ? [value.literal] : [];
  });
  return [...new Set(texts)];
}

/**
 * global: means one dataset wherever it is met, in a form that compares. local: says nothing outside its own catalogue
 * (`42`). junk: a placeholder, or half an address.
 */
export type JudgedIdentifier =
  { readonly kind: 'global'; readonly id: string } | { readonly kind: 'local' | 'junk' };

const placeholder =
  /^(?:todo|tbd|tba|n\/?a|none|null|nil|undefined|unknown|okänd|saknas|test|id|identifier|x+|[\s.?_0-]*)$/i;
const uuid = /^(?:urn:uuid:)?\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const oneDigit = /^([0-9a-f])(?:\1|-)*$/i;
const doi = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const doiAddress = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org(?:\/|$))/i;
const webAddress = /^https?:/i;

/** Global are a UUID, a DOI, and an http(s) IRI that names more than a host. */
export function judgeIdentifier(identifier: string): JudgedIdentifier {
  const text = identifier.trim();
  if (placeholder.test(text)) return { kind: 'junk' };
  const bareUuid = uuid.exec(text)?.[1]?.toLowerCase();
  if (bareUuid !== undefined) {
    return oneDigit.test(bareUuid) ? { kind: 'junk' } : { kind: 'global', id: `urn:uuid:${bareUuid}` };
  }
  const bareDoi = doi.exec(text)?.[1]?.toLowerCase();
  if (bareDoi !== undefined) return { kind: 'global', id: `https://doi.org/${bareDoi}` };
  if (doiAddress.test(text)) return { kind: 'junk' };
  if (!webAddress.test(text)) return { kind: 'local' };
  return namesSomething(text) ? { kind: 'global', id: text } : { kind: 'junk' };
}

function namesSomething(address: string): boolean {
  if (/\s/.test(address) || !URL.canParse(address)) return false;
  const { pathname, search, hash } = new URL(address);
  return pathname.length > 1 || search.length > 1 || hash.length > 1;
}
