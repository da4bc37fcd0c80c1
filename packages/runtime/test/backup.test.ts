import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { backUpStore } from '../src/backup.ts';
import { openEmbeddedStore } from '../src/embedded.ts';
import { migrateStore } from '../src/migrate.ts';
import type { Store } from '../src/store.ts';

const { signal } = new AbortController();
const quiet = (): void => undefined;
/** Far quicker than any source is harvested. */
const betweenHarvestsMs = 15;

describe('backUpStore', () => {
  let directory: string;
  let from: Store;
  let to: Store;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-backup-'));
    from = await openEmbeddedStore(join(directory, 'from'), { create: true });
    to = await openEmbeddedStore(join(directory, 'to'), { create: true });
  });

  afterEach(async () => {
    await from.close();
    await to.close();
    rmSync(directory, { recursive: true });
  });

  /** A harvest as the pipeline does it: new blobs, then the state, and away with the blobs of the state before the last. */
  const harvest = async (source: string, number: number, earlier: readonly string[]): Promise<string> => {
    const content = Buffer.from(`${source} ${number}`.padEnd(20_000, '.'));
    const records = `sources/${source}/records-${createHash('sha256').update(content).digest('hex')}.ndjson`;
    await from.blobs.write(records, content);
    const states = await from.documents.collection('source-states', { indexes: [] });
    await states.put(source, { records, superseded: earlier.slice(-1) });
    const [old] = earlier.slice(-2, -1);
    if (old !== undefined) await from.blobs.delete(old);
    return records;
  };

  it('is whole, and restores to the same, though harvests go on all the while', async () => {
    const sources = ['nora', 'kumla', 'laxa', 'hallefors'];
    for (const source of sources) await harvest(source, 0, []);
    for (let number = 0; number < 40; number += 1)
      await from.blobs.write(`snapshots/nora/${number}`, Buffer.alloc(50_000, number));
    const stop = new AbortController();
    const busy = sources.map(async (source) => {
      const earlier: string[] = [];
      for (let number = 1; !stop.signal.aborted; number += 1) {
        earlier.push(await harvest(source, number, earlier));
        await new Promise((resolve) => setTimeout(resolve, betweenHarvestsMs));
      }
      return earlier.length;
    });
    // Under way before the backup begins, so that it has to do with states that have moved on a few times.
    await new Promise((resolve) => setTimeout(resolve, 4 * betweenHarvestsMs));
    const backup = await backUpStore({ from, to }, quiet, signal);
    stop.abort();
    const counts = await Promise.all(busy);
    expect(Math.min(...counts)).toBeGreaterThan(2);
    expect(backup.kind).toBe('done');
    for await (const { value } of (
      await to.documents.collection<{ records: string }>('source-states', { indexes: [] })
    ).find({})) {
      expect(await to.blobs.stat(value.records)).toBeDefined();
    }
    const restored = await openEmbeddedStore(join(directory, 'restored'), { create: true });
    const migration = await migrateStore({ from: to, to: restored }, quiet, signal);
    const hash = backup.kind === 'done' ? backup.report.hash : undefined;
    expect(migration).toMatchObject({ kind: 'migrated', report: { hash } });
    await restored.close();
  });

  it('takes what has long been gone at the source as gone', async () => {
    const runs = await from.documents.collection('runs', { indexes: ['source', 'startedAt'] });
    await runs.put('old', {
      source: 'nora',
      startedAt: '2026',
      problemsBlob: 'sources/nora/problems-gone.ndjson',
    });
    expect(await backUpStore({ from, to }, quiet, signal)).toMatchObject({
      kind: 'done',
      report: { documents: 1, blobs: 0, passes: 1 },
    });
  });

  it.each([
    { moved: 'one blob', passes: 1, moveOn: () => harvest('nora', 1, []) },
    {
      moved: 'the files of a release',
      passes: 2,
      moveOn: async () => {
        await from.blobs.write('releases/2-b/catalog.ttl', Buffer.from('b'));
        const pointers = await from.documents.collection('pointers', { indexes: [] });
        await pointers.put('current-release', { prefix: 'releases/2-b' });
      },
    },
  ])('takes along what a document has moved on to: $moved', async ({ passes, moveOn }) => {
    await harvest('nora', 0, []);
    let meanwhile: Promise<unknown> | undefined;
    const slow: Store = {
      ...from,
      documents: {
        ...from.documents,
        collection: async (name, options) => {
          await meanwhile;
          return from.documents.collection(name, options);
        },
      },
    };
    const onCopied = (): void => {
      meanwhile ??= moveOn();
    };
    expect(await backUpStore({ from: slow, to }, onCopied, signal)).toMatchObject({
      kind: 'done',
      report: { passes },
    });
    for await (const { key } of from.blobs.list('')) expect(await to.blobs.stat(key)).toBeDefined();
  });

  it('writes nothing to a target that holds something', async () => {
    await harvest('nora', 0, []);
    await to.blobs.write('snapshots/other', new Uint8Array());
    expect(await backUpStore({ from, to }, quiet, signal)).toEqual({ kind: 'target-in-use' });
    expect(await to.blobs.stat('snapshots/other')).toBeDefined();
  });
});
