import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harvestRegion, loadReleasePointer, loadRuns } from '@lanskatalog/harvest';
import type { Store } from '@lanskatalog/runtime';
import { createLog, loadConfig, openDeps, openEmbeddedStore } from '@lanskatalog/runtime';
import { openMongoStore } from '@lanskatalog/runtime/mongo';
import { buildCli, runCli, startCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import type { Service } from '../support/services.ts';
import { describeWith, startMongodb } from '../support/services.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

const feed = (version: number): string =>
  municipalFeed(
    Array.from({ length: 400 }, (_, n) => `dataset-${n}`),
    () => `version ${version}`,
  );

const releaseOf = async (data: string): Promise<string> => {
  const exported = await runCli('export', '--format', 'nquads', '--data', data);
  expect(exported).toMatchObject({ code: 0 });
  return exported.stdout;
};

let server: StubServer;
beforeAll(async () => {
  buildCli();
  server = await startStubServer();
});
afterAll(() => server.close());

describe('a backup', () => {
  it('made while a harvest runs restores the same release on an empty machine', async () => {
    const ids = ['kumla', 'nora', 'laxa'];
    const workspace = createWorkspace(ids.map((id) => ({ id, url: `${server.origin}/${id}` })));
    const serve = (version: number): void => {
      for (const id of ids) server.answers.set(`/${id}`, { type: 'text/turtle', body: feed(version) });
    };
    serve(0);
    await workspace.harvest();
    const before = await releaseOf(workspace.data);
    serve(1);
    const harvest = startCli('harvest', '--config', workspace.config, '--data', workspace.data, '--json');
    const harvested = new Promise((resolve) => harvest.once('close', resolve));
    const backup = `${workspace.data}-backup`;
    const made = await runCli('backup', '--from', workspace.data, '--to', backup);
    expect(made).toMatchObject({ code: 0 });
    expect(harvest.exitCode).toBeNull();
    await harvested;
    const after = await releaseOf(workspace.data);
    expect(after).not.toBe(before);

    const restored = `${workspace.data}-restored`;
    const told = await runCli('restore', '--from', backup, '--to', restored);
    expect(told).toMatchObject({ code: 0 });
    const hash = /SHA-256 of all: (\w{64})/;
    expect(hash.exec(told.stdout)?.[1]).toBe(hash.exec(made.stdout)?.[1]);
    expect([before, after]).toContain(await releaseOf(restored));
    const again = await runCli('restore', '--from', backup, '--to', restored);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('not empty') as unknown });
    // And harvests go on from what was restored.
    const next = await runCli('harvest', '--config', workspace.config, '--data', restored, '--json');
    expect(next.code).toBe(0);
    expect(await releaseOf(restored)).toBe(after);

    appendFileSync(`${backup}/blobs/${someRelease(backup)}`, 'x');
    const harmed = await runCli('restore', '--from', backup, '--to', `${workspace.data}-other`);
    expect(harmed).toMatchObject({ code: 1, stderr: expect.stringContaining('not what it was') as unknown });
    workspace.remove();
  }, 240_000);
});

const onProgress = (): void => undefined;

async function contentHashIn(store: Store): Promise<string | undefined> {
  try {
    return (await loadReleasePointer(store.documents))?.pointer.contentHash;
  } finally {
    await store.close();
  }
}

describeWith('mongodb', 'a backup of a server of MongoDB’s protocol', (found) => {
  let mongodb: Service;
  let directory: string;
  beforeAll(async () => {
    mongodb = await startMongodb(found);
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-backup-'));
  }, 60_000);
  afterAll(async () => {
    await mongodb.stop();
    rmSync(directory, { recursive: true });
  });

  const openMongo = async (name: string): Promise<Store> =>
    openMongoStore(`${mongodb.url}/${name}`, { cacheDirectory: join(directory, 'cache') });

  it('made while a harvest runs restores the same release to another database, and to a directory', async () => {
    const ids = ['kumla', 'nora', 'laxa'];
    const workspace = createWorkspace(ids.map((id) => ({ id, url: `${server.origin}/${id}` })));
    const serve = (version: number): void => {
      for (const id of ids) server.answers.set(`/${id}`, { type: 'text/turtle', body: feed(version) });
    };
    const config = await loadConfig(workspace.config);
    const opened = await openDeps({ store: await openMongo('region'), config, log: createLog('silent') });
    const { deps } = opened;
    serve(0);
    await harvestRegion(deps, { onProgress }, AbortSignal.timeout(120_000));
    const before = await loadReleasePointer(deps.documents);

    serve(1);
    // One source never answers, so the harvest is under way for as long as the backup takes.
    server.stalled.add('/laxa');
    const stop = new AbortController();
    const harvesting = harvestRegion(deps, { onProgress }, stop.signal).catch(() => 'stopped');
    while ((await loadRuns(deps.documents, { limit: 10 })).length < 4) await setTimeout(20);
    const backup = join(directory, 'backup');
    const made = await runCli('backup', '--from', `${mongodb.url}/region`, '--to', backup);
    expect(made).toMatchObject({ code: 0 });
    stop.abort(new Error('the backup is made'));
    expect(await harvesting).toBe('stopped');
    server.stalled.clear();

    const all = /SHA-256 of all: (\w{64})/;
    const restored = join(directory, 'restored');
    for (const to of [`${mongodb.url}/restored`, restored]) {
      const told = await runCli('restore', '--from', backup, '--to', to);
      expect(told).toMatchObject({ code: 0 });
      expect(all.exec(told.stdout)?.[1]).toBe(all.exec(made.stdout)?.[1]);
    }
    const hashes = [
      await contentHashIn(await openMongo('restored')),
      await contentHashIn(await openEmbeddedStore(restored, { create: false })),
    ];
    expect(hashes).toEqual([before?.pointer.contentHash, before?.pointer.contentHash]);
    const taken = await runCli('restore', '--from', backup, '--to', `${mongodb.url}/restored`);
    expect(taken).toMatchObject({ code: 2, stderr: expect.stringContaining('not empty') as unknown });
    // And harvests go on in what was restored, to the same as they come to where the backup was made.
    await harvestRegion(deps, { onProgress }, AbortSignal.timeout(120_000));
    await runCli('harvest', '--config', workspace.config, '--data', restored);
    expect(await contentHashIn(await openEmbeddedStore(restored, { create: false }))).toBe(
      (await loadReleasePointer(deps.documents))?.pointer.contentHash,
    );
    await opened.close();
    workspace.remove();
  }, 240_000);
});

function someRelease(backup: string): string {
  const [release = ''] = readdirSync(`${backup}/blobs/releases`);
  return `releases/${release}/manifest.json`;
}
