import type { Blobs } from '@lanskatalog/core';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import type { DuckDb, DuckDbOptions } from './duckdb.ts';
import { openDuckDb, quoteLiteral, textIn } from './duckdb.ts';
import type { AliasTable } from './match-aliases.ts';
import type { SupplierMatch } from './match-suppliers.ts';
import { matchSuppliers, supplierConflicts } from './match-suppliers.ts';
import type { Conflict, PrecedenceRule, UnitRow } from './match-units.ts';
import { matchUnits } from './match-units.ts';
import type { PartitionManifest } from './partition-manifest.ts';
import { listPartitions } from './partition-manifest.ts';
import { queryColumns, viewOf } from './query-columns.ts';
import { publishedColumns } from './screen-relation.ts';

export interface RegionalTablesOptions {
  readonly aliases: AliasTable;
  readonly precedence: PrecedenceRule;
  readonly duckDb: DuckDbOptions;
  /** Of which state of the tables; the newest where absent. */
  readonly partitions?: readonly PartitionManifest[];
}

/** The region's tables as they are now, one state for as long as it is open: views over the partitions, matched. */
export interface RegionalTables {
  readonly db: DuckDb;
  readonly partitions: readonly PartitionManifest[];
  readonly suppliers: SupplierMatch;
  /** Suppliers, schools and homes that two sources describe differently. */
  readonly conflicts: readonly (Conflict & { readonly table: TableKind })[];
  close(): Promise<void>;
}

/**
 * Opens the partitions for queries and exports. Spellings of suppliers are matched over all municipalities at once: only
 * distinct spellings are read, so this takes about as long as one query.
 */
