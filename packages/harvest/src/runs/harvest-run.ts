import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';

export const datasetCounts = z.object({
  seen: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  kept: z.number(),
});

export const problemCounts = z.object({ error: z.number(), warning: z.number(), info: z.number() });

/** What an attempt that came to its end can come to; see Outcome in packages/core. */
export const attemptOutcome = z.enum([
  'harvested',
  'unchanged',
  'incomplete',
  'unreachable',
  'refused',
  'invalid',
  'guarded',
]);

/** A run besides that may never have come to its end: its process died, or a person stopped it. */
const runOutcome = z.enum([...attemptOutcome.options, 'interrupted', 'cancelled']);

export const harvestRun = z.object({
  version: z.literal(1),
  source: z.string(),
  startedAt: z.string(),
  finishedAt: z.string(),
  outcome: runOutcome,
  /** Which step found that nothing had changed. */
  skipped: z.enum(['conditional', 'answer-hash', 'dataset-hash']).exactOptional(),
  datasets: datasetCounts,
  problems: problemCounts,
  problemsBlob: z.string().optional(),
  requests: z.number(),
  bytes: z.number(),
  /** Key of its RunDetails. */
  details: z.string().exactOptional(),
  /** Of a guarded run: how many datasets would have gone, and the hash of their URIs, by which a decision knows them. */
  wouldGo: z.object({ count: z.number(), hash: z.string() }).exactOptional(),
  /** Of a run that did not come to its end: the stage it was in, and why it ended there. */
  stage: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});

export type DatasetCounts = z.infer<typeof datasetCounts>;
export type RunOutcome = z.infer<typeof runOutcome>;
/** One harvest of one source. */
export type HarvestRun = z.infer<typeof harvestRun>;

export interface StoredRun extends HarvestRun {
  readonly id: string;
}

export const noDatasets: DatasetCounts = { seen: 0, new: 0, changed: 0, unchanged: 0, removed: 0, kept: 0 };

const runs = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('runs', { indexes: ['source', 'startedAt'] });

export async function saveRun(documents: Documents, id: string, run: HarvestRun): Promise<void> {
  await (await runs(documents)).put(id, run);
}

/** Writes a run down unless its own process has: false where it has. */
export async function saveRunIfAbsent(documents: Documents, id: string, run: HarvestRun): Promise<boolean> {
  return (await runs(documents)).putIf(id, run, 0);
}

/** Runs of one source, or of all, newest first. */
export async function loadRuns(
  documents: Documents,
  { source, limit }: { readonly source?: string; readonly limit: number },
): Promise<readonly StoredRun[]> {
  const found: StoredRun[] = [];
  // Ids begin with the time, and an index on a field is in the order of ids: only what is asked for is read.
  const order = { field: 'id', descending: true };
  const equals = source === undefined ? {} : { source };
  for await (const { id, value } of (await runs(documents)).find({ equals, order, limit })) {
    found.push({ id, ...harvestRun.parse(value) });
  }
  return found;
}

/** All runs of all sources, in the order of ids. */
export async function* everyRun(documents: Documents): AsyncGenerator<StoredRun> {
  for await (const { id, value } of (await runs(documents)).find({}))
    yield { id, ...harvestRun.parse(value) };
}

export async function loadRun(documents: Documents, id: string): Promise<StoredRun | undefined> {
  const stored = await (await runs(documents)).get(id);
  return stored && { id, ...harvestRun.parse(stored.value) };
}
