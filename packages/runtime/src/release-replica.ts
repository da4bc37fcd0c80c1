import { setTimeout as sleep } from 'node:timers/promises';
import type { Blobs, Documents, Log } from '@lanskatalog/core';
import { loadReleasePointer, moveReleasePointer } from '@lanskatalog/harvest';
import { openEmbeddedStore } from './embedded.ts';
import type { Store } from './store.ts';

/** A store that answers from this machine for what a reader of releases needs. */
export interface ReleaseReplica {
  readonly documents: Documents;
  readonly blobs: Blobs;
  /** Looks for a newer release until the signal aborts; a store that is away is asked again. Never rejects. */
  follow(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

type Contents = Pick<Store, 'documents' | 'blobs'>;

export interface ReplicaOptions {
  /** Kept between starts. Each process needs its own. */
  readonly directory: string;
  readonly log: Log;
  /** Between two looks; 5 seconds where absent. */
  readonly everyMs?: number;
}

/** Collections that readers of a release ask for. */
const copied = ['pointers', 'source-states'];
const copiedBlobs = ['releases/', 'table-editions/'];

/**
 * A copy of the current release in a directory of this machine, moved on whole: the pointer is copied when all that it
 * points at is here. What else is asked for comes from the store itself.
 *
 * @throws where the store does not answer and no release is here either.
 */
export async function openReleaseReplica(
  store: Contents,
  { directory, log, everyMs = 5000 }: ReplicaOptions,
): Promise<ReleaseReplica> {
  const local = await openEmbeddedStore(directory, { create: true });
  const revisions = new Map<string, number>();
  const update = async (): Promise<void> => {
    await copyRelease(store, local);
    await copyStates(store, local, revisions);
  };
  await update().catch(async (error: unknown) => {
    if ((await loadReleasePointer(local.documents)) === undefined) {
      await local.close();
      throw error;
    }
    log.warn({ err: error }, 'the store does not answer; serving the release that is here');
  });
  return {
    documents: {
      collection: (name, options) =>
        (copied.includes(name) ? local : store).documents.collection(name, options),
      close: async () => undefined,
    },
    blobs: replicaBlobs(store.blobs, local.blobs),
    follow: async (signal) => {
      while (await waited(everyMs, signal)) {
        await update().catch((error: unknown) => {
          log.warn({ err: error }, 'the store does not answer; serving the release that is here');
        });
      }
    },
    close: () => local.close(),
  };
}

function replicaBlobs(remote: Blobs, local: Blobs): Blobs {
  const of = (key: string): Blobs => (copiedBlobs.some((prefix) => key.startsWith(prefix)) ? local : remote);
  return {
    write: (key, content) => remote.write(key, content),
    delete: (key) => remote.delete(key),
    read: (key) => of(key).read(key),
    stat: (key) => of(key).stat(key),
    list: (prefix) => of(prefix).list(prefix),
    localPath: (key) => of(key).localPath(key),
    close: async () => undefined,
  };
}

async function copyRelease(from: Contents, to: Contents): Promise<void> {
  const current = (await loadReleasePointer(from.documents))?.pointer;
  const here = await loadReleasePointer(to.documents);
  if (current === undefined) return;
  for (const place of ['prefix', 'tables'] as const) {
    const prefix = current[place];
    if (prefix !== undefined && prefix !== here?.pointer[place]) {
      await copyBlobs(from.blobs, to.blobs, `${prefix}/`);
    }
  }
  if (JSON.stringify(current) === JSON.stringify(here?.pointer)) return;
  await moveReleasePointer(to.documents, current, here?.revision ?? 0);
  // The one before stays for those who read it just now.
  await deleteOthers(to.blobs, [current.prefix, current.tables, here?.pointer.prefix, here?.pointer.tables]);
}

async function deleteOthers(blobs: Blobs, kept: readonly (string | undefined)[]): Promise<void> {
  const isKept = (key: string): boolean =>
    kept.some((prefix) => prefix !== undefined && key.startsWith(`${prefix}/`));
  for (const prefix of copiedBlobs) {
    for await (const { key } of blobs.list(prefix)) if (!isKept(key)) await blobs.delete(key);
  }
}

async function copyBlobs(from: Blobs, to: Blobs, prefix: string): Promise<void> {
  for await (const { key, size } of from.list(prefix)) {
    // What lies under these prefixes is never changed, so what is here already need not come again.
    if ((await to.stat(key))?.size === size) continue;
    const content = await from.read(key);
    if (content !== undefined) await to.write(key, content);
  }
}

/** What is said in public of how publishing goes. */
async function copyLastPublishing(
  from: Contents,
  to: Contents,
  revisions: Map<string, number>,
): Promise<void> {
  const id = 'last-publishing';
  const known = `pointers/${id}`;
  const stored = await (await from.documents.collection('pointers', { indexes: [] })).get(id);
  if (stored === undefined || revisions.get(known) === stored.revision) return;
  await (await to.documents.collection('pointers', { indexes: [] })).put(id, stored.value);
  revisions.set(known, stored.revision);
}

/** `revisions` remembers what is here already. */
async function copyStates(from: Contents, to: Contents, revisions: Map<string, number>): Promise<void> {
  await copyLastPublishing(from, to, revisions);
  const source = await from.documents.collection<unknown>('source-states', { indexes: [] });
  const target = await to.documents.collection<unknown>('source-states', { indexes: [] });
  for await (const { id, revision, value } of source.find({})) {
    if (revisions.get(id) === revision) continue;
    await target.put(id, value);
    revisions.set(id, revision);
  }
}

/** False where the signal aborted. */
const waited = async (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal }).catch(() => false);
