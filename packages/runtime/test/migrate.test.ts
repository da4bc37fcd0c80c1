import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { describeWith, type Service, startMongodb } from '../../../test/support/services.ts';
import { collectionsKept } from '../src/collections-kept.ts';
import { openEmbeddedStore } from '../src/embedded.ts';
import type { Migration } from '../src/migrate.ts';
import { migrateStore } from '../src/migrate.ts';
import { openMongoStore } from '../src/mongo.ts';
import type { Store } from '../src/store.ts';

const { signal } = new AbortController();
const migrate = (from: Store, to: Store): Promise<Migration> =>
  migrateStore({ from, to }, () => undefined, signal);

async function fill({ documents, blobs }: Store): Promise<void> {
  const runs = await documents.collection('runs', { indexes: ['source', 'startedAt'] });
  for (let number = 0; number < 300; number += 1) {
    await runs.put(`run-${number}`, {
      source: 'nora',
      startedAt: `2026-01-${number}`,
      nested: { 'å.$': [1, null] },
    });
  }
  await (await documents.collection('pointers', { indexes: [] })).put('current-release', { number: 3 });
  await blobs.write('releases/000003-abc/catalog.rdf', Buffer.from('<rdf/>'));
  await blobs.write('snapshots/nora/0123', Buffer.alloc(700_000, 7));
  await blobs.write('empty', new Uint8Array());
}

describe('collectionsKept', () => {
  it('names every collection that the code opens, with the same indexes', () => {
    const packages = new URL('../../', import.meta.url).pathname;
    const files = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^(?!store|queue)[a-z]+\/src\/.*\.tsx?$/.test(file) && !file.endsWith('collections-kept.ts'),
    );
    const opened = files.flatMap((file) =>
      [
        ...readFileSync(join(packages, file), 'utf8').matchAll(
          /\.collection(?:<[^(]*>)?\(\s*'([a-z-]+)',\s*\{\s*indexes:\s*\[([^\]]*)\]/g,
        ),
      ].map(([, name, indexes = '']) => `${name} ${indexes.replaceAll(/['\s]/g, '')}`),
    );
    const kept = collectionsKept.map(({ name, indexes }) => `${name} ${indexes.join(',')}`);
    const own = opened.filter(
      (each) =>
        !/^(?:leases|worker-beats|sessions|sign-in-attempts|one-time-links) /.test(each) &&
        each !== 'source-states ' &&
        each !== 'runs ',
    );
    expect(own.length).toBeGreaterThan(5);
    for (const each of own) expect(kept).toContain(each);
  });
});

describeWith('mongodb', 'migrateStore', (found) => {
  let server: Service;
  let directory: string;
  let embedded: Store;
  let mongo: Store;

  const open = async (): Promise<[Store, Store]> => [
    await openEmbeddedStore(join(directory, randomUUID()), { create: true }),
    await openMongoStore(`${server.url}/test-${randomUUID()}`, { cacheDirectory: join(directory, 'cache') }),
  ];

  beforeAll(async () => {
    server = await startMongodb(found);
  });

  afterAll(async () => server.stop());

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-migrate-'));
    [embedded, mongo] = await open();
  });

  afterEach(async () => {
    await embedded.close();
    await mongo.close();
    rmSync(directory, { recursive: true });
  });

  it('moves a directory to MongoDB and back with nothing lost', async () => {
    await fill(embedded);
    const there = await migrate(embedded, mongo);
    expect(there).toMatchObject({
      kind: 'migrated',
      report: { documents: 301, blobs: 3, bytes: 700_006, already: 0 },
    });
    const [back, unused] = await open();
    const again = await migrate(mongo, back);
    expect(again).toEqual(there);
    await back.close();
    await unused.close();
  });

  it('goes on where it was broken off, and changes nothing when run again', async () => {
    await fill(embedded);
    const broken = new AbortController();
    const halfway = migrateStore(
      { from: embedded, to: mongo },
      (done) => {
        if (done === 100) broken.abort();
      },
      broken.signal,
    );
    await expect(halfway).rejects.toThrow('aborted');
    expect(
      await (await mongo.documents.collection('pointers', { indexes: [] })).get('current-release'),
    ).toBeUndefined();
    expect(await migrate(embedded, mongo)).toMatchObject({ kind: 'migrated', report: { already: 100 } });
    expect(await migrate(embedded, mongo)).toMatchObject({ kind: 'migrated', report: { already: 304 } });
  });

  it('copies what differs again, also where it has the same size', async () => {
    await fill(embedded);
    await mongo.blobs.write('empty', new Uint8Array());
    await mongo.blobs.write('releases/000003-abc/catalog.rdf', Buffer.from('broken'));
    expect(await migrate(embedded, mongo)).toMatchObject({ kind: 'migrated', report: { already: 1 } });
  });

  it('writes nothing where the target holds another installation’s data', async () => {
    await fill(embedded);
    await mongo.blobs.write('releases/000001-xyz/catalog.rdf', Buffer.from('<other/>'));
    expect(await migrate(embedded, mongo)).toEqual({
      kind: 'target-in-use',
      examples: ['releases/000001-xyz/catalog.rdf'],
    });
    expect(await mongo.blobs.stat('empty')).toBeUndefined();
  });
});
