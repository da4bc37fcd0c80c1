import type { LiteralValue } from '@lanskatalog/core';

export type ParsedDate =
  | { readonly kind: 'date'; readonly value: LiteralValue }
  /** A day that never was (30 February), or a number out of all reason. */
  | { readonly kind: 'impossible' }
  /** 9999-12-31 and its like: no end. */
  | { readonly kind: 'open' }
  | { readonly kind: 'unreadable' };

const months = new Map(
  [
    'januari january jan',
    'februari february feb',
    'mars march mar',
    'april apr',
    'maj may',
    'juni june jun',
    'juli july jul',
    'augusti august aug',
    'september sep sept',
    'oktober october okt oct',
    'november nov',
    'december dec',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const instant = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$/;

/**
 * A date as feeds write it, in the datatype it has the precision of: xsd:date, xsd:dateTime or xsd:gYear. A month
 * becomes its first day, the profile having no type for months.
 */
export function parseDate(raw: string): ParsedDate {
  const text = raw.trim();
  const time = instant.exec(text);
  if (time !== null) return dateTime(time);
  const day = dayOf(text);
  if (day !== undefined) return dayValue(day);
  if (/^-?\d{4}$/.test(text)) {
    if (text === '9999') return { kind: 'open' };
    return /^(?:0000|-)/.test(text)
      ? { kind: 'impossible' }
      : { kind: 'date', value: { literal: text, type: 'xsd:gYear' } };
  }
  if (/^\d{13}$/.test(text)) {
    return { kind: 'date', value: { literal: new Date(Number(text)).toISOString(), type: 'xsd:dateTime' } };
  }
  return { kind: 'unreadable' };
}

type Day = readonly [year: number, month: number, day: number];

function dayOf(text: string): Day | undefined {
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:Z|[+-]\d\d:\d\d)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (iso !== null) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const month = /^(\d{4})-(\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (month !== null) return [Number(month[1]), Number(month[2]), 1];
  const nordic = /^(\d{1,2})[/.]\s?(\d{1,2})[-/.\s]\s?(\d{4})$/.exec(text);
  if (nordic !== null) return [Number(nordic[3]), Number(nordic[2]), Number(nordic[1])];
  return spelledOut(text.toLowerCase());
}

/** `den 18 september 2015`, `September 18, 2015`, `september 2015`. */
function spelledOut(text: string): Day | undefined {
  const dayFirst = /^(?:den )?(\d{1,2})(?::?[ae]|\.)? (\p{L}+)\.?,? (\d{4})$/u.exec(text);
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/u.exec(text);
  return monthFirst === null ? undefined : named(monthFirst[3], monthFirst[1], monthFirst[2] ?? '1');
}

function named(year = '', month = '', day = ''): Day | undefined {
  const number = months.get(month);
  return number === undefined ? undefined : [Number(year), number, Number(day)];
}

function dayValue(day: Day): ParsedDate {
  if (day[0] === 9999) return { kind: 'open' };
  if (!exists(day)) return { kind: 'impossible' };
  return { kind: 'date', value: { literal: written(day), type: 'xsd:date' } };
}

function dateTime(parts: RegExpExecArray): ParsedDate {
  const [, year, month, date, hour, minute, second = '00', fraction = '', zone = ''] = parts;
  const day: Day = [Number(year), Number(month), Number(date)];
  if (day[0] === 9999) return { kind: 'open' };
  if (!exists(day) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return { kind: 'impossible' };
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const literal = `${written(day)}T${hour}:${minute}:${second}${fraction}${offset}`;
  return { kind: 'date', value: { literal, type: 'xsd:dateTime' } };
}

function exists([year, month, day]: Day): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

const written = ([year, month, day]: Day): string =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
