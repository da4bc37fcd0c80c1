import { dateConvention, readDate, type DateConvention, type DateReading } from './clean-date.ts';
import { createLookup, distinctValues } from './clean-lookup.ts';
import { monthNumber, yearMonth, type Period } from './clean-period.ts';
import type { DuckDb } from './duckdb.ts';
import type { ReadHints } from './read-hints.ts';

/** SQL for what a column says of time. */
export interface DateColumn {
  readonly convention: DateConvention;
  /** Table to join as `LEFT JOIN <name> ON trim(r.<column>) = <name>.v`; columns `day` and `period` VARCHAR. */
  readonly lookup: string;
  /** Distinct values that are no date. */
  readonly unread: number;
}

/** Reads the distinct values of a date column into a lookup table. */
export async function prepareDates(
  db: DuckDb,
  source: { readonly relation: string; readonly column: string; readonly lookup: string },
  context: { readonly period: Period | undefined; readonly hints: ReadHints },
): Promise<DateColumn> {
  const { relation, column, lookup } = source;
  const query = distinctValues(relation, column);
  const values: string[] = [];
  for await (const batch of db.batches(query)) values.push(...batch.map(({ v }) => v as string));
  const found = dateConvention(values, context.period);
  const { dateOrder } = context.hints;
  const convention = dateOrder === undefined ? found : { ...found, order: dateOrder, guessed: false };
  const { unread } = await createLookup(db, { name: lookup, outputs: ['day', 'period'], query }, (text) => {
    const reading = readDate(text, convention);
    return reading === undefined ? undefined : asRow(reading);
  });
  return { convention, lookup, unread };
}

const asRow = (reading: DateReading): readonly [string | null, string] =>
  reading.kind === 'day' ? [reading.date, reading.date.slice(0, 7)] : [null, reading.period];

/**
 * Reads columns of year and month into a lookup of periods, keyed by both joined with a blank. The month may be a number,
 * a name or already a whole period; without a year it is one of the file's year.
 */
export async function prepareMonths(
  db: DuckDb,
  source: { readonly relation: string; readonly key: string; readonly lookup: string },
  fileYear: string | undefined,
): Promise<void> {
  const query = `SELECT DISTINCT ${source.key} AS v FROM ${source.relation} AS r WHERE ${source.key} <> ' '`;
  const convention: DateConvention = { order: 'dmy', guessed: false, sixDigitsArePeriods: true };
  await createLookup(db, { name: source.lookup, outputs: ['period'], query }, (text) => {
    const [year = '', month = ''] = text.split(' ').map((part) => part.replace(/[.,]0+$/, ''));
    const whole = readDate(month, convention);
    if (whole !== undefined && month.length > 4) return [asRow(whole)[1]];
    const known = /^(?:19|20)\d\d$/.test(year) ? year : fileYear;
    const number = /^\d{1,2}$/.test(month) ? Number(month) : monthNumber(month);
    if (known === undefined) return undefined;
    if (month === '') return [known];
    return number === undefined || number < 1 || number > 13 ? undefined : [yearMonth(Number(known), number)];
  });
}
