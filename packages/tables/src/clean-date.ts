import { monthNumber, periodContains, periodOf, yearMonth, type Period } from './clean-period.ts';

/** What a cell says of time: a day, or only a month or a year. */
export type DateReading =
  { readonly kind: 'day'; readonly date: string } | { readonly kind: 'period'; readonly period: string };

/** Order of day, month and year where all three are numbers; decided for a column, never for a cell. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface DateConvention {
  /** For `03/04/2021` and `21-04-03`. */
  readonly order: DateOrder;
  /** True where the values fit two orders equally well. */
  readonly guessed: boolean;
  /** True where six digits are a year and a month (`202104`), not a short date (`210430`). */
  readonly sixDigitsArePeriods: boolean;
}

const threeNumbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,].*)?$/;

/** Ties go to the order that is usual here: day first, but `21-04-03` is year first. */
const orders: readonly DateOrder[] = ['dmy', 'ymd', 'mdy'];
const dashedOrders: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** How well an order fits the values of a column. */
interface Fit {
  readonly order: DateOrder;
  valid: number;
  inPeriod: number;
  readonly years: Set<string>;
  readonly months: Set<string>;
}

/** Decides how the dates of a column are written, from all its distinct values; `period` is what the file names. */
export function dateConvention(values: Iterable<string>, period: Period | undefined): DateConvention {
  let fits: readonly Fit[] = [];
  let periods = 0;
  let shortDates = 0;
  for (const value of values) {
    const parts = threeNumbers.exec(value);
    if (parts !== null) {
      if (fits.length === 0) fits = (value.includes('-') ? dashedOrders : orders).map(emptyFit);
      for (const fit of fits) noteFit(fit, parts, period);
    } else if (isYearMonth(value)) periods += 1;
    else if (/^\d{6}$/.test(value)) shortDates += 1;
  }
  const [best, next] = fits.toSorted(compareFits);
  return {
    order: best?.order ?? 'dmy',
    guessed: best !== undefined && next !== undefined && compareFits(best, next) === 0,
    sixDigitsArePeriods: periods > shortDates,
  };
}

const emptyFit = (order: DateOrder): Fit => ({
  order,
  valid: 0,
  inPeriod: 0,
  years: new Set(),
  months: new Set(),
});

function noteFit(fit: Fit, parts: readonly string[], period: Period | undefined): void {
  const day = dayInOrder(fit.order, parts);
  if (day === undefined) return;
  fit.valid += 1;
  if (period !== undefined && periodContains(period, day.slice(0, 7))) fit.inPeriod += 1;
  fit.years.add(day.slice(0, 4));
  fit.months.add(day.slice(0, 7));
}

/** Most days possible, then most in the file's period, then fewest years and months: a file covers a short time. */
const compareFits = (a: Fit, b: Fit): number =>
  b.valid - a.valid ||
  b.inPeriod - a.inPeriod ||
  a.years.size - b.years.size ||
  a.months.size - b.months.size;

const isYearMonth = (text: string): boolean => /^(?:19|20)\d\d(?:0[1-9]|1[0-3])$/.test(text);

/**
 * Reads one cell of a date column: ISO dates and times, `20120907`, `07-Sep-2012`, `7 september 2012`, numbers in the
 * column's order, Excel serials, and months or years (`202104`, `2021-13`, `juli 2021`, `2021`). undefined where the text
 * is no date, an impossible day included.
 */
export function readDate(text: string, convention: DateConvention): DateReading | undefined {
  const value = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(value);
  if (iso !== null) return asDay(validDay(iso[1], iso[2], iso[3]));
  if (/^\d{8}(?:[ T].*)?$/.test(value)) {
    return asDay(validDay(value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)));
  }
  const numbers = threeNumbers.exec(value);
  if (numbers !== null) return asDay(dayInOrder(convention.order, numbers));
  if (/^\d{6}$/.test(value)) return readSixDigits(value, convention);
  if (/^[2-7]\d{4}(?:[.,]\d+)?$/.test(value)) return asDay(serialDay(Number(value.replace(',', '.')), 1900));
  return /^\D*\d{1,2}[-. /]+\p{L}/u.test(value) || /^\p{L}+[. ]+\d{1,2},? +\d{4}/u.test(value)
    ? readNamedDay(value)
    : readPeriod(value);
}

