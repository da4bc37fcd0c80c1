import type { LiteralValue, ProblemCode, TextValue } from '@lanskatalog/core';
import { isText } from '@lanskatalog/core';
import type { WritableName } from './writable-name.ts';
import { writableName } from './writable-name.ts';

export interface WritableLiteral {
  readonly kind: 'literal';
  readonly value: string;
  /** Lower-case tag, or ''. */
  readonly lang: string;
  /** Undefined for a plain string. */
  readonly datatype: WritableName | undefined;
}

interface Judged {
  readonly literal: WritableLiteral;
  /** What had to be changed, with the value that came. */
  readonly problems: readonly (readonly [ProblemCode, string])[];
}

const nothing: readonly [] = [];
const plainTypes: ReadonlySet<string> = new Set(['xsd:string', 'rdf:langString', 'rdf:dirLangString']);

/** A literal that every serialisation can hold. */
export function writableLiteral(raw: TextValue | LiteralValue): Judged {
  const text = isText(raw) ? raw.text : raw.literal;
  const value = cleanText(text);
  const cleaned = value === text ? nothing : [['merge.text-cleaned', text] as const];
  if (isText(raw)) {
    const lang = raw.lang.toLowerCase();
    if (lang === '' || languageTag.test(lang))
      return { literal: { kind: 'literal', value, lang, datatype: undefined }, problems: cleaned };
    return { literal: plain(value), problems: [...cleaned, ['merge.tag-unwritable', raw.lang]] };
  }
  if (raw.type === undefined || plainTypes.has(raw.type)) return { literal: plain(value), problems: cleaned };
  const datatype = writableName(raw.type);
  if (datatype !== undefined)
    return { literal: { kind: 'literal', value, lang: '', datatype }, problems: cleaned };
  return { literal: plain(value), problems: [...cleaned, ['merge.tag-unwritable', raw.type]] };
}

const plain = (value: string): WritableLiteral => ({ kind: 'literal', value, lang: '', datatype: undefined });

const languageTag = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/;

// What XML 1.0 cannot hold (section 2.2), not even escaped.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const loneSurrogate = /\p{Surrogate}/gu;
// One quick look that nearly every text passes.
// eslint-disable-next-line no-control-regex -- the same
const suspicious = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;

/** The text without what no serialisation can hold. */
export const cleanText = (text: string): string =>
  suspicious.test(text) ? text.replace(notXml, '').replace(loneSurrogate, '\ufffd') : text;
