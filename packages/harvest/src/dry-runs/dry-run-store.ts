import type { Blobs, Collection, Documents } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { z } from 'zod';
import { readText } from '../read-text.ts';
import { harvestDiff, problemList, runDetails } from '../runs/details-schema.ts';
import { attemptOutcome, datasetCounts, problemCounts } from '../runs/harvest-run.ts';
import type { DryRun } from './dry-run-source.ts';

export const dryRunRecord = z.object({
  version: z.literal(1),
  /** Id and address of the source, which may be configured only in the request. */
  source: z.string(),
  url: z.string(),
  /** Hash of the source as it was written, where it is not saved yet: by it the same text is known again. */
  writtenHash: z.string().exactOptional(),
  /** The source as it was written, so that who has seen what it gives can save just that. */
  written: z.record(z.string(), z.unknown()).exactOptional(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  requestedAt: z.string(),
  startedAt: z.string().exactOptional(),
  finishedAt: z.string().exactOptional(),
  /** Why it failed; what a source's failure comes to is a result. */
  reason: z.string().exactOptional(),
});

/** Names what a person wrote of a source. */
export const hashWritten = (written: object): string => sha256Hex(JSON.stringify(written));

/** A dry run that was asked for. */
export type DryRunRecord = z.infer<typeof dryRunRecord>;

export const dryRunResult: z.ZodType<DryRun> = z.object({
  outcome: attemptOutcome,
  counts: datasetCounts,
  diff: harvestDiff,
  problems: problemList,
  problemCounts,
  details: runDetails,
});

interface Store {
  readonly documents: Documents;
  readonly blobs: Blobs;
}

const records = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('dry-runs', { indexes: ['requestedAt'] });

const resultKey = (id: string): string => `dry-runs/${id}.json`;

export async function saveDryRun(documents: Documents, id: string, record: DryRunRecord): Promise<void> {
  await (await records(documents)).put(id, record);
}

export async function saveDryRunResult(blobs: Blobs, id: string, result: DryRun): Promise<void> {
  await blobs.write(resultKey(id), Buffer.from(JSON.stringify(result)));
}

export async function loadDryRunRecord(documents: Documents, id: string): Promise<DryRunRecord | undefined> {
  const stored = await (await records(documents)).get(id);
  return stored && dryRunRecord.parse(stored.value);
}

export async function loadDryRunResult(blobs: Blobs, id: string): Promise<DryRun | undefined> {
  const text = await readText(blobs, resultKey(id));
  return text === undefined ? undefined : dryRunResult.parse(JSON.parse(text));
}

/** Whoever holds it tries out the source. */
export const dryRunLease = (source: string): string => `dry-run-${source}`;

/** The reason of a dry run whose process is no more. */
export const processEnded = 'its process has ended';

interface NamedDryRun {
  readonly id: string;
  readonly record: DryRunRecord;
}

/** Dry runs that wait or run, as far as is written down. */
export async function unfinishedDryRuns(documents: Documents): Promise<readonly NamedDryRun[]> {
  const unfinished: NamedDryRun[] = [];
  for await (const { id, value } of (await records(documents)).find({})) {
    const record = dryRunRecord.parse(value);
    if (record.state === 'waiting' || record.state === 'running') unfinished.push({ id, record });
  }
  return unfinished;
}

/** Of all dry runs that are known. */
export async function dryRunIds(documents: Documents): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { id } of (await records(documents)).find({})) ids.add(id);
  return ids;
}

const keptMs = 86_400_000;
const keptAtMost = 50;

/** Forgets all but the newest ones of the last day. */
export async function clearDryRuns({ documents, blobs }: Store, now: Date): Promise<void> {
  const collection = await records(documents);
  const oldest = new Date(now.getTime() - keptMs).toISOString();
  const order = { field: 'requestedAt', descending: true };
  let kept = 0;
  for await (const { id, value } of collection.find({ order })) {
    kept += 1;
    if (kept <= keptAtMost && dryRunRecord.parse(value).requestedAt >= oldest) continue;
    await blobs.delete(resultKey(id));
    await collection.delete(id);
  }
}
