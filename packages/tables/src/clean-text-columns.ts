import { readPhone, readPostcode, readWebAddress } from './clean-contact.ts';
import { rawColumn, type Building, type CleanContext } from './clean-context.ts';
import { createLookup } from './clean-lookup.ts';
import { legalOrgnr } from './clean-orgnr.ts';
import {
  readCount,
  readMunicipalityCode,
  readOperatorType,
  readSchoolCode,
  readSchoolForms,
} from './clean-unit.ts';
import type { CanonicalColumn } from './columns.ts';

type Reader = (text: string) => string | undefined;

/** Strict readers: a value they don't understand is dropped. */
const strict: Readonly<Partial<Record<CanonicalColumn['type'], Reader>>> = {
  municipality: readMunicipalityCode,
  postcode: readPostcode,
  phone: readPhone,
  url: readWebAddress,
  integer: readCount,
};

/** Readers that rewrite what they know and leave the rest. */
const lenient: Readonly<Record<string, Reader>> = {
  huvudman_typ: readOperatorType,
  skolform: readSchoolForms,
};

/** Texts, codes, numbers and contacts: all but amounts, times, accounts and points. */
export async function prepareText(
  context: CleanContext,
  building: Building,
  column: CanonicalColumn,
): Promise<void> {
  const raw = rawColumn(context, column.name);
  if (
    raw === undefined ||
    column.type === 'decimal' ||
    column.type === 'date' ||
    column.type === 'coordinate'
  )
    return;
  const reader = column.name === 'skolenhetskod' ? readSchoolCode : strict[column.type];
  if (reader !== undefined) return prepareStrict(context, building, { column, raw, reader });
  const rewrite = column.type === 'orgnr' ? legalOrgnr : lenient[column.name];
  const text = await textExpression(context, raw);
  if (rewrite === undefined) building.expressions.set(column.name, text);
  else await prepareLenient(context, building, { column, raw, text, rewrite });
}

async function prepareStrict(
  { db, relation, prefix }: CleanContext,
  { joins, expressions, dropped }: Building,
  {
    column,
    raw,
    reader,
  }: { readonly column: CanonicalColumn; readonly raw: string; readonly reader: Reader },
): Promise<void> {
  const lookup = `${prefix}_${column.name}`;
  const query = `SELECT DISTINCT trim(${raw}) AS v FROM ${relation} WHERE trim(${raw}) <> ''`;
  await createLookup(db, { name: lookup, outputs: ['value'], query }, (text) => {
    const value = reader(text);
    return value === undefined ? undefined : [value];
  });
  joins.push(`LEFT JOIN ${lookup} ON trim(r.${raw}) = ${lookup}.v`);
  expressions.set(column.name, column.type === 'integer' ? `${lookup}.value::INTEGER` : `${lookup}.value`);
  dropped.set(column.name, { raw: `r.${raw}`, condition: `trim(r.${raw}) <> '' AND ${lookup}.v IS NULL` });
}

async function prepareLenient(
  { db, relation, prefix }: CleanContext,
  { joins, expressions }: Building,
  {
    column,
    raw,
    text,
    rewrite,
  }: {
    readonly column: CanonicalColumn;
    readonly raw: string;
    readonly text: string;
    readonly rewrite: Reader;
  },
): Promise<void> {
  const lookup = `${prefix}_${column.name}`;
  const query = `SELECT DISTINCT trim(${raw}) AS v FROM ${relation} WHERE trim(${raw}) <> ''`;
  const size = await createLookup(db, { name: lookup, outputs: ['value'], query }, (value) => {
    const better = rewrite(value);
    return better === undefined || better === value ? undefined : [better];
  });
  if (size > 0) joins.push(`LEFT JOIN ${lookup} ON trim(r.${raw}) = ${lookup}.v`);
  expressions.set(column.name, size > 0 ? `coalesce(${lookup}.value, ${text})` : text);
}

/** Trimmed text, NULL for none; white space inside and HTML entities are only looked for where the column has them. */
async function textExpression({ db, relation }: CleanContext, raw: string): Promise<string> {
  const [odd] = await db.rows(`SELECT
    coalesce(bool_or(contains(${raw}, '  ') OR contains(${raw}, chr(160)) OR contains(${raw}, chr(9))), false) AS spaced,
    coalesce(bool_or(contains(${raw}, '&amp;')), false) AS escaped FROM ${relation}`);
  const value = odd?.['escaped'] === true ? `replace(r.${raw}, '&amp;', '&')` : `r.${raw}`;
  return odd?.['spaced'] === true
    ? `nullif(trim(regexp_replace(${value}, '[\\s\\x{A0}]+', ' ', 'g')), '')`
    : `nullif(trim(${value}), '')`;
}
