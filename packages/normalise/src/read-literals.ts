import type { LiteralValue } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { labelsOf, leaveOut, noteRepair } from './labels.ts';
import { cleanText } from './values/clean-text.ts';
import { parseBytes, parseDecimal } from './values/parse-number.ts';
import { parseDate } from './values/parse-date.ts';
import { parseGeometry } from './values/parse-geometry.ts';
import type { Reader } from './work.ts';
import { note } from './work.ts';

export const readString: Reader = (terms, slot) =>
  terms.flatMap((term): LiteralValue[] => {
    const labels = labelsOf(term, slot.work.run);
    const named = labels.length === 0 && term.termType === 'NamedNode' ? [term] : labels;
    return named.flatMap(({ value }) => {
      const { text } = cleanText(value, false);
      return text === '' ? [] : [{ literal: text }];
    });
  });

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
    if (literal !== label.value || label.datatype !== expand(type)) {
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
