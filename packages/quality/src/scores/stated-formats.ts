import type { Entity, FileFormat, Value } from '@lanskatalog/core';
import { isIri, isLiteral, isNode, isText, valuesOf } from '@lanskatalog/core';
import type { QualityFacts } from './quality-facts.ts';

/** The EU's method, or the national portal's with its two deviations (no points for compliance, media types are formats). */
export type MqaMethod = 'eu' | 'portal';

/** What a distribution says of its format, as far as a method takes notice. */
export interface StatedFormats {
  /** Whether something it says is from a known list. */
  readonly known: boolean;
  readonly formats: readonly FileFormat[];
}

const fileType = 'http://publications.europa.eu/resource/authority/file-type/';
const iana = /^https?:\/\/www\.iana\.org\/assignments\/media-types\//;
/** A type of IANA's tree; `x-` are nobody's. */
const mediaType =
  /^(?:application|audio|font|haptics|image|message|model|multipart|text|video)\/(?!x-)[\w.+-]+$/;

/**
 * By the EU's method, dct:format is an IRI of the EU's file-type table and dcat:mediaType one of IANA's, and either will do. The
 * portal takes media types for formats, as IRIs or as text.
 */
export function statedFormats(distribution: Entity, method: MqaMethod, facts: QualityFacts): StatedFormats {
  const stated = [
    ...valuesOf(distribution, 'dct:format').map((value) =>
      readFormat(valueText(value), isAddress(value), method),
    ),
    ...valuesOf(distribution, 'dcat:mediaType').map((value) =>
      readMediaType(valueText(value), isAddress(value), method),
    ),
  ];
  const found = stated.flatMap((each) => (each === undefined ? [] : [lookUp(each, facts)]));
  return {
    known: found.some(({ known }) => known),
    formats: found.flatMap(({ format }) => format ?? []),
  };
}

type Stated = { readonly code: string } | { readonly type: string } | undefined;

function readFormat(text: string, isIriValue: boolean, method: MqaMethod): Stated {
  if (isIriValue && text.startsWith(fileType)) return { code: text.slice(fileType.length) };
  return method === 'portal' ? { type: typeOf(text) } : undefined;
}

function readMediaType(text: string, isIriValue: boolean, method: MqaMethod): Stated {
  if (isIriValue ? iana.test(text) : method === 'portal') return { type: typeOf(text) };
  return undefined;
}

/** Without IANA's address and without parameters such as a charset. */
const typeOf = (text: string): string => (text.replace(iana, '').split(';')[0] ?? '').trim().toLowerCase();

function lookUp(
  stated: Exclude<Stated, undefined>,
  facts: QualityFacts,
): { readonly known: boolean; readonly format: FileFormat | undefined } {
  if ('code' in stated) {
    const format = facts.formatByCode(stated.code);
    return { known: format !== undefined, format };
  }
  const format = facts.formatByMediaType(stated.type);
  return { known: format !== undefined || mediaType.test(stated.type), format };
}

const isAddress = (value: Value): boolean => isIri(value) || isNode(value);

export function valueText(value: Value): string {
  if (isIri(value)) return value.iri;
  if (isText(value)) return value.text;
  return isLiteral(value) ? value.literal : value.node.id;
}
