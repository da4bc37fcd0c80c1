import { looksLikeAmount } from './clean-amount.ts';
import { readPostcode } from './clean-contact.ts';
import { readCoordinate } from './clean-coordinate.ts';
import { dateConvention, readDate } from './clean-date.ts';
import { legalOrgnr } from './clean-orgnr.ts';
import { readCount } from './clean-unit.ts';

/** Share (0–1) of a column's filled cells that look like something. One cell may look like several things. */
export interface ColumnContent {
  /** Filled cells in the sample, and all. */
  readonly filled: number;
  readonly total: number;
  readonly distinct: number;
  readonly orgnr: number;
  readonly date: number;
  readonly amount: number;
  /** Amounts that are no plain whole numbers: a sign or decimals. */
  readonly fraction: number;
  readonly digits: number;
  /** Signs without blanks, a digit among them. */
  readonly code: number;
  /** Whole numbers, perhaps with a word (`74 platser`). */
  readonly count: number;
  readonly letters: number;
  readonly accountText: number;
  readonly legalForm: number;
  readonly url: number;
  readonly postcode: number;
  readonly schoolCode: number;
  readonly municipality: number;
  readonly degrees: number;
  readonly metres: number;
  /** A few distinct values, for people. */
  readonly samples: readonly string[];
}

const legalForm =
  /(?:^|\s)(?:AB|HB|KB|Aktiebolag|Handelsbolag|Kommanditbolag|Ek\.? ?för\.?|Ideell förening|Stiftelse[n]?|Kommun|Region|Förening(?:en)?|Ltd|Limited|PLC|LLP|Council|Trust|GmbH|A\/S|AS|Oy|Inc)\.?(?:$|\s|,|\))/i;

type Test = (value: string) => boolean;

const tests = {
  orgnr: (value) => legalOrgnr(value) !== undefined,
  amount: looksLikeAmount,
  fraction: (value) => looksLikeAmount(value) && !/^\d+$/.test(value),
  digits: (value) => /^\d[\d\s-]*(?:[.,]0+)?$/.test(value),
  code: (value) => /^\S*\d\S*$/.test(value),
  count: (value) => readCount(value) !== undefined,
  letters: (value) => /\p{L}{2}/u.test(value),
  accountText: (value) => /^\d{3,6}\s*[-–:]?\s+\p{L}{2}/u.test(value),
  legalForm: (value) => legalForm.test(value),
  url: (value) => /^(?:https?:\/\/|www\.)\S+$/i.test(value),
  postcode: (value) => readPostcode(value) !== undefined,
  schoolCode: (value) => /^[1-9]\d{7}$/.test(value),
  municipality: (value) => /^\d{4}$/.test(value) && value >= '0114' && value <= '2584',
  degrees: (value) => inRange(value, (number) => number > 9 && number < 70 && !Number.isInteger(number)),
  metres: (value) => inRange(value, (number) => number > 50_000 && number < 7_700_000),
} satisfies Record<string, Test>;

function inRange(value: string, test: (number: number) => boolean): boolean {
  const number = readCoordinate(value);
  return number !== undefined && test(number);
}

/** Looks at a sample of a column's cells. */
export function contentOf(cells: readonly string[]): ColumnContent {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const distinct = [...new Set(filled)];
  const share = (test: Test): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length;
  const convention = dateConvention(distinct, undefined);
  const shares = Object.fromEntries(Object.entries(tests).map(([kind, test]) => [kind, share(test)]));
  return {
    ...(shares as Record<keyof typeof tests, number>),
    date: share((value) => readDate(value, convention) !== undefined),
    filled: filled.length,
    total: cells.length,
    distinct: distinct.length,
    samples: distinct.slice(0, 3),
  };
}
