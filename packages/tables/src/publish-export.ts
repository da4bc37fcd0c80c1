import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { TableKind } from './columns.ts';
import { quoteLiteral } from './duckdb.ts';
import { queryColumns, viewOf } from './query-columns.ts';
import type { Filter, QueryMistake } from './query-filter.ts';
import { isMistake, whereSql } from './query-filter.ts';
import type { RegionalTables } from './query-tables.ts';

export const exportFormats = ['csv', 'json', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportQuery {
  readonly table: TableKind;
  readonly filters: readonly Filter[];
  readonly format: ExportFormat;
}

/**
 * A text that a spreadsheet would run as a formula gets an apostrophe before it. Numbers keep their sign: `-12.50` and
 * `+4619211000` start nothing.
 */
const harmless = (name: string): string =>
  `CASE WHEN ascii(${name}) IN (9, 13, 43, 45, 61, 64) AND NOT regexp_matches(${name}, '^[+-]?[0-9 .,]+$')
   THEN '''' || ${name} ELSE ${name} END AS ${name}`;

/** Columns whose values are ours and begin with a letter or a digit. */
const ours = new Set([
  'kommun_id',
  'maskerad',
  'manad',
  'kontoklass',
  'kontogrupp',
  'kalla',
  'anm',
  'ar',
  'leverantor_nyckel',
]);

function selectOf(table: TableKind, format: ExportFormat): string {
  return queryColumns(table)
    .map(({ name, type }) => {
      if (format === 'csv' && type === 'VARCHAR' && !ours.has(name)) return harmless(name);
      return format === 'json' && type === 'DECIMAL(18,2)' ? `${name}::VARCHAR AS ${name}` : name;
    })
    .join(', ');
}

const options: Readonly<Record<ExportFormat, string>> = {
  csv: `FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"'`,
  json: 'FORMAT json, ARRAY true',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/**
 * Writes a regional table to a file: CSV in the national form (UTF-8, comma, decimal point, ISO dates) that starts no
 * formulas, JSON as an array of objects with amounts as decimal strings, or Parquet. Memory does not grow with the rows.
 */
export async function exportToFile(
  tables: RegionalTables,
  { table, filters, format }: ExportQuery,
  file: string,
): Promise<{ readonly kind: 'exported'; readonly rows: number } | QueryMistake> {
  const where = whereSql(table, filters);
  if (isMistake(where)) return where;
  const [written] = await tables.db.rows(
    `COPY (SELECT ${selectOf(table, format)} FROM ${viewOf(table)} WHERE ${where.sql}) TO ${quoteLiteral(file)} (${options[format]})`,
    where.values,
  );
  return { kind: 'exported', rows: Number(written?.['Count']) };
}

/** The same as a stream, for a download. The temporary file behind it goes away when the stream ends, however it ends. */
export async function exportStream(
  tables: RegionalTables,
  query: ExportQuery,
): Promise<{ readonly kind: 'stream'; readonly bytes: AsyncIterable<Uint8Array> } | QueryMistake> {
  const file = join(tables.db.scratch, `${randomUUID()}.${query.format}`);
  const outcome = await exportToFile(tables, query, file);
  return isMistake(outcome) ? outcome : { kind: 'stream', bytes: readAndRemove(file) };
}

async function* readAndRemove(file: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
  } finally {
    await rm(file, { force: true });
  }
}
