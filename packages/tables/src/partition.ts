import type { Blobs, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { quoteLiteral, textIn } from './duckdb.ts';
import { guardReasons, keyColumns } from './partition-guard.ts';
import type { PartitionKey, PartitionManifest, PartitionOrigin } from './partition-manifest.ts';
import {
  deleteManifest,
  listPartitions,
  partitionPath,
  readManifest,
  writeManifest,
} from './partition-manifest.ts';
import { publishedColumns } from './screen-relation.ts';
import type { ScreenReport } from './screen-report.ts';

export interface PartitionInput {
  readonly key: PartitionKey;
  readonly origin: PartitionOrigin;
  readonly report: ScreenReport;
  /** Rows kept out while reading. */
  readonly quarantined: number;
}

export type PartitionOutcome =
  | { readonly kind: 'written'; readonly manifest: PartitionManifest }
  /** The new version looks damaged: the last good one stays until somebody accepts the new one. */
  | { readonly kind: 'held'; readonly manifest: PartitionManifest; readonly problems: readonly Problem[] };

/** Whether a partition was made from these bytes by these rules already, so that nothing needs to be read. */
export async function isCurrent(blobs: Blobs, key: PartitionKey, origin: PartitionOrigin): Promise<boolean> {
  const same = (manifest: PartitionManifest | undefined): boolean =>
    manifest?.origin.fileHash === origin.fileHash && manifest.origin.rulesHash === origin.rulesHash;
  return same(await readManifest(blobs, key)) || same(await readManifest(blobs, key, 'held'));
}

/**
 * Writes the relation `screened` as a partition. A version with more than a tenth fewer rows than the last good one, or a
 * key column more than a tenth emptier, is held back instead of published.
 */
export async function partitionScreened(
  db: DuckDb,
  blobs: Blobs,
  input: PartitionInput,
): Promise<PartitionOutcome> {
  const { key, origin, report, quarantined } = input;
  const facts = await describeStaged(db, key.table);
  const name = `${origin.fileHash.slice(0, 16)}-${origin.rulesHash.slice(0, 8)}`;
  const blob = `${partitionPath(key)}.${name}.parquet`;
  const manifest: PartitionManifest = { key, origin, blob, quarantined, ...facts, report };
  await writeParquet(db, blobs, { table: key.table, blob });
  const last = await readManifest(blobs, key);
  const reasons = last === undefined ? [] : guardReasons(last, manifest);
  if (reasons.length > 0) {
    await writeManifest(blobs, manifest, 'held');
    return { kind: 'held', manifest, problems: reasons };
  }
  await writeManifest(blobs, manifest, 'live');
  await deleteManifest(blobs, key, 'held');
  return { kind: 'written', manifest };
}

async function writeParquet(
  db: DuckDb,
  blobs: Blobs,
  { table, blob }: { readonly table: TableKind; readonly blob: string },
): Promise<void> {
  const file = join(db.scratch, 'partition.parquet');
  const columns = publishedColumns(table).join(', ');
  await db.run(
    `COPY (SELECT ${columns} FROM screened) TO ${quoteLiteral(file)} (FORMAT parquet, COMPRESSION zstd)`,
  );
  await blobs.write(blob, createReadStream(file));
  await rm(file);
}

async function describeStaged(
  db: DuckDb,
  table: TableKind,
): Promise<Pick<PartitionManifest, 'rows' | 'sum' | 'emptyShare'>> {
  const columns = keyColumns[table];
  const filled = columns.map((name) => `count(${name})::INTEGER AS ${name}`).join(', ');
  const sum = table === 'ledger' ? 'sum(belopp)::DECIMAL(38,2)' : 'NULL';
  const [row] = await db.rows(`SELECT count(*)::INTEGER AS n, ${sum} AS total, ${filled} FROM cleaned`);
  const rows = Number(row?.['n']);
  const share = (name: string): number => (rows === 0 ? 1 : 1 - Number(row?.[name]) / rows);
  return {
    rows,
    sum: table === 'ledger' ? textIn(row, 'total') || '0.00' : null,
    emptyShare: Object.fromEntries(columns.map((name) => [name, share(name)])),
  };
}

/** Publishes the version that was held back. False where none is held. */
export async function acceptHeld(blobs: Blobs, key: PartitionKey): Promise<boolean> {
  const held = await readManifest(blobs, key, 'held');
  if (held === undefined) return false;
  await writeManifest(blobs, held, 'live');
  await deleteManifest(blobs, key, 'held');
  return true;
}

/**
 * Removes the partitions of a source that it no longer serves: what is gone there is gone here. `served` are the periods
 * that a complete answer of the source names; call it only with one.
 */
export async function removePartitions(
  blobs: Blobs,
  source: Omit<PartitionKey, 'period'>,
  served: ReadonlySet<string>,
): Promise<readonly Problem[]> {
  const removed: Problem[] = [];
  for (const { key, rows } of await listPartitions(blobs, { table: source.table })) {
    if (key.municipality !== source.municipality || key.source !== source.source || served.has(key.period))
      continue;
    await deleteManifest(blobs, key, 'live');
    await deleteManifest(blobs, key, 'held');
    const params = { table: key.table, municipality: key.municipality, period: key.period, rows };
    removed.push(problem('tables.partition-removed', { source: key.source, params }));
  }
  return removed;
}

/** Deletes Parquet files that no manifest names any more, and that are not among `kept`: what readers have open. */
export async function sweepPartitions(blobs: Blobs, kept: ReadonlySet<string>): Promise<number> {
  const named = new Set(kept);
  for (const kind of ['live', 'held'] as const) {
    for (const { blob } of await listPartitions(blobs, { kind })) named.add(blob);
  }
  const stale: string[] = [];
  for await (const { key } of blobs.list('tables/')) {
    if (key.endsWith('.parquet') && !named.has(key)) stale.push(key);
  }
  for (const key of stale) await blobs.delete(key);
  return stale.length;
}
