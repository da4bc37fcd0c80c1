import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@lanskatalog/core';
import {
  columnsOf,
  type CleanRow,
  type QuarantinedRow,
  type QuarantineReason,
  type RowNote,
} from './columns.ts';
import { openDuckDb, textIn, type DuckDb, type DuckDbOptions, type DuckRow } from './duckdb.ts';
import type { ReadHints, TableFile } from './read-hints.ts';
import type { Lexicon } from './screen-lexicon.ts';
import type { PublishingMunicipality } from './screen-relation.ts';
import type { ScreenReport } from './screen-report.ts';
import { screenStaged } from './screen.ts';
import { stageFile } from './stage-file.ts';
import type { StageReport } from './stage-report.ts';
import type { TablesConfig } from './table-rules.ts';

export interface InspectOptions {
  readonly config: TablesConfig;
  readonly lexicon: Lexicon;
  readonly hints?: ReadHints;
  /** Who would publish the file, where that is known. */
  readonly municipality?: PublishingMunicipality & { readonly orgnr: string };
  /** Most rows to show of each kind; 20 where absent. */
  readonly rows?: number;
  readonly duckDb?: DuckDbOptions;
}

/** A file by path or at hand. */
export type InspectInput = TableFile | { readonly bytes: Uint8Array; readonly name: string };

/** A row as it was cleaned, and what would be published of it. */
export interface InspectedRow extends CleanRow {
  /** Values after screening; absent where the row goes into the sum of a sensitive unit. */
  readonly published?: Readonly<Record<string, string | null>>;
  /** What was masked and by which rule. */
  readonly masked: string | null;
}

export type Inspection =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'inspected';
      readonly report: StageReport;
      readonly screen: ScreenReport;
      readonly problems: readonly Problem[];
      readonly rows: readonly InspectedRow[];
      readonly quarantined: readonly QuarantinedRow[];
      /** Optional values that were emptied; their rows are kept. */
      readonly dropped: readonly QuarantinedRow[];
    };

/**
 * Shows how a file would be read, mapped, cleaned and screened, row by row, and stores nothing: for the person who
 * publishes it. Works on any file with the rules of `config/tables` alone. The rows hold what the file holds, personal
 * data too; `published` is what anyone else would see.
 */
export async function inspectFile(
  input: InspectInput,
  options: InspectOptions,
  signal: AbortSignal,
): Promise<Inspection> {
  const db = await openDuckDb({ ...options.duckDb, threads: 1 }, signal);
  try {
    const file = 'path' in input ? input : { name: input.name, path: join(db.scratch, 'inspected') };
    if ('bytes' in input) await writeFile(file.path, input.bytes, { signal });
    return await inspect(db, file, { options, signal });
  } finally {
    await db.close();
  }
}

async function inspect(
  db: DuckDb,
  file: TableFile,
  { options, signal }: { readonly options: InspectOptions; readonly signal: AbortSignal },
): Promise<Inspection> {
  const { config, hints = {}, municipality, lexicon, rows: most = 20 } = options;
  const context = { config, hints, ...(municipality === undefined ? {} : { municipality }) };
  const staged = await stageFile(db, file, { context, signal });
  if (staged.kind === 'refused') return staged;
  const { report, problems } = staged;
  const publisher = municipality ?? { code: '', officialName: '' };
  const screen = await screenStaged(db, {
    table: report.table,
    municipality: publisher,
    source: file.name,
    lexicon,
    kommunBas: true,
  });
  return {
    kind: 'inspected',
    report,
    screen,
    problems,
    rows: await showRows(db, report, most),
    quarantined: await showPlaces(db, 'quarantined', most),
    dropped: await showPlaces(db, 'dropped_values', most),
  };
}

/** Rows of sensitive units are published as sums after all others, which come in the order of the file. */
const isSum = `maskerad IS NOT DISTINCT FROM 'rad: kanslig-enhet'`;

async function showRows(db: DuckDb, { table }: StageReport, most: number): Promise<readonly InspectedRow[]> {
  const names = columnsOf(table).map(({ name }) => name);
  const inSum =
    table === 'ledger'
      ? `coalesce(forvaltning IN (SELECT forvaltning FROM screened WHERE ${isSum}), false)`
      : 'false';
  const select = names
    .map((name) => `c.${name}::VARCHAR AS ${name}, p.${name}::VARCHAR AS published_${name}`)
    .join(', ');
  const single = await db.rows(`SELECT ${select}, c.period, c.rad, c.fil, c.anm, p.maskerad, false AS summed
    FROM (SELECT * FROM cleaned WHERE NOT ${inSum}) AS c POSITIONAL JOIN (SELECT * FROM screened WHERE NOT ${isSum}) AS p LIMIT ${most}`);
  const summed =
    await db.rows(`SELECT ${names.map((name) => `${name}::VARCHAR AS ${name}`).join(', ')}, period, rad, fil, anm,
    'rad: kanslig-enhet' AS maskerad, true AS summed FROM cleaned WHERE ${inSum} LIMIT ${Math.max(most - single.length, 0)}`);
  return [...single, ...summed].map((row) => inspectedRow(row, names));
}

function inspectedRow(row: DuckRow, names: readonly string[]): InspectedRow {
  const valuesOf = (prefix: string): Record<string, string | null> =>
    Object.fromEntries(names.map((name) => [name, row[`${prefix}${name}`] as string | null]));
  const notes = textIn(row, 'anm')
    .split(',')
    .filter((note) => note !== '');
  return {
    values: valuesOf(''),
    ...(row['summed'] === true ? {} : { published: valuesOf('published_') }),
    period: row['period'] as string | null,
    rad: Number(row['rad']),
    fil: textIn(row, 'fil'),
    notes: notes as RowNote[],
    masked: row['maskerad'] as string | null,
  };
}

async function showPlaces(db: DuckDb, relation: string, most: number): Promise<readonly QuarantinedRow[]> {
  const rows = await db.rows(`SELECT * FROM ${relation} ORDER BY fil, rad LIMIT ${most}`);
  return rows.map((row) => ({
    fil: textIn(row, 'fil'),
    rad: Number(row['rad']),
    kolumn: textIn(row, 'kolumn'),
    varde: textIn(row, 'varde'),
    orsak: textIn(row, 'orsak') as QuarantineReason,
  }));
}
