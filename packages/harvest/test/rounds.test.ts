import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents, Job, JobContext, JobHandler, Jobs, QueuedJob } from '@lanskatalog/core';
import { openSqliteDocuments } from '@lanskatalog/store';
import { ManualClock } from '../../../test/support/clocks.ts';
import type { HarvestDeps } from '../src/deps.ts';
import { processRounds, requestRound } from '../src/jobs/rounds.ts';

const sources = ['nora', 'kumla'].map((id) => ({ id, url: `https://${id}.example/feed`, paused: false }));
const config = { sources, municipalities: [], http: { perHostConcurrency: 2 } };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a job that starts a round', () => {
  let documents: Documents;
  let clock: ManualClock;
  let handle: JobHandler;
  let asked: Job[];
  let handedOut: string[];

  beforeEach(async () => {
    documents = await openSqliteDocuments(':memory:');
    clock = new ManualClock('2026-03-01T00:00:00.000Z');
    asked = [];
    handedOut = [];
    const jobs = {
      enqueue: async (job: Job) => void asked.push(job),
      enqueueAfter: async (first: readonly QueuedJob[]) =>
        void handedOut.push(...first.map(({ id }) => id ?? '')),
      process: async (_: string, handler: JobHandler) => {
        handle = handler;
      },
    } as unknown as Jobs;
    const tables = { aliases: new Map() };
    await processRounds(jobs, { documents, clock, log, config, tables } as unknown as HarvestDeps);
    await requestRound(jobs, {});
  });

  afterEach(async () => documents.close());

  const run = async (uniqueId: string) =>
    handle(asked.at(0)?.payload, { id: 'round-all', uniqueId, attempt: 1 } as JobContext);

  it('asks each source once, also when it is run again since its worker died just before it was done', async () => {
    await run('first');
    const once = [...handedOut];
    expect(once).toHaveLength(2);
    await clock.advance(5000);
    await run('first');
    expect(handedOut).toEqual(once);
  });

  it('names the jobs as before when its worker died before they were all noted', async () => {
    await run('first');
    const rounds = await documents.collection<object>('rounds', { indexes: [] });
    await rounds.put('all', { ...(await rounds.get('all'))!.value, handedOut: false });
    await clock.advance(5000);
    await run('first');
    expect(handedOut.slice(2)).toEqual(handedOut.slice(0, 2));
  });

  it('asks each source again in the next round', async () => {
    await run('first');
    await clock.advance(5000);
    await run('second');
    expect(new Set(handedOut).size).toBe(4);
  });
});
