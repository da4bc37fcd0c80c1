import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Blobs } from '@lanskatalog/core';
import { type GridFsOptions, openGridFsBlobs } from '@lanskatalog/store/mongo';
import { type Db, MongoClient } from 'mongodb';
import { describeWith, type Service, startMongodb } from '../../../test/support/services.ts';
import { blobsContract } from './blobs-contract.ts';

const content = (text: string): Uint8Array => new TextEncoder().encode(text);

const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 60 * 60 * 1000);

async function* broken(): AsyncGenerator<Uint8Array> {
  yield content('x'.repeat(600_000));
  throw new Error('the line went dead');
}

describeWith('mongodb', 'openGridFsBlobs', (found) => {
  let server: Service;
  let client: MongoClient;

  beforeAll(async () => {
    server = await startMongodb(found);
    client = await new MongoClient(server.url).connect();
  });

  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  async function openFixture() {
    const database = `test-${randomUUID()}`;
    const directory = await mkdtemp(path.join(tmpdir(), 'blob-cache-'));
    const open: Blobs[] = [];
    return {
      db: client.db(database),
      directory,
      connect: async (more: Partial<GridFsOptions> = {}) => {
        const every = { database, cacheDirectory: directory, sweepEveryMs: 0 };
        const blobs = await openGridFsBlobs(server.url, { ...every, ...more });
        open.push(blobs);
        return blobs;
      },
      dispose: async () => {
        await Promise.all(open.map(async (blobs) => blobs.close()));
        await client.db(database).dropDatabase();
        await rm(directory, { recursive: true });
      },
    };
  }

  blobsContract('GridFsBlobs', openFixture);

  describe('what is no longer used', () => {
    let fixture: Awaited<ReturnType<typeof openFixture>>;
    let db: Db;
    let blobs: Blobs;

    beforeEach(async () => {
      fixture = await openFixture();
      db = fixture.db;
      blobs = await fixture.connect();
    });

    afterEach(async () => fixture.dispose());

    const countContents = async (): Promise<{ files: number; chunks: number; garbage: number }> => ({
      files: await db.collection('blob-content.files').countDocuments(),
      chunks: await db.collection('blob-content.chunks').countDocuments(),
      garbage: await db.collection('blob-garbage').countDocuments(),
    });

    const passHours = async (hours: number): Promise<void> => {
      const garbage = db.collection<{ _id: string; v: { after: string } }>('blob-garbage');
      for await (const { _id, v } of garbage.find()) {
        const after = new Date(Date.parse(v.after) - hours * 60 * 60 * 1000).toISOString();
        await garbage.updateOne({ _id }, { $set: { 'v.after': after } });
      }
    };

    it('stays for an hour, then goes at the next write', async () => {
      await blobs.write('a', content('old'));
      await blobs.write('a', content('new'));
      await blobs.write('b', content('deleted'));
      await blobs.delete('b');
      expect(await countContents()).toEqual({ files: 3, chunks: 3, garbage: 2 });
      await passHours(0.9);
      await blobs.write('c', content('c'));
      expect(await countContents()).toEqual({ files: 4, chunks: 4, garbage: 2 });
      await passHours(0.2);
      await blobs.write('d', content('d'));
      expect(await countContents()).toEqual({ files: 3, chunks: 3, garbage: 0 });
      expect(await blobs.stat('a')).toEqual({ key: 'a', size: 3 });
    });

    it('goes at once where a stream failed', async () => {
      await expect(blobs.write('a', broken())).rejects.toThrow('the line went dead');
      expect(await countContents()).toEqual({ files: 0, chunks: 0, garbage: 0 });
    });

    it('goes a day after the process that wrote it stopped in the middle, when the store is next opened', async () => {
      const stopped = new AbortController();
      async function* stopping(): AsyncGenerator<Uint8Array> {
        yield content('x'.repeat(600_000));
        await new Promise<void>((_, reject) => {
          stopped.signal.addEventListener('abort', () => reject(new Error('the test is over')));
        });
      }
      const write = blobs.write('a', stopping());
      while ((await countContents()).chunks < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      await passHours(23);
      await fixture.connect();
      expect(await countContents()).toEqual({ files: 0, chunks: 2, garbage: 1 });
      await passHours(2);
      await fixture.connect();
      expect(await countContents()).toEqual({ files: 0, chunks: 0, garbage: 0 });
      stopped.abort();
      await expect(write).rejects.toThrow('the test is over');
    });

    it('is kept where a blob has it after all', async () => {
      await blobs.write('a', content('kept'));
      const pointer = await db.collection<{ v: { file: string } }>('blobs').findOne({});
      // As after a process that ended between moving the pointer and forgetting its note.
      const note = { _id: pointer!.v.file, revision: 1, v: { after: '2020-01-01T00:00:00Z' } };
      await db.collection<{ _id: string }>('blob-garbage').insertOne(note);
      await fixture.connect();
      expect(await countContents()).toEqual({ files: 1, chunks: 1, garbage: 0 });
      expect((await blobs.stat('a'))?.size).toBe(4);
    });

    it('leaves the cache when the copies outgrow it, the longest unused first', async () => {
      const small = await fixture.connect({ cacheBytes: 25 });
      for (const key of ['a', 'b', 'c']) await small.write(key, content('0123456789'));
      const paths = [await small.localPath('a'), await small.localPath('b')];
      await utimes(paths.at(0)!, hoursAgo(2), hoursAgo(2));
      await utimes(paths.at(1)!, hoursAgo(3), hoursAgo(3));
      await small.localPath('c');
      const left = (await readdir(fixture.directory)).map((name) => name.split('-').at(1));
      expect(new Set(left)).toEqual(new Set(['a', 'c']));
      expect(await small.localPath('b')).toBeDefined();
    });
  });
});
