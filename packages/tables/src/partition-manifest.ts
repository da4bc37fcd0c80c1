import type { Blobs } from '@lanskatalog/core';
import { z } from 'zod';
import type { TableKind } from './columns.ts';
import { tableKinds } from './columns.ts';
import type { ScreenReport } from './screen-report.ts';

/** One municipality's rows of one table from one source for one period, as one Parquet file. */
export interface PartitionKey {
  readonly table: TableKind;
  /** Four digits. */
  readonly municipality: string;
  /** Source id, or another kebab-case id where one source has several files of the same period. */
  readonly source: string;
  /** `2024-03`, `2024`, or `alla` for lists without periods. */
  readonly period: string;
}

/** Where a partition's rows come from; the published descriptions name it. */
export interface PartitionOrigin {
  /** IRI of the municipality's dataset. */
  readonly dataset: string;
  /** Address of the file. */
  readonly url: string;
  /** SHA-256 of the file's bytes. */
  readonly fileHash: string;
  /** Hash of mapping and screening rules: other rules make other rows from the same bytes. */
  readonly rulesHash: string;
  /** `dag`, `manad` or unknown: whether `datum` is a day. `moms`: whether amounts are without VAT, as the source says. */
  readonly dateBasis?: string;
  readonly vatBasis?: string;
}

/** What is known of a partition without opening it. */
export interface PartitionManifest {
  readonly key: PartitionKey;
  readonly origin: PartitionOrigin;
  /** Blob key of the Parquet file, named after its content. */
  readonly blob: string;
  /** Rows of the source; published rows can be fewer where sensitive units are sums. */
  readonly rows: number;
  /** Exact sum of the amounts as a decimal string; null for tables without amounts. */
  readonly sum: string | null;
  /** Rows that were quarantined while reading. */
  readonly quarantined: number;
  /** Key column → share of empty cells at the source, 0 to 1. */
  readonly emptyShare: Readonly<Record<string, number>>;
  readonly report: ScreenReport;
}

const keySchema = z.object({
  table: z.enum(tableKinds),
  municipality: z.string(),
  source: z.string(),
  period: z.string(),
});
const originSchema = z.object({
  dataset: z.string(),
  url: z.string(),
  fileHash: z.string(),
  rulesHash: z.string(),
  dateBasis: z.string().exactOptional(),
  vatBasis: z.string().exactOptional(),
});
const exampleSchema = z.object({
  kind: z.enum(['invalid-number', 'number-with-several-names', 'name-with-several-numbers']),
  number: z.string().exactOptional(),
  names: z.array(z.string()),
  numbers: z.array(z.string()).exactOptional(),
});
const reportSchema = z.object({
  numberKind: z.enum(['organisation-numbers', 'own-numbers', 'none']),
  rows: z.number(),
  maskedRows: z.number(),
  aggregatedRows: z.number(),
  decisions: z.array(
    z.object({
      column: z.string(),
      rule: z.string(),
      masked: z.boolean(),
      values: z.number(),
      rows: z.number(),
    }),
  ),
  registration: z.object({
    invalidNumbers: z.number(),
    numbersWithSeveralNames: z.number(),
    namesWithSeveralNumbers: z.number(),
    duplicateRows: z.number(),
    notes: z.record(z.string(), z.number()),
    examples: z.array(exampleSchema),
  }),
});
const manifestSchema: z.ZodType<PartitionManifest> = z.object({
  key: keySchema,
  origin: originSchema,
  blob: z.string(),
  rows: z.number(),
  sum: z.string().nullable(),
  quarantined: z.number(),
  emptyShare: z.record(z.string(), z.number()),
  report: reportSchema,
});

const root = 'tables';

/** Blob key without its ending. */
export const partitionPath = ({ table, municipality, source, period }: PartitionKey): string =>
  `${root}/${table}/${municipality}/${source}/${period}`;

/** The good partition's manifest, or that of one held back. */
export type ManifestKind = 'live' | 'held';
const manifestKey = (key: PartitionKey, kind: ManifestKind): string =>
  `${partitionPath(key)}${kind === 'held' ? '.held' : ''}.json`;

async function readText(blobs: Blobs, key: string): Promise<string | undefined> {
  const content = await blobs.read(key);
  if (content === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** undefined where there is none. Throws where what is stored is not a manifest. */
export async function readManifest(
  blobs: Blobs,
  key: PartitionKey,
  kind: ManifestKind = 'live',
): Promise<PartitionManifest | undefined> {
  const text = await readText(blobs, manifestKey(key, kind));
  return text === undefined ? undefined : manifestSchema.parse(JSON.parse(text));
}

/** Writing the manifest is what makes a partition the current one. */
export async function writeManifest(
  blobs: Blobs,
  manifest: PartitionManifest,
  kind: ManifestKind,
): Promise<void> {
  await blobs.write(manifestKey(manifest.key, kind), Buffer.from(JSON.stringify(manifest)));
}

export const deleteManifest = (blobs: Blobs, key: PartitionKey, kind: ManifestKind): Promise<boolean> =>
  blobs.delete(manifestKey(key, kind));

export interface PartitionsToList {
  readonly table?: TableKind;
  /** Code. */
  readonly municipality?: string;
  readonly kind?: ManifestKind;
}

/** All partitions, or those of one table or municipality, in the order of their keys. */
export async function listPartitions(
  blobs: Blobs,
  { table, municipality, kind = 'live' }: PartitionsToList = {},
): Promise<readonly PartitionManifest[]> {
  const found: PartitionManifest[] = [];
  for await (const { key } of blobs.list(table === undefined ? `${root}/` : `${root}/${table}/`)) {
    if (!key.endsWith('.json') || key.endsWith('.held.json') !== (kind === 'held')) continue;
    if (municipality !== undefined && key.split('/')[2] !== municipality) continue;
    const text = await readText(blobs, key);
    if (text !== undefined) found.push(manifestSchema.parse(JSON.parse(text)));
  }
  return found;
}
