import type { CanonicalColumn, TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import { containsIdentityNumber, identityNumberHint } from './screen-identity-number.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { isPersonName, mentionsPerson } from './screen-person-name.ts';
import type { MaskRule } from './screen-supplier.ts';

const email = /[\w.+-]+@[\w-]+\.[\w.-]+/;
/** Swedish mobile numbers, 070, 072, 073, 076 and 079: a unit's own phone is a fixed or exchange number. */
const mobile = /(?<!\d)(?:\+46|0046|0)[\s-]*(?:\(0\))?[\s-]*7[02369](?:[\s-]*\d){7}(?!\d)/;
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

function judgeText(value: string, lexicon: Lexicon): MaskRule | undefined {
  if (containsIdentityNumber(value)) return 'personnummer';
  if (email.test(value) || mobile.test(value)) return 'kontaktuppgift';
  if (careOf.test(value)) return 'c-o';
  return mentionsPerson(value, lexicon) || isPersonName(value, lexicon) ? 'personnamn' : undefined;
}

function judgedColumn({ name, type }: CanonicalColumn, lexicon: Lexicon): JudgedColumn | undefined {
  if (supplierColumns.has(name) || ownColumns.has(name)) return undefined;
  if (type === 'phone') {
    return { name, worth: 'true', judge: (value) => (mobile.test(value) ? 'kontaktuppgift' : undefined) };
  }
  if (type === 'text') return { name, worth: 'true', judge: (value) => judgeText(value, lexicon) };
  if (type !== 'code') return undefined;
  return {
    name,
    // Millions of voucher numbers differ from each other; few could hold a birthday.
    worth: `length(${name}) >= 10 AND regexp_matches(${name}, '${identityNumberHint}')`,
    judge: (value) => (containsIdentityNumber(value) ? 'personnummer' : undefined),
  };
}

/**
 * The columns of a table, beside the supplier's, in which something personal can hide: identity numbers in every
 * reference and text; contacts, people's names and `C/O` in texts; mobile numbers.
 */
export const judgedColumns = (table: TableKind, lexicon: Lexicon): readonly JudgedColumn[] =>
  columnsOf(table).flatMap((column) => judgedColumn(column, lexicon) ?? []);
