import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '@lanskatalog/core';
import type { Jobs, Stored } from '@lanskatalog/core';
import type { LoadedDryRun } from '@lanskatalog/harvest';
import {
  dryRunSource,
  harvestRegion,
  loadDryRun,
  processSourceJobs,
  requestDryRun,
} from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import { startWork } from '../../packages/cli/src/serving.ts';
import { collectionsKept } from '../../packages/runtime/src/collections-kept.ts';
import type { EmbeddedRegion } from '../support/embedded-region.ts';
import { openEmbeddedRegion } from '../support/embedded-region.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

const letters = 'abcdefghij'.split('');
const never = new AbortController().signal;

let server: StubServer;
let region: EmbeddedRegion;
beforeAll(async () => {
  server = await startStubServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  region = await openEmbeddedRegion([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
  serve(letters);
  await harvestRegion(region.deps, { onProgress: () => {} }, never);
});
afterEach(() => region.close());

const serve = (names: readonly string[], about?: (name: string) => string): void => {
  server.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(names, about) });
};

/** Every document and every blob of the store. */
async function everything(): Promise<unknown> {
  const documents: Stored<unknown>[] = [];
  for (const { name, indexes } of collectionsKept) {
    for await (const each of (await region.deps.documents.collection(name, { indexes })).find({})) {
      documents.push(each);
    }
  }
  const blobs = join(region.directory, 'blobs');
  const files = readdirSync(blobs, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]);
  return { documents, files };
}

const dryRun = async () =>
  dryRunSource(region.deps, { source: region.source('kumla'), onProgress: () => {} }, never);

describe('a dry run', () => {
  it('tells all that a harvest would change, and leaves the store byte for byte as it was', async () => {
    serve([...letters.slice(1), 'k'], (name) => (name === 'b' ? 'Något nytt' : `Om ${name}`));
    const before = await everything();
    const { outcome, diff, counts, details } = await dryRun();
    expect(outcome).toBe('harvested');
    expect(counts).toMatchObject({ new: 1, changed: 1, removed: 1, unchanged: 8 });
    expect(diff.added.map(({ title }) => title)).toEqual(['Kommunens k']);
    expect(diff.changed).toMatchObject([{ title: 'Kommunens b', fields: [{ after: ['Något nytt@sv'] }] }]);
    expect(diff.removed.map(({ title }) => title)).toEqual(['Kommunens a']);
    expect(details.requests).toHaveLength(1);
    expect(await everything()).toEqual(before);
  });

  it('lists more than a run keeps', async () => {
    serve([...letters, ...Array.from({ length: 450 }, (_, n) => `dataset-${n}`)]);
    const { diff } = await dryRun();
    expect(diff).toMatchObject({ unchanged: 10, leftOut: 0 });
    expect(diff.added).toHaveLength(450);
  });

  it('says which datasets would be rejected, and why', async () => {
    const untitled = `${municipalFeed(letters)}
<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/utan> .
<https://kommun.example/d/utan> a dcat:Dataset .`;
    server.answers.set('/feed', { type: 'text/turtle', body: untitled });
    const { diff } = await dryRun();
    expect(diff.rejected.map(({ uri }) => uri)).toEqual(['https://kommun.example/d/utan']);
    expect(diff.rejected[0]?.problems.length).toBeGreaterThan(0);
  });

  it('of a source that does not answer leaves nothing either', async () => {
    server.answers.set('/feed', { status: 500 });
    const before = await everything();
    expect(await dryRun()).toMatchObject({ outcome: 'unreachable', problemCounts: { error: 1 } });
    expect(await everything()).toEqual(before);
  });
});

const finished = async (id: string): Promise<LoadedDryRun> => {
  for (;;) {
    const found = await loadDryRun(region.deps, id);
    if (found === undefined) throw new Error('no such dry run');
    if (found.finishedAt !== undefined) return found;
    await systemClock.sleep(20, never);
  }
};

describe('a dry run that is asked for', () => {
  let jobs: Jobs;
  beforeEach(async () => {
    jobs = createInProcessJobs({ clock: systemClock, log: region.deps.log });
    await processSourceJobs(jobs, region.deps, { concurrency: 1 });
  });
  afterEach(() => jobs.close({ graceMs: 1000 }));

  it('previews a source before it is saved', async () => {
    server.answers.set('/annat', { type: 'text/turtle', body: municipalFeed(['x', 'y']) });
    const written = { id: 'hallsberg', municipality: '1861', url: `${server.origin}/annat`, kind: 'dcat' };
    const asked = await requestDryRun(jobs, region.deps, { written });
    if (asked.kind === 'refused') throw new Error(JSON.stringify(asked.problems));
    expect(await finished(asked.id)).toMatchObject({
      source: 'hallsberg',
      state: 'done',
      result: { outcome: 'harvested', counts: { new: 2 } },
    });
  });

  it('is refused for a source that makes no sense', async () => {
    expect(await requestDryRun(jobs, region.deps, { source: 'nora' })).toMatchObject({ kind: 'refused' });
    const written = { id: 'nora', municipality: '1884', url: 'ftp://nora.se/' };
    expect(await requestDryRun(jobs, region.deps, { written })).toMatchObject({ kind: 'refused' });
  });

  it('can be cancelled, and says so', async () => {
    server.stalled.add('/feed');
    const asked = await requestDryRun(jobs, region.deps, { source: 'kumla' });
    if (asked.kind === 'refused') throw new Error('refused');
    while ((await loadDryRun(region.deps, asked.id))?.state !== 'running') await systemClock.sleep(20, never);
    await jobs.cancel(`dry-run-${asked.id}`);
    expect(await finished(asked.id)).toMatchObject({ state: 'failed', reason: 'the job was cancelled' });
    server.stalled.clear();
  });

  it('is over where the process that was to do it has ended, once the next one starts', async () => {
    server.stalled.add('/feed');
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const asked = await requestDryRun(jobs, region.deps, { source: 'kumla' });
      if (asked.kind === 'requested') ids.push(asked.id);
    }
    const states = async () =>
      Promise.all(ids.map(async (id) => (await loadDryRun(region.deps, id))?.state ?? 'none'));
    while (!(await states()).includes('running')) await systemClock.sleep(20, never);
    await jobs.close({ graceMs: 0 });
    expect(await states()).toContain('waiting');
    const next = await startWork(
      { deps: region.deps, close: async () => {} },
      { log: region.deps.log, dataDir: region.directory, alerts: { channels: { webhooks: [] } } },
    );
    for (const id of ids)
      expect(await finished(id)).toMatchObject({ state: 'failed', reason: 'its process has ended' });
    server.stalled.clear();
    await next.close();
  });

  it('is kept with the newest fifty', async () => {
    const ids: string[] = [];
    await jobs.pause('everything');
    for (let n = 0; n < 52; n += 1) {
      const asked = await requestDryRun(jobs, region.deps, { source: 'kumla' });
      if (asked.kind === 'requested') ids.push(asked.id);
    }
    expect(await loadDryRun(region.deps, ids[0] ?? '')).toBeUndefined();
    expect(await loadDryRun(region.deps, ids[51] ?? '')).toMatchObject({ state: 'waiting' });
  });
});
