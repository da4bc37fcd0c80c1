import { isAbsoluteIri } from '@lanskatalog/core';

/** Schemes that say nothing outside the machine or page they were written on, or name no thing of their own. */
const local = /^(?:file|data|blob|javascript|about|mailto|tel|urn:uuid$)/i;
const web = /^https?:\/\//i;

/** Whether this can be the name of a dataset, distribution, agent or contact. */
export const isLastingName = (iri: string): boolean => !local.test(iri) && isAbsoluteIri(iri);

export const isWebAddress = (iri: string): boolean => web.test(iri) && isAbsoluteIri(iri);

/** Slips in addresses that stand as text, each with its remedy. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/^[\s'"“”<«]+|(?<![\s'"“”>»])[\s'"“”>»]+$/g, ''],
  [/^(https?|ftps?):\/{3,}/i, '$1://'],
  [/^(?=www\.)/i, 'http://'],
  [/^(?=(?:[\w-]+\.)+(?:se|nu|com|org|net|eu|io)(?:[/?#]|$))/i, 'http://'],
];
const nextAddress = /(?<!%20|[\s,;|])(?:%20|[\s,;|])+(?=https?:\/\/)/i;

/** The one address that a text means, fit to be an IRI; undefined where it means none. */
export function addressIn(text: string): string | undefined {
  const trimmed = slips.reduce((kept, [slip, remedy]) => kept.replace(slip, remedy), text);
  const [first = ''] = trimmed.split(nextAddress);
  if (!/^(?:https?|ftps?):\/\//i.test(first)) return undefined;
  const encoded = first.replace(
    // eslint-disable-next-line no-control-regex -- what RFC 3987 forbids is what is looked for
    /%(?![0-9A-Fa-f]{2})|[\u0000-\u0020<>"{}|\\^\u0060\u007f]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return isAbsoluteIri(encoded) ? encoded : undefined;
}

/** Web addresses that stand somewhere in a running text. */
export const addressesWithin = (text: string): string[] =>
  [...text.matchAll(/https?:\/\/[^\s<>"'()]+[^\s<>"'().,;:]/gi)].map(([found]) => found);
