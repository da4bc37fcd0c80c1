import type { CanonicalColumn, ColumnType, TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import { holdsContact, isMobileNumber } from './screen-contact.ts';
import { containsIdentityNumber, identityNumberHint } from './screen-identity-number.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { isPersonName, mentionsPerson } from './screen-person-name.ts';
import type { MaskRule } from './screen-supplier.ts';

const careOf = /(?:^|[\s,;(])(?:c\/o|att[:.]|attn)\s*\p{L}/iu;

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

function judgedColumn({ name, type }: CanonicalColumn, lexicon: Lexicon): JudgedColumn | undefined {
  if (supplierColumns.has(name) || ownColumns.has(name)) return undefined;
  const judge = (value: string): MaskRule | undefined => judgeCell(value, type, lexicon);
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
