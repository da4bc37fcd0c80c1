import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JobCancelledError, systemClock } from '@lanskatalog/core';
import type { HarvestDeps, HarvestRun, OnProgress, RunDetails } from '@lanskatalog/harvest';
import {
  harvestSource,
  loadActiveRuns,
  loadRunDetails,
  loadRunProblems,
  loadRuns,
  processAllJobs,
  requestRound,
} from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import { eventually } from '../support/eventually.ts';
import type { EmbeddedRegion } from '../support/embedded-region.ts';
import { hastyClock, openEmbeddedRegion } from '../support/embedded-region.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

let server: StubServer;
let region: EmbeddedRegion;
beforeAll(async () => {
  server = await startStubServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  region = await openEmbeddedRegion([
    { id: 'kumla', municipality: '1881', url: `${server.origin}/feed?apikey=hemlig` },
  ]);
});
afterEach(() => region.close());

const serve = (names: readonly string[], about = (name: string) => `Om ${name}`): void => {
  server.answers.set('/feed?apikey=hemlig', { type: 'text/turtle', body: municipalFeed(names, about) });
};

const uri = (name: string): string => `https://kommun.example/d/${name}`;
const letters = 'abcdefghij'.split('');

async function harvest(deps: HarvestDeps = region.deps, signal = new AbortController().signal) {
  return harvestSource(deps, { source: region.source('kumla'), onProgress: () => {} }, signal);
}

async function lastRun(): Promise<{ run: HarvestRun; details: RunDetails }> {
  const [run] = await loadRuns(region.deps.documents, { source: 'kumla', limit: 1 });
  const details = run && (await loadRunDetails(region.deps.blobs, run));
  if (run === undefined || details === undefined) throw new Error('no run with details');
  return { run, details };
}

const noRunIsActive = async (): Promise<void> => {
  const active = await region.deps.documents.collection('active-runs', { indexes: [] });
  expect(await active.get('kumla')).toBeUndefined();
};

describe('a run', () => {
  it('keeps its stages, requests, log and snapshots, without secrets', async () => {
    serve(letters);
    await harvest();
    const { run, details } = await lastRun();
    expect(run).toMatchObject({ outcome: 'harvested', datasets: { new: 10 } });
    expect(details.stages.map(({ stage }) => stage)).toEqual([
      'fetching',
      'normalising',
      'comparing',
      'storing',
    ]);
    const url = `${server.origin}/feed?apikey=***`;
    expect(details.requests).toEqual([expect.objectContaining({ url, result: 'fetched', status: 200 })]);
    expect(details.snapshots).toEqual([expect.objectContaining({ url, mediaType: 'text/turtle' })]);
    expect(details.log.map(({ message }) => message)).toContain('harvest compared');
    expect(JSON.stringify(details)).not.toContain('hemlig');
    await noRunIsActive();
  });

  it('tells datasets added, changed field by field, and removed', async () => {
    serve(letters);
    await harvest();
    serve([...letters.slice(1), 'k'], (name) => (name === 'b' ? 'Något nytt' : `Om ${name}`));
    await harvest();
    const { details } = await lastRun();
    expect(details.diff).toEqual({
      added: [{ uri: uri('k'), title: 'Kommunens k' }],
      changed: [
        {
          uri: uri('b'),
          title: 'Kommunens b',
          fields: [{ property: 'dct:description', before: ['Om b@sv'], after: ['Något nytt@sv'] }],
        },
      ],
      removed: [{ uri: uri('a'), title: 'Kommunens a' }],
      rejected: [],
      unchanged: 8,
      leftOut: 0,
    });
  });

  it('lists two hundred datasets at most, and counts the others', async () => {
    serve(Array.from({ length: 450 }, (_, n) => `dataset-${n}`));
    await harvest();
    const { diff } = (await lastRun()).details;
    expect(diff).toMatchObject({ unchanged: 0, leftOut: 250 });
    expect(diff?.added).toHaveLength(200);
  });

  it('that changed nothing has no difference to tell', async () => {
    serve(letters);
    await harvest();
    await harvest();
    const { run, details } = await lastRun();
    expect(run).toMatchObject({ outcome: 'unchanged', skipped: 'answer-hash' });
    expect(details.diff).toBeUndefined();
  });

  it('that failed keeps its requests and its problems', async () => {
    server.answers.set('/feed?apikey=hemlig', { status: 404 });
    await harvest();
    const { run, details } = await lastRun();
    expect(run.outcome).toBe('unreachable');
    expect(details.requests).toMatchObject([{ result: 'unreachable', reason: 'status', status: 404 }]);
    expect(details.problems).toMatchObject([{ code: 'fetch.not-found' }]);
  });

  it('is read back newest first, of one source or of all', async () => {
    serve(letters);
    await harvest();
    await harvest();
    const { documents } = region.deps;
    const all = await loadRuns(documents, { limit: 10 });
    expect(all.map(({ outcome }) => outcome)).toEqual(['unchanged', 'harvested']);
    expect(await loadRuns(documents, { source: 'nora', limit: 10 })).toEqual([]);
  });
});

