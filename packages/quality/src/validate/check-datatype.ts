import type { Literal, ValueType } from '@lanskatalog/core';
import { expand, prefixes } from '@lanskatalog/core';

const zone = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?';
const dayForm = new RegExp(`^(-?\\d{4,})-(\\d\\d)-(\\d\\d)(?:T(.+))?$`);
const timeForm = new RegExp(
  `^(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?${zone}$|^24:00:00(?:\\.0+)?${zone}$`,
);
const zoneForm = new RegExp(`${zone}$`);
const yearForm = new RegExp(`^-?\\d{4,}${zone}$`);

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether the day is one of the calendar; xsd:date has no 30 February. */
function isDay(text: string): boolean {
  const [, year, month, day] = dayForm.exec(text) ?? [];
  const inMonth = Number(month);
  return (
    inMonth >= 1 && inMonth <= 12 && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), inMonth)
  );
}

const isDate = (text: string): boolean => !text.includes('T') && isDay(text.replace(zoneForm, ''));
const isDateTime = (text: string): boolean => isDay(text) && timeForm.test(dayForm.exec(text)?.[4] ?? '');
const isYear = (text: string): boolean => yearForm.test(text);
const isDecimal = (text: string): boolean => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
const isNonNegativeInteger = (text: string): boolean => /^(?:\+?\d+|-0+)$/.test(text);
const isDuration = (text: string): boolean =>
  /^-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/.test(text);
const isWkt = (text: string): boolean =>
  /^(?:<[^>]+>\s*)?(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON|CURVE|SURFACE)|GEOMETRYCOLLECTION|LINEARRING|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|POLYHEDRALSURFACE|TIN|TRIANGLE|ENVELOPE)\s*(?:Z|M|ZM)?\s*(?:\(.*\)|EMPTY)$/is.test(
    text,
  );

const xsd = (name: string): string => `${prefixes.xsd}${name}`;

/** Value type → datatypes that a literal of it may have → whether a text is of the datatype (XML Schema part 2). */
export const datatypes: Readonly<Partial<Record<ValueType, ReadonlyMap<string, (text: string) => boolean>>>> =
  {
    date: new Map([
      [xsd('date'), isDate],
      [xsd('dateTime'), isDateTime],
      [xsd('gYear'), isYear],
    ]),
    decimal: new Map([[xsd('decimal'), isDecimal]]),
    integer: new Map([[xsd('nonNegativeInteger'), isNonNegativeInteger]]),
    duration: new Map([[xsd('duration'), isDuration]]),
    wkt: new Map([[expand('geo:wktLiteral'), isWkt]]),
  };

/** Whether a literal has a datatype of the value type, and the form that the datatype demands. */
export const isOfType = ({ datatype, value }: Literal, type: ValueType): boolean =>
  datatypes[type]?.get(datatype)?.(value.trim()) ?? false;
