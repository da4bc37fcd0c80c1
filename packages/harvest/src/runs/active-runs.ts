import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';

const activeRun = z.object({
  version: z.literal(1),
  source: z.string(),
  runId: z.string(),
  startedAt: z.string(),
  /** The process that harvests: `harvester@host:1234`. */
  worker: z.string(),
  stage: z.string(),
  /** When it last said how far it was. */
  seenAt: z.string(),
});

/** A run that has begun and not ended; one whose process is gone was interrupted. */
export type ActiveRun = z.infer<typeof activeRun>;

export interface StoredActiveRun {
  readonly revision: number;
  readonly run: ActiveRun;
}

/** By source: a source has one run at a time. */
const collection = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('active-runs', { indexes: [] });

export async function saveActiveRun(documents: Documents, run: ActiveRun): Promise<void> {
  await (await collection(documents)).put(run.source, run);
}

export async function loadActiveRun(
  documents: Documents,
  source: string,
): Promise<StoredActiveRun | undefined> {
  const stored = await (await collection(documents)).get(source);
  return stored && { revision: stored.revision, run: activeRun.parse(stored.value) };
}

/** The same with those left behind by a process that is gone, as stored. */
export async function* activeRuns(documents: Documents): AsyncGenerator<StoredActiveRun> {
  for await (const { revision, value } of (await collection(documents)).find({})) {
    yield { revision, run: activeRun.parse(value) };
  }
}

/** Every run under way, in the order of sources. */
export async function loadActiveRuns(documents: Documents): Promise<readonly ActiveRun[]> {
  const runs: ActiveRun[] = [];
  for await (const { run } of activeRuns(documents)) runs.push(run);
  return runs;
}

/** Takes away the run that was read, unless it has moved on since. */
export async function removeActiveRun(
  documents: Documents,
  { revision, run }: StoredActiveRun,
): Promise<void> {
  await (await collection(documents)).deleteIf(run.source, revision);
}
