import type { IriValue, LiteralValue, Term, TextValue, Value } from '@lanskatalog/core';
import { expand, isAbsoluteIri } from '@lanskatalog/core';
import { addressIn } from './values/address.ts';
import { cleanText } from './values/clean-text.ts';
import { languageTag, looksEnglish } from './values/language-tag.ts';
import { parseBytes, parseDecimal } from './values/parse-number.ts';
import { parseDate } from './values/parse-date.ts';
import { parseGeometry } from './values/parse-geometry.ts';
import type { Reader, Run, Slot } from './work.ts';
import { descriptionOf, keyOf, note } from './work.ts';

const labelPredicates = [
  'skos:prefLabel',
  'rdfs:label',
  'dct:title',
  'rdf:value',
  'foaf:name',
  'skos:notation',
  'schema:name',
].map(expand);

/** Literals that a term has as its name: itself, or the labels of the thing it stands for. */
export function labelsOf(term: Term, run: Run): readonly (Term & { readonly termType: 'Literal' })[] {
  if (term.termType === 'Literal') return [term];
  const description = descriptionOf(term, run);
  if (description === undefined) return [];
  for (const predicate of labelPredicates) {
    const labels = description.get(predicate)?.filter((label) => label.termType === 'Literal') ?? [];
    if (labels.length > 0) return labels;
  }
  return [];
}

/** Free text with its language: markup gone, tag put right (recommendation 12 of the profile). */
export const readText: Reader = (terms, slot) =>
  terms.flatMap((term) => {
    const labels = labelsOf(term, slot.work.run);
    if (labels.length === 0) leaveOut(term, slot);
    return labels.flatMap((label) => textValue(label.value, label.language, slot) ?? []);
  });

const paragraphs = /:(?:description|versionNotes|copyrightNotice|attributionText)$/;
const judgedForLanguage = new Set(['dct:title', 'dct:description']);

export function textValue(raw: string, written: string, slot: Slot): TextValue | undefined {
  const { property, work } = slot;
  const { text, stripped } = cleanText(raw, paragraphs.test(property.name));
  if (text === '') return undefined;
  if (stripped)
    note(work, 'normalise.markup-stripped', { property: property.name, before: raw, after: text });
  const { lang, fault } = languageTag(written);
  if (fault !== undefined) noteTag(slot, { text, written, lang, fault });
  if (lang === 'sv' && judgedForLanguage.has(property.name) && looksEnglish(text)) {
    note(work, 'normalise.text-looks-english', { property: property.name, before: text });
  }
  return { text, lang };
}

interface RepairedTag {
  readonly text: string;
  readonly written: string;
  readonly lang: string;
  readonly fault: 'missing' | 'invalid' | 'long';
}

function noteTag({ property, work }: Slot, { text, written, lang, fault }: RepairedTag): void {
  if (fault === 'missing') {
    note(work, 'normalise.language-missing', {
      property: property.name,
      before: text,
      after: `${text}@${lang}`,
    });
  } else {
    note(work, 'normalise.language-repaired', { property: property.name, before: written, after: lang });
  }
}

export const readString: Reader = (terms, slot) =>
  terms.flatMap((term): LiteralValue[] => {
    const labels = labelsOf(term, slot.work.run);
    const named = labels.length === 0 && term.termType === 'NamedNode' ? [term] : labels;
    return named.flatMap(({ value }) => {
      const { text } = cleanText(value, false);
      return text === '' ? [] : [{ literal: text }];
    });
  });

const typed = (type: string): string => type.replace('xsd:', expand('xsd:'));