/** Answers with the beginning of a feed, and then no more. */
const stall = (): void => {
  server.stalled.add('/feed?apikey=hemlig');
};
afterEach(() => server.stalled.clear());

describe('a run that is stopped', () => {
  it.each(['fetching', 'normalising', 'comparing', 'storing'])(
    'while it is %s, with thousands of datasets, ends within five seconds and leaves what was there',
    async (stage) => {
      serve(letters);
      await harvest();
      serve([...letters, ...Array.from({ length: 3000 }, (_, n) => `dataset-${n}`)]);
      const cancel = new AbortController();
      let cancelledAt = 0;
      const onProgress: OnProgress = (progress) => {
        if (progress.stage !== stage || cancel.signal.aborted) return;
        cancelledAt = performance.now();
        cancel.abort(new JobCancelledError());
      };
      const options = { source: region.source('kumla'), onProgress };
      await expect(harvestSource(region.deps, options, cancel.signal)).rejects.toThrow('was cancelled');
      expect(performance.now() - cancelledAt).toBeLessThan(5000);
      expect((await lastRun()).run).toMatchObject({ outcome: 'cancelled', stage });
      await noRunIsActive();
      serve(letters);
      expect(await harvest()).toMatchObject({ outcome: 'unchanged', datasets: { unchanged: 10 } });
    },
    30_000,
  );

  it('by a person ends within five seconds, and is shown as cancelled', async () => {
    stall();
    const cancel = new AbortController();
    const harvested = harvest(region.deps, cancel.signal);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const cancelledAt = performance.now();
    cancel.abort(new JobCancelledError());
    await expect(harvested).rejects.toThrow('the job was cancelled');
    expect(performance.now() - cancelledAt).toBeLessThan(5000);
    const { run } = await lastRun();
    expect(run).toMatchObject({ outcome: 'cancelled', stage: 'fetching' });
    const problems = [];
    for await (const found of loadRunProblems(region.deps.blobs, run)) problems.push(found.code);
    expect(problems).toEqual(['harvest.cancelled']);
    await noRunIsActive();
  });

  it('by way of the queue is told likewise', async () => {
    stall();
    const { deps } = region;
    const jobs = createInProcessJobs({ clock: systemClock, log: deps.log });
    await processAllJobs(jobs, deps, { concurrency: 1 });
    await requestRound(jobs, { sources: ['kumla'] });
    const running = await eventually(async () =>
      (await jobs.list({ limit: 9 })).find(
        ({ kind, state }) => kind === 'harvest-source' && state === 'running',
      ),
    );
    await eventually(async () => (await loadActiveRuns(deps.documents))[0]);
    const cancelledAt = performance.now();
    expect(await jobs.cancel(running.id)).toBe(true);
    const [run] = await eventually(async () => {
      const runs = await loadRuns(deps.documents, { limit: 1 });
      return runs.length > 0 ? runs : undefined;
    });
    expect(performance.now() - cancelledAt).toBeLessThan(5000);
    expect(run).toMatchObject({ outcome: 'cancelled', stage: 'fetching' });
    await jobs.close({ graceMs: 0 });
  });

  it('by the deadline of a stage is a failure that says which stage, and leaves what was there', async () => {
    serve(letters);
    await harvest();
    stall();
    const report = await harvest({ ...region.deps, clock: hastyClock(10_000) });
    expect(report).toMatchObject({ outcome: 'unreachable', datasets: { kept: 10 } });
    expect(report.failures).toMatchObject([
      {
        code: 'harvest.stage-overdue',
        params: { minutes: 180, 'stage.en': 'fetching what the source answers' },
      },
    ]);
    await noRunIsActive();
  });
});
