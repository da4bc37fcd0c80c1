import type { Problem } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import { textIn } from './duckdb.ts';
import type { AliasTable } from './match-aliases.ts';
import type { PartitionManifest } from './partition-manifest.ts';
import type { ExportFormat } from './publish-export.ts';
import { exportToFile } from './publish-export.ts';
import type { Filter } from './query-filter.ts';
import { isMistake } from './query-filter.ts';
import type { RegionalTables } from './query-tables.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { rescreenPublished } from './screen-published.ts';

export interface PublishedFile {
  readonly table: TableKind;
  /** Four digits for the ledger, which has one file a year; absent for lists. */
  readonly year?: string;
  readonly format: ExportFormat;
  /** File name: `ledger-2024.csv`. */
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly rows: number;
}

export type PublishResult =
  | { readonly kind: 'published'; readonly files: readonly PublishedFile[] }
  /** At least one file failed the screen; nothing is left in the directory and no release may be made. */
  | { readonly kind: 'personal-data'; readonly problems: readonly Problem[] };

/**
 * A hash that is equal as long as the published files would be: harvests that change nothing need not open, write and
 * screen them again.
 */
export const publishingFingerprint = (
  partitions: readonly PartitionManifest[],
  aliases: AliasTable,
): string => sha256Hex(JSON.stringify([aliases, partitions.map(({ blob }) => blob)]));

const formats = ['csv', 'parquet'] as const;

/**
 * Writes the regional files: per table, and per year for the ledger, a CSV in the national form and Parquet. Each is
 * screened again as a stranger would read it; one that fails stops them all. Tables opened with `threads: 1` give the same
 * bytes for the same rows, in the order of the partitions; more threads are faster and mix them.
 */
export async function publishTables(
  tables: RegionalTables,
  { directory, lexicon }: { readonly directory: string; readonly lexicon: Lexicon },
  signal: AbortSignal,
): Promise<PublishResult> {
  await mkdir(directory, { recursive: true });
  const files: PublishedFile[] = [];
  const problems: Problem[] = [];
  for (const { table, year, filters } of await editions(tables)) {
    for (const format of formats) {
      signal.throwIfAborted();
      const name = `${year === undefined ? table : `${table}-${year}`}.${format}`;
      const path = join(directory, name);
      const exported = await exportToFile(tables, { table, filters, format }, path);
      if (isMistake(exported)) throw new Error(`a filter of ours is wrong: ${exported.column}`);
      const screened = await rescreenPublished({ path, table }, lexicon, signal);
      if (screened.kind === 'personal-data') problems.push(...screened.problems);
      const { size } = await stat(path);
      files.push({
        table,
        ...(year === undefined ? {} : { year }),
        format,
        name,
        path,
        size,
        rows: exported.rows,
      });
    }
  }
  if (problems.length === 0) return { kind: 'published', files };
  for (const { path } of files) await rm(path, { force: true });
  return { kind: 'personal-data', problems };
}

interface Edition {
  readonly table: TableKind;
  readonly year?: string;
  readonly filters: readonly Filter[];
}

/** One edition per year of the ledger and one per list; a table without rows has none. */
async function editions({ db, partitions }: RegionalTables): Promise<readonly Edition[]> {
  const years = await db.rows('SELECT DISTINCT left(manad, 4) AS ar FROM ledger_rows ORDER BY 1 NULLS LAST');
  const ledger = years.map((row): Edition => {
    const year = textIn(row, 'ar');
    return year === ''
      ? {
          table: 'ledger',
          year: 'utan-datum',
          filters: [{ column: 'ar', operator: 'empty', values: ['true'] }],
        }
      : { table: 'ledger', year, filters: [{ column: 'ar', operator: 'eq', values: [year] }] };
  });
  const lists = tableKinds.filter(
    (table) => table !== 'ledger' && partitions.some(({ key }) => key.table === table),
  );
  return [...ledger, ...lists.map((table): Edition => ({ table, filters: [] }))];
}