export const readDate: Reader = (terms, slot) =>
  terms.flatMap((term): LiteralValue[] => {
    const [label] = labelsOf(term, slot.work.run);
    if (label === undefined || label.value.trim() === '') return [];
    const parsed = parseDate(label.value);
    const { property, work } = slot;
    if (parsed.kind === 'open') {
      note(work, 'normalise.date-open', { property: property.name, before: label.value });
      return [];
    }
    if (parsed.kind !== 'date') {
      note(work, 'normalise.date-left-out', { property: property.name, before: label.value });
      return [];
    }
    const { literal, type = '' } = parsed.value;
    if (literal !== label.value || label.datatype !== typed(type)) {
      note(work, 'normalise.date-repaired', {
        property: property.name,
        before: label.datatype === '' ? label.value : `${label.value}^^${label.datatype}`,
        after: `${literal}^^${type}`,
      });
    }
    return [parsed.value];
  });

/** A reader of literals of one datatype, which puts the lexical form right. */
const readLiteral =
  (type: string, parse: (raw: string) => string | undefined): Reader =>
  (terms, slot) =>
    terms.flatMap((term): LiteralValue[] => {
      const [label] = labelsOf(term, slot.work.run);
      if (label === undefined || label.value.trim() === '') return [];
      const literal = parse(label.value);
      if (literal === undefined) return leaveOut(label, slot);
      if (literal !== label.value) noteRepair(slot, label.value, literal);
      return [{ literal, type }];
    });

export const readDecimal = readLiteral('xsd:decimal', parseDecimal);
export const readInteger = readLiteral('xsd:nonNegativeInteger', parseBytes);
/** The European shapes want checksums as xsd:hexBinary; the Swedish profile takes any literal. */
export const readHex = readLiteral('xsd:hexBinary', (raw) => {
  const text = raw.replace(/\s/g, '').toLowerCase();
  return /^(?:[0-9a-f]{2})+$/.test(text) ? text : undefined;
});
export const readWkt = readLiteral('geo:wktLiteral', parseGeometry);
const duration = /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/;
export const readDuration = readLiteral('xsd:duration', (raw) => {
  const text = raw.trim().toUpperCase();
  const weeks = /^P(\d+)W$/.exec(text);
  if (weeks !== null) return `P${Number(weeks[1]) * 7}D`;
  return duration.test(text) ? text : undefined;
});

/** References: IRIs, and addresses that stand as text. */
export const readIri: Reader = (terms, slot) =>
  terms.flatMap((term): Value[] => iriValue(term, slot) ?? leaveOut(term, slot));

/** The term as a reference that the property's pattern allows. */
export function iriValue(term: Term, { property, work }: Slot): [IriValue] | undefined {
  if (term.termType !== 'Literal') {
    const uri = work.run.survey.uriOf.get(keyOf(term));
    if (uri !== undefined) return [{ iri: uri }];
  }
  const [label] = term.termType === 'NamedNode' ? [] : labelsOf(term, work.run);
  const iri =
    term.termType === 'NamedNode' ? term.value : label === undefined ? undefined : addressIn(label.value);
  if (iri === undefined) return undefined;
  const fit = allowed(iri, property.pattern) ? iri : addressIn(iri);
  if (fit === undefined || !allowed(fit, property.pattern)) return undefined;
  if (term.termType !== 'NamedNode' || fit !== iri) {
    note(work, 'normalise.address-repaired', {
      property: property.name,
      before: label?.value ?? iri,
      after: fit,
    });
  }
  return [{ iri: fit }];
}

const patterns = new Map<string, RegExp>();

function allowed(iri: string, pattern: string | undefined): boolean {
  if (!isAbsoluteIri(iri)) return false;
  if (pattern === undefined) return true;
  let regexp = patterns.get(pattern);
  if (regexp === undefined) patterns.set(pattern, (regexp = new RegExp(`^(?:${pattern})$`, 'u')));
  return regexp.test(iri);
}

/** Reports a value that cannot be published, and leaves it out. */
export function leaveOut(term: Term, { property, work }: Slot): [] {
  const before = term.termType === 'BlankNode' ? (labelsOf(term, work.run)[0]?.value ?? '[ ]') : term.value;
  note(work, 'normalise.value-left-out', { property: property.name, before });
  return [];
}

export function noteRepair({ property, work }: Slot, before: string, after: string): void {
  note(work, 'normalise.value-repaired', { property: property.name, before, after });
}