/** A value that is impossible in the column's form is read in the other: `202113` is never a day. */
function readSixDigits(value: string, convention: DateConvention): DateReading | undefined {
  const month: DateReading | undefined = isYearMonth(value)
    ? { kind: 'period', period: yearMonth(Number(value.slice(0, 4)), Number(value.slice(4))) }
    : undefined;
  const day = asDay(validDay(fullYear(value.slice(0, 2)), value.slice(2, 4), value.slice(4)));
  return convention.sixDigitsArePeriods ? (month ?? day) : (day ?? month);
}

/** `07-Sep-2012`, `7 sep. 2012`, `September 7, 2012`, `7-sep-12`, with a weekday or time beside. */
function readNamedDay(value: string): DateReading | undefined {
  const dayFirst = /(?:^|[\s,])(\d{1,2})[-. /]+(\p{L}+)[-., /]+(\d{4}|\d{2})(?=$|[\s,T])/u.exec(value);
  const monthFirst = /^(\p{L}+)[. ]+(\d{1,2}),? +(\d{4})/u.exec(value);
  const [day, name, year] =
    dayFirst === null
      ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
      : [dayFirst[1], dayFirst[2], dayFirst[3]];
  const month = name === undefined ? undefined : monthNumber(name);
  return month === undefined ? undefined : asDay(validDay(fullYear(year), String(month), day));
}

/** A value that is only a period, and nothing else. */
function readPeriod(value: string): DateReading | undefined {
  const shortYear = /^(\p{L}{3,})[- .]+(\d\d)$/u.exec(value);
  const month = shortYear === null ? undefined : monthNumber(shortYear[1] ?? '');
  if (month !== undefined)
    return { kind: 'period', period: yearMonth(Number(fullYear(shortYear?.[2])), month) };
  if (value.length > 24 || !/^(?:19|20)\d\d|(?:19|20)\d\d$/.test(value)) return undefined;
  const period = periodOf(value);
  return period === undefined || period.from !== period.to
    ? undefined
    : { kind: 'period', period: period.from };
}

function dayInOrder(order: DateOrder, parts: readonly string[]): string | undefined {
  const [, first, second, third] = parts;
  if (order === 'ymd') return third?.length === 4 ? undefined : validDay(fullYear(first), second, third);
  return order === 'dmy'
    ? validDay(fullYear(third), second, first)
    : validDay(fullYear(third), first, second);
}

/** Two digits of a year: 80–99 were in the last century. */
const fullYear = (text: string | undefined): string =>
  text?.length === 2 ? `${Number(text) >= 80 ? '19' : '20'}${text}` : (text ?? '');

/** An existing day from 1980 on as ISO 8601. */
function validDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCFullYear() === Number(year) && date.getUTCMonth() + 1 === Number(month);
  return exists && Number(year) >= 1980 && Number(year) < 2100 ? date.toISOString().slice(0, 10) : undefined;
}

const asDay = (date: string | undefined): DateReading | undefined =>
  date === undefined ? undefined : { kind: 'day', date };

/**
 * The day of a spreadsheet's serial number. The 1900 system counts a 29 February 1900 that never was, so its epoch is
 * 30 December 1899 for all days after; the 1904 system starts on 1 January 1904.
 */
export function serialDay(serial: number, epoch: 1900 | 1904): string | undefined {
  const start = epoch === 1900 ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1);
  const date = new Date(start + Math.floor(serial) * 86_400_000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
}
