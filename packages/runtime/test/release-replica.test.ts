import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { moveReleasePointer, type ReleasePointer } from '@lanskatalog/harvest';
import { createLog, openEmbeddedStore, type Store } from '@lanskatalog/runtime';
import { openReleaseReplica } from '@lanskatalog/runtime/worker';

const log = createLog('silent');
const release: ReleasePointer = {
  version: 1,
  number: 1,
  prefix: 'releases/000001-abc',
  inputs: 'in',
  states: 'states',
  contentHash: 'abc',
  datasets: 0,
  publishedAt: '2026-03-01T10:00:00.000Z',
  earlier: [],
};

describe('openReleaseReplica', () => {
  let directory: string;
  let store: Store;
  let replicaDirectory: string;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-replica-'));
    replicaDirectory = join(directory, 'replica');
    store = await openEmbeddedStore(join(directory, 'store'), { create: true });
    await store.blobs.write(`${release.prefix}/catalog.rdf`, Buffer.from('<rdf/>'));
    await moveReleasePointer(store.documents, release, 0);
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  const away = {
    collection: () => Promise.reject(new Error('the store is away')),
    close: async () => undefined,
  };

  it('serves the release that is here when the store is away, and says so where none is', async () => {
    const options = { directory: replicaDirectory, log };
    await expect(openReleaseReplica({ ...store, documents: away }, options)).rejects.toThrow(
      'the store is away',
    );
    await (await openReleaseReplica(store, options)).close();
    const replica = await openReleaseReplica({ ...store, documents: away }, options);
    expect(await replica.blobs.stat(`${release.prefix}/catalog.rdf`)).toMatchObject({ size: 6 });
    await replica.close();
  });

  it('looks again and again without leaving anything on the signal that ends it', async () => {
    const replica = await openReleaseReplica(store, { directory: replicaDirectory, log, everyMs: 1 });
    const stop = new AbortController();
    const following = replica.follow(stop.signal);
    await sleep(200);
    expect(getEventListeners(stop.signal, 'abort').length).toBeLessThanOrEqual(1);
    stop.abort();
    await following;
    await replica.close();
  });
});
