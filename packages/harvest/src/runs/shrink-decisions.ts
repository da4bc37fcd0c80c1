import type { Blobs, Collection, Documents } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { z } from 'zod';
import { loadRunDetails } from './details-blob.ts';
import type { HarvestRun } from './harvest-run.ts';
import { loadRun } from './harvest-run.ts';

const shrinkDecision = z.object({
  version: z.literal(1),
  source: z.string(),
  decision: z.enum(['accepted', 'rejected']),
  /** The guarded run whose datasets were looked at. */
  run: z.string(),
  by: z.string(),
  at: z.string(),
  /** Of the URIs; see `hashUris`. */
  hash: z.string(),
  /** Sorted. */
  uris: z.array(z.string()),
});

/** What a person said of a harvest that the guard held back: about these datasets, and no others. */
export type ShrinkDecision = z.infer<typeof shrinkDecision>;

export interface ShrinkRequest {
  readonly source: string;
  /** Id of the guarded run that was looked at. */
  readonly run: string;
  /** Who decides. */
  readonly by: string;
}

/** decided, or why not: there is no such run of the source, nothing was held back in it, or its list is gone. */
export type ShrinkAnswer =
  | { readonly kind: 'decided'; readonly decision: ShrinkDecision }
  | { readonly kind: 'unknown-run' | 'not-guarded' | 'list-gone' };

interface Store {
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly clock: { now(): Date };
}

/** Names a set of datasets, whatever their order. */
export const hashUris = (uris: readonly string[]): string => sha256Hex(uris.toSorted().join('\n'));

/** Lets the next harvest of the source take out exactly the datasets that the run listed, or some of them. */
export const acceptShrink = (store: Store, request: ShrinkRequest): Promise<ShrinkAnswer> =>
  decide(store, request, 'accepted');

/** Notes that the datasets are to stay: the run waits for no decision until another set would go. */
export const rejectShrink = (store: Store, request: ShrinkRequest): Promise<ShrinkAnswer> =>
  decide(store, request, 'rejected');

async function decide(
  store: Store,
  { source, run: id, by }: ShrinkRequest,
  decision: ShrinkDecision['decision'],
): Promise<ShrinkAnswer> {
  const run = await loadRun(store.documents, id);
  if (run?.source !== source) return { kind: 'unknown-run' };
  if (run.wouldGo === undefined) return { kind: 'not-guarded' };
  const removed = (await loadRunDetails(store.blobs, run))?.diff?.removed;
  if (removed === undefined) return { kind: 'list-gone' };
  const uris = removed.map(({ uri }) => uri).toSorted();
  const at = store.clock.now().toISOString();
  const decided: ShrinkDecision = {
    version: 1,
    source,
    decision,
    run: id,
    by,
    at,
    hash: hashUris(uris),
    uris,
  };
  await (await decisions(store.documents)).put(source, decided);
  return { kind: 'decided', decision: decided };
}

const decisions = (documents: Documents): Promise<Collection<unknown>> =>
  documents.collection('shrink-decisions', { indexes: [] });

/** The latest decision about a source; which datasets it was about, its hash tells (see `wouldGo` of a run). */
export async function loadShrinkDecision(
  documents: Documents,
  source: string,
): Promise<ShrinkDecision | undefined> {
  const stored = await (await decisions(documents)).get(source);
  return stored && shrinkDecision.parse(stored.value);
}

/** Whether a run was held back and nobody has said yet what is to become of just those datasets. */
export const awaitsDecision = (run: HarvestRun, decision: ShrinkDecision | undefined): boolean =>
  run.wouldGo !== undefined && run.wouldGo.hash !== decision?.hash;

/** Whether a person has accepted that these datasets go. */
export async function isAccepted(
  documents: Documents,
  source: string,
  wouldGo: readonly string[],
): Promise<boolean> {
  const decision = await loadShrinkDecision(documents, source);
  if (decision?.decision !== 'accepted') return false;
  const accepted = new Set(decision.uris);
  return wouldGo.every((uri) => accepted.has(uri));
}

/** The source is whole again, or smaller as was accepted: an old decision must not meet another shrink. */
export async function forgetShrinkDecision(documents: Documents, source: string): Promise<void> {
  await (await decisions(documents)).delete(source);
}
