import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { Coverage, PartitionManifest, PublishedFile } from '@lanskatalog/tables';
import {
  coverageOf,
  listPartitions,
  openRegionalTables,
  publishTables,
  sweepPartitions,
  tableDatasetIri,
} from '@lanskatalog/tables';
import { z } from 'zod';
import type { HarvestDeps } from '../deps.ts';
import { readText } from '../read-text.ts';
import { isPartitionOf } from './partition-of-source.ts';

/** A published file of a regional table. */
export interface EditionFile extends Omit<PublishedFile, 'path'> {
  readonly sha256: string;
}

/**
 * The regional tables as files, made once for each state of the partitions and never changed. A release points at the edition
 * it was made with, so a release that only changes metadata writes no table again.
 */
export interface TableEdition {
  /** Blob prefix of the files, without a final slash. */
  readonly prefix: string;
  readonly files: readonly EditionFile[];
  readonly coverage: readonly Coverage[];
  readonly partitions: readonly PartitionManifest[];
  /** Dataset IRI → days on which its rows were first published and last changed. */
  readonly dates: readonly (readonly [string, { readonly issued: string; readonly modified: string }])[];
}

export type EditionResult =
  | { readonly kind: 'edition'; readonly edition: TableEdition }
  /** No source has a shared table yet. */
  | { readonly kind: 'none' }
  /** A file would have shown personal data, so no release may be made. */
  | { readonly kind: 'personal-data'; readonly problems: readonly Problem[] };

const editionFile = 'edition.json';

/** Only that it is whole is checked: we wrote it, last, when all its files were there. */
const editionSchema = z.looseObject({ prefix: z.string(), files: z.array(z.unknown()) });

/** The newest rows of the sources that are configured: those of others are published no longer. */
export async function currentPartitions({
  blobs,
  config,
}: Pick<HarvestDeps, 'blobs' | 'config'>): Promise<readonly PartitionManifest[]> {
  const partitions = await listPartitions(blobs);
  return partitions.filter(({ key }) => config.sources.some((source) => isPartitionOf(source, key)));
}

/** Equal as long as the regional tables would be the same. */
export function hashPartitions(deps: HarvestDeps, partitions: readonly PartitionManifest[]): string {
  const named = partitions.map(({ key, blob, origin }) => [key, blob, origin]);
  const { rulesHash, aliases, precedence } = deps.tables;
  return sha256Hex(JSON.stringify([named, rulesHash, aliases, precedence, deps.config.region.baseUri]));
}

/** The edition for the partitions as they are, made where it is not there yet. `previous` keeps the days of what stays equal. */
export async function currentEdition(
  deps: HarvestDeps,
  options: {
    readonly partitions: readonly PartitionManifest[];
    readonly hash: string;
    readonly previous: string | undefined;
  },
  signal: AbortSignal,
): Promise<EditionResult> {
  const { partitions, previous } = options;
  if (partitions.length === 0) return { kind: 'none' };
  const prefix = `table-editions/${options.hash.slice(0, 24)}`;
  const known = await loadEdition(deps, prefix);
  if (known !== undefined) return { kind: 'edition', edition: known };
  const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-tables-'));
  try {
    return await makeEdition(deps, { prefix, directory, partitions, previous }, signal);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

export async function loadEdition(
  deps: Pick<HarvestDeps, 'blobs'>,
  prefix: string | undefined,
): Promise<TableEdition | undefined> {
  const text = prefix === undefined ? undefined : await readText(deps.blobs, `${prefix}/${editionFile}`);
  return text === undefined ? undefined : (editionSchema.parse(JSON.parse(text)) as unknown as TableEdition);
}

interface Making {
  readonly prefix: string;
  readonly partitions: readonly PartitionManifest[];
  readonly directory: string;
  readonly previous: string | undefined;
}

async function makeEdition(
  deps: HarvestDeps,
  { prefix, directory, partitions, previous }: Making,
  signal: AbortSignal,
): Promise<EditionResult> {
  const { aliases, precedence, duckDb, lexicon } = deps.tables;
  // One thread: with more, the same rows could come in another order.
  const inOrder = { ...duckDb, threads: 1 };
  const tables = await openRegionalTables(
    deps.blobs,
    { aliases, precedence, duckDb: inOrder, partitions },
    signal,
  );
  try {
    const published = await publishTables(tables, { directory, lexicon }, signal);
    if (published.kind === 'personal-data') return published;
    const files: EditionFile[] = [];
    for (const file of published.files) files.push(await keepFile(deps, prefix, file));
    const coverage = await coverageOf(tables);
    const dates = datesOf(deps, files, await loadEdition(deps, previous));
    const edition: TableEdition = { prefix, files, coverage, partitions: tables.partitions, dates };
    await deps.blobs.write(`${prefix}/${editionFile}`, Buffer.from(`${JSON.stringify(edition)}\n`));
    return { kind: 'edition', edition };
  } finally {
    await tables.close();
  }
}

async function keepFile(deps: HarvestDeps, prefix: string, file: PublishedFile): Promise<EditionFile> {
  const { path, ...published } = file;
  await deps.blobs.write(`${prefix}/${file.name}`, createReadStream(path));
  return { ...published, sha256: sha256Hex(await readFile(path)) };
}

/** A dataset was modified on the day its rows became others, not on the day of a harvest. */
function datesOf(
  { config, clock }: HarvestDeps,
  files: readonly EditionFile[],
  previous: TableEdition | undefined,
): TableEdition['dates'] {
  const today = clock.now().toISOString().slice(0, 10);
  const before = new Map(previous?.dates);
  const hashes = new Map(previous?.files.map(({ name, sha256 }) => [name, sha256]));
  return files
    .filter(({ format }) => format === 'csv')
    .map(({ table, year, name, sha256 }) => {
      const iri = tableDatasetIri(config.region, table, year);
      const known = before.get(iri);
      if (known !== undefined && hashes.get(name) === sha256) return [iri, known] as const;
      return [iri, { issued: known?.issued ?? today, modified: today }] as const;
    });
}

/**
 * Deletes the files of editions of releases that are kept no longer, and the partitions that neither they nor the newest
 * state name: rows that a source has taken back must not live on for longer than the releases that showed them.
 */
export async function dropOldEditions(
  deps: HarvestDeps,
  keep: readonly (string | undefined)[],
): Promise<void> {
  for await (const { key } of deps.blobs.list('table-editions/')) {
    if (!keep.some((prefix) => prefix !== undefined && key.startsWith(`${prefix}/`)))
      await deps.blobs.delete(key);
  }
  await sweepPartitions(deps.blobs, await partitionsOf(deps, keep));
}

/** Blobs of the partitions from which editions were made. */
export async function partitionsOf(
  deps: Pick<HarvestDeps, 'blobs'>,
  editions: readonly (string | undefined)[],
): Promise<ReadonlySet<string>> {
  const named = new Set<string>();
  for (const prefix of new Set(editions)) {
    for (const { blob } of (await loadEdition(deps, prefix))?.partitions ?? []) named.add(blob);
  }
  return named;
}
