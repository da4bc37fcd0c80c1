import type { Blobs, DatasetKind } from '@lanskatalog/core';

export type ChangeKind = 'created' | 'updated' | 'deleted';

/** A page of the event stream: a blob that never changes. */
export interface ChangePage {
  /** Blob key. */
  readonly key: string;
  /** Last part of its address: `000012-1f0c/1`. */
  readonly id: string;
  /** ISO 8601 instants: all events of the page are at or after `from`, and before `until`. */
  readonly from: string;
  readonly until: string;
  readonly members: number;
}

/** A dataset, series or service that came, changed or went. */
export interface DatasetChange {
  readonly uri: string;
  readonly change: ChangeKind;
  readonly kind: DatasetKind;
  readonly title: string;
  /** ISO 8601 instant of the release. */
  readonly at: string;
}

/** `changes.json` of a release: every page there is, and the latest changes in the words of people. */
export interface ChangeHistory {
  readonly version: 1;
  /** Oldest first. */
  readonly pages: readonly ChangePage[];
  /** Newest first. */
  readonly recent: readonly DatasetChange[];
}

/** What the event stream last said of an entity of the catalogue. */
export interface EntityState {
  readonly iri: string;
  /** Hash of its description. */
  readonly hash: string;
  /** For datasets, series and services; a tombstone is to name what went. */
  readonly dataset?: { readonly kind: DatasetKind; readonly title: string };
}

export const historyFile = 'changes.json';
export const entitiesFile = 'entities.ndjson';

const none: ChangeHistory = { version: 1, pages: [], recent: [] };

/** The history in a release, or an empty one where the release has none. */
export async function readChangeHistory(blobs: Blobs, prefix: string | undefined): Promise<ChangeHistory> {
  const text = await readText(blobs, prefix, historyFile);
  if (text === undefined) return none;
  const history = JSON.parse(text) as ChangeHistory;
  // Somebody else's later format: what it says can't be known, so it is not guessed.
  if (history.version !== 1)
    throw new Error(`${prefix}/${historyFile} has version ${String(history.version)}`);
  return history;
}

/** The states of all entities in a release, by IRI. */
export async function readEntityStates(
  blobs: Blobs,
  prefix: string | undefined,
): Promise<Map<string, EntityState>> {
  const text = (await readText(blobs, prefix, entitiesFile)) ?? '';
  const states = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EntityState);
  return new Map(states.map((state) => [state.iri, state]));
}

async function readText(blobs: Blobs, prefix: string | undefined, name: string): Promise<string | undefined> {
  const content = prefix === undefined ? undefined : await blobs.read(`${prefix}/${name}`);
  if (content === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
