import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Jobs } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { StoredRun } from '@lanskatalog/harvest';
import {
  leftToQueueMs,
  loadActiveRuns,
  loadRunProblems,
  loadRuns,
  retryInterrupted,
} from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import type { Store } from '@lanskatalog/runtime';
import { openEmbeddedStore } from '@lanskatalog/runtime';
import { buildCli, startCli } from '../support/cli.ts';
import type { EmbeddedRegion } from '../support/embedded-region.ts';
import { openEmbeddedRegion } from '../support/embedded-region.ts';
import { eventually } from '../support/eventually.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

let server: StubServer;
beforeAll(async () => {
  server = await startStubServer();
  server.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(['a', 'b']) });
});
afterAll(() => server.close());

describe('serve killed during a harvest', () => {
  beforeAll(() => buildCli(), 120_000);

  it('shows the run as interrupted when it is started again, and harvests the source anew', async () => {
    const workspace = createWorkspace([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
    const serve = (): ChildProcess =>
      startCli('serve', '--config', workspace.config, '--data', workspace.data, '--port', '0');
    const store = await openEmbeddedStore(workspace.data, { create: true });
    server.stalled.add('/feed');
    const first = serve();
    await eventually(async () => (await loadActiveRuns(store.documents))[0]);
    await ended(first, 'SIGKILL');
    server.stalled.clear();
    const second = serve();
    const runs = await eventually(async () => {
      const known = await loadRuns(store.documents, { limit: 10 });
      return known.length > 1 ? known : undefined;
    });
    await ended(second, 'SIGTERM');
    expect(runs).toMatchObject([
      { outcome: 'harvested', datasets: { new: 2 } },
      { outcome: 'interrupted', stage: 'fetching' },
    ]);
    expect(await problemCodes(store, runs[1] ?? {})).toEqual(['harvest.interrupted']);
    expect(await loadActiveRuns(store.documents)).toEqual([]);
    await store.close();
    workspace.remove();
  }, 60_000);
});

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

async function problemCodes({ blobs }: Store, run: Pick<StoredRun, 'details'>): Promise<string[]> {
  const codes: string[] = [];
  for await (const { code } of loadRunProblems(blobs, run)) codes.push(code);
  return codes;
}

describe('retryInterrupted', () => {
  let region: EmbeddedRegion;
  let jobs: Jobs;
  beforeEach(async () => {
    region = await openEmbeddedRegion([{ id: 'kumla', municipality: '1881', url: `${server.origin}/feed` }]);
    jobs = createInProcessJobs({ clock: systemClock, log: region.deps.log });
  });
  afterEach(async () => {
    await jobs.close({ graceMs: 0 });
    await region.close();
  });

  /** As a process leaves it that ends in the midst of a run. */
  async function leaveRun(startedAt: string): Promise<void> {
    const active = await region.deps.documents.collection('active-runs', { indexes: [] });
    const runId = `${startedAt}-left`;
    const run = { version: 1, source: 'kumla', runId, startedAt, worker: 'serve@old:1', seenAt: startedAt };
    await active.put('kumla', { ...run, stage: 'normalising' });
  }

  it('leaves a run alone whose process is alive', async () => {
    await leaveRun('2026-11-24T03:00:00.000Z');
    const { deps } = region;
    await deps.withLease(
      'source-kumla',
      () => retryInterrupted(jobs, deps, leftToQueueMs.inMemory),
      new AbortController().signal,
    );
    expect(await loadActiveRuns(deps.documents)).toHaveLength(1);
    expect(await retryInterrupted(jobs, deps, leftToQueueMs.inMemory)).toEqual(['kumla']);
    expect(await loadActiveRuns(deps.documents)).toEqual([]);
    expect((await jobs.list({ limit: 5 })).map(({ id }) => id)).toEqual(['round-interrupted-kumla']);
  });

  it('leaves what was left just now to a queue that outlives its workers', async () => {
    const { deps } = region;
    await leaveRun(new Date().toISOString());
    expect(await retryInterrupted(jobs, deps, leftToQueueMs.lasting)).toEqual([]);
    expect(await loadActiveRuns(deps.documents)).toHaveLength(1);
    await leaveRun(new Date(Date.now() - leftToQueueMs.lasting - 1000).toISOString());
    expect(await retryInterrupted(jobs, deps, leftToQueueMs.lasting)).toEqual(['kumla']);
  });

  it('leaves a source to its schedule once three retries in a row were interrupted too', async () => {
    const retried: (readonly string[])[] = [];
    for (const day of [1, 2, 3, 4, 5]) {
      await leaveRun(`2026-11-0${day}T03:00:00.000Z`);
      retried.push(await retryInterrupted(jobs, region.deps, leftToQueueMs.inMemory));
    }
    expect(retried).toEqual([['kumla'], ['kumla'], ['kumla'], [], []]);
    expect(await loadRuns(region.deps.documents, { limit: 9 })).toHaveLength(5);
  });
});
