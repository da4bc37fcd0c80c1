import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import type { WorkerOverview } from './overview.ts';

const workerBeat = z.object({
  kind: z.enum(['serve', 'scheduler', 'harvester', 'publisher', 'web']),
  host: z.string(),
  pid: z.int(),
  version: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  seenAt: z.string(),
});

/** What a worker writes down of itself again and again, and deletes when it stops. */
export type WorkerBeat = z.infer<typeof workerBeat>;

/** Between two beats. */
export const beatEveryMs = 10_000;
/** Three beats missed, and a little. */
const silentAfterMs = 35_000;
/** Who died is shown as silent for so long, then forgotten. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

/** By `kind@host:pid`. Not part of an installation's memory: who is there now. */
export const workerBeats = async (documents: Documents): Promise<Collection<WorkerBeat>> =>
  documents.collection<WorkerBeat>('worker-beats', { indexes: [] });

/** The workers that were there during the last day, by id. */
export async function loadWorkerBeats(documents: Documents, now: Date): Promise<WorkerOverview[]> {
  const workers: WorkerOverview[] = [];
  for await (const { id, value } of (await workerBeats(documents)).find({})) {
    const beat = workerBeat.safeParse(value).data;
    const agoMs = now.getTime() - Date.parse(beat?.seenAt ?? '');
    // What another version has written otherwise, and what only waits to be cleaned away.
    if (beat === undefined || agoMs > forgottenAfterMs) continue;
    const { kind, version, startedAt, seenAt } = beat;
    workers.push({ id, kind, version, startedAt, seenAt, silent: agoMs > silentAfterMs });
  }
  return workers;
}

/** Deletes what workers left behind that died more than a day ago. */
export async function forgetWorkers(documents: Documents, now: Date): Promise<void> {
  const beats = await workerBeats(documents);
  for await (const { id, revision, value } of beats.find({})) {
    const seen = Date.parse(workerBeat.safeParse(value).data?.seenAt ?? '');
    if (!(now.getTime() - seen <= forgottenAfterMs)) await beats.deleteIf(id, revision);
  }
}