export async function openRegionalTables(
  blobs: Blobs,
  { aliases, precedence, duckDb, partitions: chosen }: RegionalTablesOptions,
  signal: AbortSignal,
): Promise<RegionalTables> {
  const partitions = chosen ?? (await listPartitions(blobs));
  const db = await openDuckDb(duckDb, signal);
  try {
    for (const table of tableKinds) await viewRows(db, blobs, { table, partitions });
    const suppliers = await viewLedger(db, aliases);
    const conflicts: (Conflict & { readonly table: TableKind })[] = [];
    for (const conflict of await namesInConflict(db, suppliers))
      conflicts.push({ table: 'ledger', ...conflict });
    for (const table of ['schools', 'care-homes'] as const) {
      for (const conflict of await viewUnits(db, table, precedence)) conflicts.push({ table, ...conflict });
    }
    return { db, partitions, suppliers, conflicts, close: () => db.close() };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** `<view>_rows`: the published rows of all partitions, as they were written. */
async function viewRows(
  db: DuckDb,
  blobs: Blobs,
  { table, partitions }: { readonly table: TableKind; readonly partitions: readonly PartitionManifest[] },
): Promise<void> {
  const paths: string[] = [];
  for (const { key, blob } of partitions) {
    const path = key.table === table ? await blobs.localPath(blob) : undefined;
    if (path !== undefined) paths.push(quoteLiteral(path));
  }
  const types = new Map(queryColumns(table).map(({ name, type }) => [name, type]));
  const published = publishedColumns(table).map((name) => ({ name, type: types.get(name) ?? 'VARCHAR' }));
  const rows =
    paths.length === 0
      ? `SELECT ${published.map(({ name, type }) => `NULL::${type} AS ${name}`).join(', ')} WHERE false`
      : // A column that is empty in one file has no type there, so all are cast.
        `SELECT ${published.map(({ name, type }) => `${name}::${type} AS ${name}`).join(', ')}
         FROM read_parquet([${paths.join(', ')}], union_by_name = true)`;
  await db.run(`CREATE VIEW ${viewOf(table)}_rows AS ${rows}`);
}

/** What stands for the supplier where it has no number: its name as spelt, else nothing. */
export const unnumberedName = (row: string): string =>
  `CASE WHEN ${row}.leverantor_id IS NULL THEN coalesce(${row}.leverantor, '') ELSE '' END`;

/** `ledger`: every posting with its year and the supplier's regional key and name. */
async function viewLedger(db: DuckDb, aliases: AliasTable): Promise<SupplierMatch> {
  const spellings = await db.rows(
    `SELECT leverantor_id AS id, leverantor AS name, sum(antal)::BIGINT AS n FROM ledger_rows
     WHERE leverantor IS NOT NULL OR leverantor_id IS NOT NULL GROUP BY ALL ORDER BY ALL`,
  );
  const match = matchSuppliers(
    spellings.map((row) => ({
      orgnr: textIn(row, 'id') || null,
      name: textIn(row, 'name') || null,
      rows: Number(row['n']),
    })),
    aliases,
  );
  // A number decides alone, so a supplier with one needs no row per spelling.
  const rows = new Map<string, readonly (string | null)[]>();
  for (const { spelling, key } of match.spellings) {
    const name = spelling.orgnr === null ? (spelling.name ?? '') : '';
    rows.set(`${spelling.orgnr} ${name}`, [
      spelling.orgnr ?? '',
      name,
      key,
      match.names.get(key) ?? spelling.name,
    ]);
  }
  await db.run('CREATE TABLE suppliers (id VARCHAR, name VARCHAR, nyckel VARCHAR, namn VARCHAR)');
  // With a row for what is masked every posting has its row here: a join gives rows without one later.
  await db.append('suppliers', [...rows.values(), ['', '', null, null]]);
  await db.run(
    `CREATE VIEW ledger AS
     SELECT r.*, left(r.manad, 4) AS ar, k.nyckel AS leverantor_nyckel, k.namn AS leverantor_namn
     FROM ledger_rows AS r LEFT JOIN suppliers AS k
       ON k.id = coalesce(r.leverantor_id, '') AND k.name = ${unnumberedName('r')}`,
  );
  return match;
}

async function namesInConflict(db: DuckDb, { names }: SupplierMatch): Promise<readonly Conflict[]> {
  const rows = await db.rows(
    `SELECT leverantor_id AS id, kalla, arg_max(leverantor, n) AS name FROM (
       SELECT leverantor_id, kalla, leverantor, sum(antal) AS n FROM ledger_rows
       WHERE leverantor_id IS NOT NULL AND leverantor IS NOT NULL GROUP BY ALL ORDER BY ALL)
     GROUP BY ALL ORDER BY ALL`,
  );
  const said = rows.map((row) => ({
    orgnr: textIn(row, 'id'),
    source: textIn(row, 'kalla'),
    name: textIn(row, 'name'),
  }));
  return supplierConflicts(said, names);
}

/** `schools` and `care_homes`: one row per unit. They are a few thousand at most, so they are matched in JavaScript. */
async function viewUnits(
  db: DuckDb,
  table: TableKind,
  precedence: PrecedenceRule,
): Promise<readonly Conflict[]> {
  const columns = publishedColumns(table);
  const texts = columns.map((name) => `${name}::VARCHAR AS ${name}`).join(', ');
  const rows = await db.rows(`SELECT ${texts} FROM ${viewOf(table)}_rows`);
  const { units, conflicts } = matchUnits(rows as readonly UnitRow[], precedence, table);
  const view = viewOf(table);
  const all = queryColumns(table);
  await db.run(`CREATE TABLE ${view}_units (${all.map(({ name }) => `${name} VARCHAR`).join(', ')})`);
  await db.append(
    `${view}_units`,
    units.map((unit) => all.map(({ name }) => unit[name] ?? null)),
  );
  const typed = all.map(({ name, type }) => `${name}::${type} AS ${name}`).join(', ');
  await db.run(`CREATE VIEW ${view} AS SELECT ${typed} FROM ${view}_units ORDER BY kommun_id, namn, enhet`);
  return conflicts;
}
