import { prefixes } from '@lanskatalog/core';
import { outsideIri } from './forbidden-characters.ts';

/** What an IRI as a source wrote it turned out to be. */
export type CleanIri =
  /** Absolute, or a relative reference (`relative`) that the caller resolves; characters RFC 3987 forbids are gone. */
  | { readonly kind: 'iri'; readonly iri: string; readonly relative: boolean; readonly repaired: boolean }
  /** Several addresses in one value: the first is kept, `others` is the rest as written. */
  | { readonly kind: 'several'; readonly iri: string; readonly others: string }
  /** Words, not an address. */
  | { readonly kind: 'text' };

const allowed = `[^${outsideIri}%\\[\\]#]|%[0-9A-Fa-f]{2}`;
const rest = `(?:${allowed})*(?:#(?:${allowed})*)?$`;
/** Brackets are legal around an IPv6 address only, and http needs a host. */
const wellFormed = new RegExp(
  `^(?:https?://(?!https?:)(?:\\[[0-9A-Fa-f:.]+\\]|(?=[^/?#]))${rest}|(?!https?:)[A-Za-z][A-Za-z0-9+.-]+:${rest})`,
);
/** Well-formed, but what it means is something else: an escape from HTML, a prefixed name, or http misspelt. */
const misleading = new RegExp(
  `&amp;|^(?:${Object.keys(prefixes).join('|')}):[A-Za-z]|^(?!https?:)[ht]{1,4}ps?://`,
);
const scheme = /^[A-Za-z][A-Za-z0-9+.-]+:/;
const toEncode = new RegExp(`%(?![0-9A-Fa-f]{2})|[${outsideIri}[\\]]|\\p{Surrogate}`, 'gu');
const nextAddress = /[\s,;|]+(?=(?:https?|ftp):\/\/)/i;

/** Slips that people make when they type or paste an address, each with its remedy. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/&amp;/g, '&'],
  [/\\/g, '/'],
  [/^https?:?\/\/+(?=https?:\/)/i, ''],
  [/^(https?):\/{3,}/i, '$1://'],
  [/^(https?):\/?(?=[^/])/i, '$1://'],
  [/^(https?)\/\/(?=\w)/i, '$1://'],
  [/^[ht]{1,4}p(s?):\/\//i, 'http$1://'],
  [/^(?=www\.[^/\s]+\.[a-z]{2,})/i, 'http://'],
  [/^(?=[^\s@:/]+@[\w-]+(?:\.[\w-]+)+$)/, 'mailto:'],
];

/** Checks an IRI reference and repairs what has one reasonable reading. */
export function cleanIri(raw: string): CleanIri {
  if (wellFormed.test(raw) && !misleading.test(raw))
    return { kind: 'iri', iri: raw, relative: false, repaired: false };
  if (/<[A-Za-z/]/.test(raw.trim().slice(1)) || /^\s*<[A-Za-z]+[\s/>]/.test(raw)) return { kind: 'text' };
  const [first = '', ...others] = unwrap(raw).split(nextAddress);
  let iri = slips.reduce((text, [slip, remedy]) => text.replace(slip, remedy), first);
  if (/^(?:tel|mailto|fax):/i.test(iri)) iri = iri.replace(/\s+/g, '');
  iri = expandPrefixed(iri);
  if (isText(iri)) return { kind: 'text' };
  const encoded = encodeForbidden(iri);
  if (others.length > 0) return { kind: 'several', iri: encoded, others: others.join(' ') };
  return { kind: 'iri', iri: encoded, relative: !scheme.test(encoded), repaired: encoded !== raw };
}

/** Blanks and quotes around an address; an apostrophe may end one rightly, so it goes only with its pair. */
const unwrap = (raw: string): string =>
  raw
    .replace(/^[\s\u00a0<"“”«]+|(?<![\s\u00a0>"“”»])[\s\u00a0>"“”»]+$/g, '')
    .replace(/^'+["\s]*(.*?)["\s]*'*$/s, '$1');

/** `dct:title` where an IRI should stand: a prefixed name is not an IRI, but what it means is known. */
function expandPrefixed(iri: string): string {
  const [, prefix = '', local = ''] = /^([a-z]+):([A-Za-z][\w-]*)$/.exec(iri) ?? [];
  const namespace = Object.hasOwn(prefixes, prefix) ? prefixes[prefix as keyof typeof prefixes] : undefined;
  return namespace === undefined ? iri : namespace + local;
}

/** Words with blanks between them and nothing of an address; a drive letter is no scheme either. */
const isText = (iri: string): boolean =>
  (/\s/.test(iri) && !/[/:#]/.test(iri)) || /^[A-Za-z]:[\\/]/.test(iri);

function encodeForbidden(iri: string): string {
  const authority = /^[A-Za-z][A-Za-z0-9+.-]+:\/\/[^/?#]*/.exec(iri)?.[0] ?? '';
  const body = iri.slice(authority.length).replace(toEncode, percentEncode);
  const hash = body.indexOf('#') + 1;
  return (
    authority.replace(/\s+/g, '') +
    (hash === 0 ? body : body.slice(0, hash) + body.slice(hash).replaceAll('#', '%23'))
  );
}

/** Any words as one segment of a path, for what must be an IRI and is none. */
export const encodeAsSegment = (text: string): string => text.trim().replace(/[^\w.~-]/gu, percentEncode);

const percentEncode = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
