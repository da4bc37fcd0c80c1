import { readPhone, readPostcode, readWebAddress } from './clean-contact.ts';
import { rawColumn, type Building, type CleanContext } from './clean-context.ts';
import { createLookup, distinctValues } from './clean-lookup.ts';
import { legalOrgnr } from './clean-orgnr.ts';
import {
  readCount,
  readMunicipalityCode,
  readOperatorType,
  readSchoolCode,
  readSchoolForms,
} from './clean-unit.ts';
import { columnsOf, type CanonicalColumn } from './columns.ts';

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

interface Source {
  readonly column: CanonicalColumn;
  /** `c4` */
  readonly raw: string;
}

const isStrict = ({ column }: Source): boolean =>
  column.name === 'skolenhetskod' || strict[column.type] !== undefined;

/** Texts, codes, numbers and contacts: all but amounts, times, accounts and points. */
export async function prepareTexts(context: CleanContext, building: Building): Promise<void> {
  const prepared = new Set(['decimal', 'date', 'coordinate']);
  const sources = columnsOf(context.mapped.table).flatMap((column): Source[] => {
    const raw = rawColumn(context, column.name);
    return raw === undefined || prepared.has(column.type) ? [] : [{ column, raw }];
  });
  const texts = await textExpressions(
    context,
    sources.filter((source) => !isStrict(source)),
  );
  for (const { column, raw } of sources) {
    const reader = column.name === 'skolenhetskod' ? readSchoolCode : strict[column.type];
    const rewrite = column.type === 'orgnr' ? legalOrgnr : lenient[column.name];
    const text = texts.get(raw) ?? 'NULL';
    if (reader !== undefined) await prepareStrict(context, building, { column, raw, reader });
    else if (rewrite !== undefined) await prepareLenient(context, building, { column, raw, text, rewrite });
    else building.expressions.set(column.name, text);
  }
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
  const query = distinctValues(relation, raw);
  const { unread } = await createLookup(db, { name: lookup, outputs: ['value'], query }, (text) => {
    const value = reader(text);
    return value === undefined ? undefined : [value];
  });
  joins.set(lookup, `trim(r.${raw})`);
  expressions.set(column.name, column.type === 'integer' ? `${lookup}.value::INTEGER` : `${lookup}.value`);
  if (unread > 0)
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
  const query = distinctValues(relation, raw);
  const { size } = await createLookup(db, { name: lookup, outputs: ['value'], query }, (value) => {
    const better = rewrite(value);
    return better === undefined || better === value ? undefined : [better];
  });
  if (size > 0) joins.set(lookup, `trim(r.${raw})`);
  expressions.set(column.name, size > 0 ? `coalesce(${lookup}.value, ${text})` : text);
}

/**
 * Trimmed text by raw column, NULL for none. White space inside and HTML entities are only looked for in every row of a
 * column that has them somewhere.
 */
async function textExpressions(
  { db, mapped, relation }: CleanContext,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, string>> {
  const tests = sources.map(
    ({
      raw,
    }) => `bool_or(contains(${raw}, '  ') OR contains(${raw}, chr(160)) OR contains(${raw}, chr(9))) AS spaced_${raw},
      bool_or(contains(${raw}, '&amp;')) AS escaped_${raw}`,
  );
  const [odd] =
    tests.length === 0 || !mapped.section.isUntidy
      ? []
      : await db.rows(`SELECT ${tests.join(', ')} FROM ${relation}`);
  return new Map(
    sources.map(({ raw }) => {
      const value = odd?.[`escaped_${raw}`] === true ? `replace(r.${raw}, '&amp;', '&')` : `r.${raw}`;
      // An empty cell is NULL already. Trimming copies every text, so only those with a blank at an end are trimmed.
      const trimmed = `CASE WHEN starts_with(${value}, ' ') OR ends_with(${value}, ' ') THEN nullif(trim(${value}), '') ELSE ${value} END`;
      const tidied = `nullif(trim(regexp_replace(${value}, '[\\s\\x{A0}]+', ' ', 'g')), '')`;
      return [raw, odd?.[`spaced_${raw}`] === true ? tidied : trimmed];
    }),
  );
}
