import { passesLuhn } from './clean-orgnr.ts';
import type { CanonicalColumn, ColumnType, TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import { holdsContact, isMobileNumber } from './screen-contact.ts';
import { containsIdentityNumber, identityNumberHint } from './screen-identity-number.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { isPersonName, mentionsPerson } from './screen-person-name.ts';
import type { MaskRule } from './screen-supplier.ts';

const careOf = /(?:^|[\s,;(])(?:c\/o|att[:.]|attn)\s*\p{L}/iu;

/** Ten digits, or twelve with their century, and nothing else. */
const bareNumber = /^(?:18|19|20)?\d{10}$/;
const leastSerials = 20;

/**
 * Tells serial numbers from identity numbers. A ledger system counts up: many numbers share the six digits that would be
 * a birthday, and only one in ten has the right check digit. Numbers of people do neither. What is given back are the
 * beginnings that such series have.
 */
export function seriesIn(values: readonly string[]): ReadonlySet<string> {
  const series = new Map<string, { count: number; passing: number }>();
  for (const value of values) {
    if (!bareNumber.test(value)) continue;
    const found = series.get(value.slice(0, -4)) ?? { count: 0, passing: 0 };
    found.count += 1;
    if (passesLuhn(value.slice(-10))) found.passing += 1;
    series.set(value.slice(0, -4), found);
  }
  return new Set(
    [...series].flatMap(([start, { count, passing }]) =>
      count >= leastSerials && passing * 4 <= count ? [start] : [],
    ),
  );
}

/** Whether a value belongs to one of the series. */
export const isSerial = (value: string, series: ReadonlySet<string>): boolean =>
  bareNumber.test(value) && series.has(value.slice(0, -4));

/** A column whose cells are judged one distinct value at a time. */
export interface JudgedColumn {
  readonly name: string;
  /** SQL condition that every value worth judging fulfils. */
  readonly worth: string;
  /** The rule by which the cell is masked; undefined where it may be shown. */
  readonly judge: (value: string) => MaskRule | undefined;
}

const supplierColumns = new Set(['leverantor', 'leverantor_id', 'huvudman', 'huvudman_id']);
const ownColumns = new Set(['kopare', 'kopare_id', 'kommun_id', 'webb', 'skolenhetskod', 'postnummer']);

/** The rule by which a cell of this type is masked; undefined where it may be shown. */
export function judgeCell(value: string, type: ColumnType, lexicon: Lexicon): MaskRule | undefined {
  if (type === 'phone') return isMobileNumber(value) ? 'kontaktuppgift' : undefined;
  if (containsIdentityNumber(value)) return 'personnummer';
  if (type !== 'text') return undefined;
  if (holdsContact(value)) return 'kontaktuppgift';
  if (careOf.test(value)) return 'c-o';
  return mentionsPerson(value, lexicon) || isPersonName(value, lexicon) ? 'personnamn' : undefined;
}

/** Schools are named after people: `Viktor Rydberg gymnasium`. A unit that is called nothing but a name is a person's. */
export function judgeUnitName(value: string, lexicon: Lexicon): MaskRule | undefined {
  const rule = judgeCell(value, 'text', lexicon);
  return rule === 'personnamn' && !isPersonName(value, lexicon) ? undefined : rule;
}

function judgedColumn({ name, type }: CanonicalColumn, lexicon: Lexicon): JudgedColumn | undefined {
  if (supplierColumns.has(name) || ownColumns.has(name)) return undefined;
  const judge = (value: string): MaskRule | undefined =>
    name === 'namn' ? judgeUnitName(value, lexicon) : judgeCell(value, type, lexicon);
  if (type === 'phone' || type === 'text') return { name, worth: 'true', judge };
  // Millions of voucher numbers differ from each other; few could hold a birthday.
  const worth = `length(${name}) >= 10 AND regexp_matches(${name}, '${identityNumberHint}')`;
  return type === 'code' ? { name, worth, judge } : undefined;
}

/**
 * The columns of a table, beside the supplier's, in which something personal can hide: identity numbers in every
 * reference and text; contacts, people's names and `C/O` in texts; mobile numbers.
 */
export const judgedColumns = (table: TableKind, lexicon: Lexicon): readonly JudgedColumn[] =>
  columnsOf(table).flatMap((column) => judgedColumn(column, lexicon) ?? []);
