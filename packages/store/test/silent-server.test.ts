import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Socket } from 'node:net';
import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Blobs, Collection, Documents } from '@lanskatalog/core';
import { isMongoOutage, openGridFsBlobs, openMongoDocuments } from '@lanskatalog/store/mongo';
import { type FreezingProxy, startFreezingProxy } from '../../../test/support/freezing-proxy.ts';
import { describeWith, type Service, startMongodb } from '../../../test/support/services.ts';

const answerWithinMs = 1500;
/** More than what fits in the buffers of the connections, and than the driver reads at once. */
const big = new Uint8Array(28 * 1024 * 1024).fill(120);

const much = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, value: id.repeat(7_000_000) }));

async function* slowly(): AsyncGenerator<Uint8Array> {
  yield big.subarray(0, 1_000_000);
  await sleep(2 * answerWithinMs);
  yield big.subarray(0, 1_000_000);
}

/** How long it took until it failed because the server was away. */
async function msUntilAway(work: Promise<unknown>): Promise<number> {
  const started = performance.now();
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect([isMongoOutage(error), error]).toEqual([true, error]);
  return performance.now() - started;
}

async function read(content: AsyncIterable<Uint8Array> | undefined): Promise<number> {
  let size = 0;
  for await (const part of content ?? []) size += part.length;
  return size;
}

describeWith('mongodb', 'a server of MongoDB’s protocol that stops answering', (found) => {
  let server: Service;
  let proxy: FreezingProxy;
  let directory: string;
  let documents: Documents;
  let blobs: Blobs;
  let collection: Collection<string>;
  /** Straight to the server, and with time. */
  let patient: Blobs;

  beforeAll(async () => {
    server = await startMongodb(found);
  });

  afterAll(async () => server.stop());

  beforeEach(async () => {
    proxy = await startFreezingProxy(server.url);
    directory = await mkdtemp(path.join(tmpdir(), 'blob-cache-'));
    const options = { database: `test-${randomUUID()}`, cacheDirectory: directory };
    patient = await openGridFsBlobs(server.url, options);
    documents = await openMongoDocuments(proxy.url, { database: options.database, answerWithinMs });
    blobs = await openGridFsBlobs(proxy.url, { ...options, answerWithinMs });
    collection = await documents.collection<string>('words', { indexes: ['length'] });
  });

  afterEach(async () => {
    proxy.thaw();
    await documents.close();
    await blobs.close();
    await patient.close();
    await proxy.close();
    await rm(directory, { recursive: true });
  });

  it.each<{ name: string; ask: () => Promise<unknown> }>([
    { name: 'get', ask: async () => collection.get('one') },
    { name: 'put', ask: async () => collection.put('one', 'word') },
    { name: 'putIf', ask: async () => collection.putIf('one', 'word', 0) },
    // The driver waits until the server has taken in so much.
    { name: 'putMany', ask: async () => collection.putMany(much) },
    { name: 'delete', ask: async () => collection.delete('one') },
    { name: 'find', ask: async () => collection.find({})[Symbol.asyncIterator]().next() },
    { name: 'collection', ask: async () => documents.collection('others', { indexes: ['length'] }) },
    { name: 'stat of a blob', ask: async () => blobs.stat('a') },
    { name: 'write of a blob', ask: async () => blobs.write('a', big) },
  ])('makes “$name” fail in time, and it works later', async ({ ask }) => {
    proxy.freeze();
    expect(await msUntilAway(ask())).toBeLessThan(4 * answerWithinMs);
    proxy.thaw();
    await collection.put('two', 'word');
    expect((await collection.get('two'))?.value).toBe('word');
  });

  it('makes a question fail in time, or succeed, that falls between the end of a connection and the word of it', async () => {
    const sockets: Socket[] = [];
    const note = (message: unknown): void => void sockets.push((message as { socket: Socket }).socket);
    subscribe('net.client.socket', note);
    const documents = await openMongoDocuments(proxy.url, { answerWithinMs });
    unsubscribe('net.client.socket', note);
    const words = await documents.collection<string>('words', { indexes: [] });
    await words.get('one');
    proxy.end();
    const started = performance.now();
    const asked = sockets.map(async (socket) => {
      while (!socket.destroyed) await nextTurn();
      return words.get('one');
    });
    await Promise.allSettled(asked);
    expect(performance.now() - started).toBeLessThan(4 * answerWithinMs);
    await documents.close();
  });

  it('in the middle of a blob makes its writer fail in time, and it can be written later', async () => {
    async function* content(): AsyncGenerator<Uint8Array> {
      yield big.subarray(0, 1_000_000);
      proxy.freeze();
      yield big;
    }
    expect(await msUntilAway(blobs.write('a', content()))).toBeLessThan(6 * answerWithinMs);
    proxy.thaw();
    expect(await blobs.stat('a')).toBeUndefined();
    await blobs.write('a', big);
    expect(await read(await blobs.read('a'))).toBe(big.length);
  });

  it('in the middle of a blob makes its reader fail in time, and it can be read later', async () => {
    await patient.write('a', big);
    const content = await blobs.read('a');
    async function halt(): Promise<void> {
      for await (const part of content ?? []) if (part.length > 0) proxy.freeze();
    }
    expect(await msUntilAway(halt())).toBeLessThan(4 * answerWithinMs);
    proxy.thaw();
    expect(await read(await blobs.read('a'))).toBe(big.length);
  });

  it('does not hurry who takes long to give or to take the content', async () => {
    await blobs.write('a', slowly());
    let size = 0;
    for await (const part of (await blobs.read('a')) ?? []) {
      if (size === 0) await sleep(2 * answerWithinMs);
      size += part.length;
    }
    expect(size).toBe(2_000_000);
  });
});
