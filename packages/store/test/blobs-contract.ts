import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Blobs } from '@lanskatalog/core';

/** One empty store that several connections, as of several processes, can be opened to. */
export interface BlobsFixture {
  connect(): Promise<Blobs>;
  /** Closes the connections and removes what was stored. */
  dispose(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* unevenChunks(): AsyncGenerator<Uint8Array> {
  yield bytes('one ');
  await sleep(1);
  yield new Uint8Array();
  yield bytes('x'.repeat(600_000));
}

async function textOf(blobs: Blobs, key: string): Promise<string | undefined> {
  const content = await blobs.read(key);
  return content && collect(content);
}

async function collect(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function keysOf(blobs: Blobs, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of blobs.list(prefix)) keys.push(key);
  return keys;
}

/** What every implementation of the Blobs port does. */
export function blobsContract(name: string, open: () => Promise<BlobsFixture>): void {
  describe(`${name} keeps the Blobs contract`, () => {
    let fixture: BlobsFixture;
    let blobs: Blobs;

    beforeEach(async () => {
      fixture = await open();
      blobs = await fixture.connect();
    });

    afterEach(async () => fixture.dispose());

    it('knows nothing of a key that was never written', async () => {
      expect(await blobs.read('a/b')).toBeUndefined();
      expect(await blobs.stat('a/b')).toBeUndefined();
      expect(await blobs.localPath('a/b')).toBeUndefined();
      expect(await blobs.delete('a/b')).toBe(false);
    });

    it('gives back bytes and their size', async () => {
      const content = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
      expect(await blobs.write('raw/a.bin', content)).toEqual({ key: 'raw/a.bin', size: 70_000 });
      expect(await blobs.stat('raw/a.bin')).toEqual({ key: 'raw/a.bin', size: 70_000 });
      const chunks: Uint8Array[] = [];
      for await (const chunk of (await blobs.read('raw/a.bin')) ?? []) chunks.push(chunk);
      expect(Buffer.concat(chunks).equals(content)).toBe(true);
    });

    it('takes a stream of any chunks, and none', async () => {
      expect((await blobs.write('a', unevenChunks())).size).toBe(600_004);
      expect(await textOf(blobs, 'a')).toBe(`one ${'x'.repeat(600_000)}`);
      expect((await blobs.write('empty', new Uint8Array())).size).toBe(0);
      expect(await textOf(blobs, 'empty')).toBe('');
    });

    it('replaces the whole content, and a reader keeps what it started with', async () => {
      const old = 'old '.repeat(300_000);
      await blobs.write('a', bytes(old));
      const reader = await blobs.read('a');
      await blobs.write('a', bytes('new'));
      expect(await textOf(blobs, 'a')).toBe('new');
      expect(reader && (await collect(reader))).toBe(old);
      expect(await keysOf(blobs, '')).toEqual(['a']);
    });

    it('shows nothing of a blob that is still being written', async () => {
      await blobs.write('a', bytes('old'));
      let seen: string | undefined;
      async function* content(): AsyncGenerator<Uint8Array> {
        yield bytes('x'.repeat(500_000));
        seen = await textOf(blobs, 'a');
        yield bytes('y');
        expect(await keysOf(blobs, '')).toEqual(['a']);
      }
      await blobs.write('a', content());
      expect(seen).toBe('old');
      expect((await blobs.stat('a'))?.size).toBe(500_001);
    });

    it('leaves the old content, and nothing else, when a stream fails', async () => {
      await blobs.write('a', bytes('old'));
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield bytes('x'.repeat(500_000));
        throw new Error('the line went dead');
      }
      await expect(blobs.write('a', broken())).rejects.toThrow('the line went dead');
      await expect(blobs.write('b', broken())).rejects.toThrow('the line went dead');
      expect(await textOf(blobs, 'a')).toBe('old');
      expect(await keysOf(blobs, '')).toEqual(['a']);
    });

    it('keeps one whole content when two write the same key at once', async () => {
      const other = await fixture.connect();
      const [one, two] = ['1'.repeat(400_000), '2'.repeat(400_000)];
      await Promise.all([blobs.write('a', bytes(one)), other.write('a', bytes(two))]);
      expect([one, two]).toContain(await textOf(blobs, 'a'));
      expect(await keysOf(other, '')).toEqual(['a']);
    });

    it('lists by prefix, sorted by key', async () => {
      for (const key of ['a/c', 'a-b', 'a.b', 'a/b/c', 'b', 'a/b-c']) await blobs.write(key, bytes(key));
      expect(await keysOf(blobs, '')).toEqual(['a-b', 'a.b', 'a/b-c', 'a/b/c', 'a/c', 'b']);
      expect(await keysOf(blobs, 'a/')).toEqual(['a/b-c', 'a/b/c', 'a/c']);
      expect(await keysOf(blobs, 'a/b')).toEqual(['a/b-c', 'a/b/c']);
      expect(await keysOf(blobs, 'a/b/')).toEqual(['a/b/c']);
      expect(await keysOf(blobs, 'c/')).toEqual([]);
      for await (const found of blobs.list('b'))
        expect(found).toEqual({ key: 'b', size: 1, writtenAt: expect.anything() });
    });

    it('lists with the time of the last writing, which the same bytes renew', async () => {
      const times: number[] = [];
      for (const wait of [0, 2000]) {
        await sleep(wait);
        const from = Math.floor(Date.now() / 1000) * 1000;
        await blobs.write('a', bytes('1'));
        for await (const { writtenAt } of blobs.list('a')) times.push((writtenAt?.getTime() ?? 0) - from);
      }
      expect(times).toHaveLength(2);
      for (const time of times) expect(time).toBeGreaterThanOrEqual(0);
    });

    it('deletes once, and writes again where it deleted', async () => {
      await blobs.write('a/b/c', bytes('1'));
      expect(await blobs.delete('a/b/c')).toBe(true);
      expect(await blobs.delete('a/b/c')).toBe(false);
      expect(await blobs.read('a/b/c')).toBeUndefined();
      await blobs.write('a/b/c', bytes('2'));
      expect(await textOf(blobs, 'a/b/c')).toBe('2');
    });

    it('gives a file that holds the blob, of the newest content', async () => {
      await blobs.write('tables/ledger/1880.parquet', bytes('one'));
      expect(await readFile((await blobs.localPath('tables/ledger/1880.parquet')) ?? '', 'utf8')).toBe('one');
      await blobs.write('tables/ledger/1880.parquet', bytes('two'));
      expect(await readFile((await blobs.localPath('tables/ledger/1880.parquet')) ?? '', 'utf8')).toBe('two');
    });

    it('shows one connection what another wrote', async () => {
      const other = await fixture.connect();
      await blobs.write('a', bytes('seen'));
      expect(await textOf(other, 'a')).toBe('seen');
      await blobs.close();
      expect(await textOf(other, 'a')).toBe('seen');
    });

    for (const key of [
      '',
      '/a',
      'a/',
      'a//b',
      '..',
      '../a',
      'a/../b',
      './a',
      '.a',
      'a/.b',
      'A',
      'å',
      'a b',
      'a\\b',
      'a\0',
    ]) {
      it(`refuses the key ${JSON.stringify(key)}`, async () => {
        await expect(blobs.write(key, bytes('x'))).rejects.toThrow('key of a blob');
        await expect(blobs.read(key)).rejects.toThrow('key of a blob');
        await expect(blobs.delete(key)).rejects.toThrow('key of a blob');
        await expect(blobs.localPath(key)).rejects.toThrow('key of a blob');
      });
    }

    it('refuses a prefix that leads out of the store', async () => {
      await expect(keysOf(blobs, '../')).rejects.toThrow('key of a blob');
    });
  });
}
