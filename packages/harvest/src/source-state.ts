import type { Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import { attemptOutcome, harvestRun, problemCounts } from './runs/harvest-run.ts';

const answer = z.object({
  url: z.string(),
  accept: z.string().optional(),
  finalUrl: z.string(),
  status: z.number(),
  mediaType: z.string(),
  headers: z.record(z.string(), z.string()),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  sha256: z.string(),
  size: z.number(),
  /** When the bytes came, ISO 8601. */
  retrieved: z.string(),
  /** Key of the raw bytes. */
  blob: z.string(),
});

const discovery = z.object({
  /** The address that was looked through. */
  url: z.string(),
  /** When to look again, ISO 8601. */
  due: z.string(),
  /** See Discovery in packages/sources. */
  found: z.unknown(),
});

const sourceState = z.object({
  version: z.literal(1),
  /** Key of the source's records as they are published (see source-records.ts); absent until something was harvested. */
  records: z.string().optional(),
  /** Key of the problems found in those records. */
  problems: z.string().optional(),
  /** Key of the problems of the last attempt itself (unreachable, guarded, …). */
  attemptProblems: z.string().optional(),
  problemCounts,
  /** Datasets that are published from this source. */
  published: z.number(),
  /** What the source answered when it was last read in full, page by page: the base of conditional requests. */
  answers: z.array(answer),
  /** What a source of kind auto was found to have. */
  discovery: discovery.optional(),
  /** Whether those answers were all of it: only then do they stand for the source when none of them has changed. */
  complete: z.boolean(),
  /** Hash of what, besides the answers, decides the result: configuration, profile, version of this program. */
  fingerprint: z.string(),
  lastOutcome: attemptOutcome,
  lastRun: z.string(),
  /** The run itself: written with the state, so that a process that dies before writing it down loses nothing. */
  run: harvestRun.optional(),
  lastAttempt: z.string(),
  /** Last time the source said (by content, hash or 304) that this is what it has. */
  lastConfirmed: z.string().optional(),
  /** When a read that ignores conditional requests is due. */
  fullReadDue: z.string().optional(),
  /** Old URI → new URI of datasets that moved when the source changed its system. */
  aliases: z.array(z.tuple([z.string(), z.string()])),
  /** When the first dataset within its days of grace runs out of them. */
  graceEnds: z.string().optional(),
  /** Attempts in a row that brought nothing. */
  failures: z.number(),
  /** Blobs that the previous state used: a reader may still hold them, so the next change deletes them. */
  superseded: z.array(z.string()),
  /** Answers of generations before that, newest first, where more than two are to be kept. */
  older: z.array(z.array(z.string())).optional(),
});

export type Answer = z.infer<typeof answer>;
export type StoredDiscovery = z.infer<typeof discovery>;
export type SourceState = z.infer<typeof sourceState>;

export interface StoredState {
  readonly revision: number;
  readonly state: SourceState;
}

const states = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('source-states', { indexes: [] });

/** State of a source, or undefined before its first harvest. Throws where the stored document is from a newer version. */
export async function loadSourceState(
  documents: Documents,
  sourceId: string,
): Promise<StoredState | undefined> {
  const stored = await (await states(documents)).get(sourceId);
  return stored && { revision: stored.revision, state: sourceState.parse(stored.value) };
}

/** Writes the state if nobody else has since `revision`; false where somebody has. */
export async function saveSourceState(
  documents: Documents,
  sourceId: string,
  next: { readonly state: SourceState; readonly revision: number },
): Promise<boolean> {
  return (await states(documents)).putIf(sourceId, next.state, next.revision);
}

/** Every source that was ever harvested, in the order of ids. */
export async function* sourceStates(
  documents: Documents,
): AsyncGenerator<{ readonly id: string; readonly state: SourceState }> {
  for await (const stored of (await states(documents)).find({})) {
    yield { id: stored.id, state: sourceState.parse(stored.value) };
  }
}
