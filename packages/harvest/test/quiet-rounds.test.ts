import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents, JobContext, JobHandler, Jobs, QueuedJob } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { openSqliteDocuments } from '@lanskatalog/store';
import { ManualClock } from '../../../test/support/clocks.ts';
import type { HarvestDeps } from '../src/deps.ts';
import { jobKinds } from '../src/jobs/job-kinds.ts';
import { requestHarvest } from '../src/jobs/request-harvest.ts';
import { processRounds, requestRound } from '../src/jobs/rounds.ts';
import { rescheduleSource, scheduleRounds } from '../src/jobs/schedules.ts';
import { processSourceJobs } from '../src/jobs/source-jobs.ts';
import { pauseEverything, pauseSource, resumeEverything, resumeSource } from '../src/settings/pauses.ts';

const officeHours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 7 * 60, to: 17 * 60 }];
const source = (id: string) => ({
  id,
  url: `https://${id}.example/feed`,
  schedule: '0 1 * * *',
  paused: false,
});
const config = {
  sources: [source('nora'), { ...source('kumla'), quietHours: officeHours }],
  municipalities: [],
  http: { perHostConcurrency: 2 },
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const by = { by: 'Anna' };

let documents: Documents;
let clock: ManualClock;
let deps: HarvestDeps;
let handlers: Map<string, JobHandler>;
let enqueued: QueuedJob[];
let children: QueuedJob[];
let schedules: Map<string, string>;
let jobs: Jobs;

beforeEach(async () => {
  documents = await openSqliteDocuments(':memory:');
  // 09:00 in Sweden.
  clock = new ManualClock('2026-03-02T08:00:00.000Z');
  [handlers, enqueued, children, schedules] = [new Map(), [], [], new Map()];
  jobs = {
    enqueue: async (_: unknown, job: QueuedJob) => void enqueued.push(job),
    enqueueAfter: async (first: readonly QueuedJob[]) => void children.push(...first),
    process: async (kind: string, handler: JobHandler) => void handlers.set(kind, handler),
    schedule: async (id: string, cron: string) => void schedules.set(id, cron),
    unschedule: async (id: string) => void schedules.delete(id),
  } as unknown as Jobs;
  deps = { documents, clock, log, config, tables: { aliases: new Map() } } as unknown as HarvestDeps;
  await processRounds(jobs, deps);
  await processSourceJobs(jobs, deps, { concurrency: 1 });
});

afterEach(() => documents.close());

const run = (job: QueuedJob | undefined) =>
  handlers.get(job?.kind ?? '')?.(job?.payload, {
    id: job?.id,
    uniqueId: clock.id(),
    attempt: 1,
  } as JobContext);

const sourcesOf = (queued: readonly QueuedJob[]): string[] =>
  queued.map(({ payload }) => (payload as { source: string }).source);

const eightHoursMs = 8 * 3_600_000;

describe('a source in its quiet hours', () => {
  it('is left out of a round, which does not wait for it, and asked for when they end', async () => {
    await requestRound(jobs, {});
    await run(enqueued.shift());
    expect(sourcesOf(children)).toEqual(['nora']);
    expect(enqueued).toMatchObject([
      {
        kind: jobKinds.round,
        id: 'round-quiet-kumla',
        delayMs: eightHoursMs,
        payload: { sources: ['kumla'] },
      },
    ]);
    await clock.advance(eightHoursMs);
    await run(enqueued[0]);
    expect(sourcesOf(children)).toEqual(['nora', 'kumla']);
  });

  it('is not asked by a job that waited into them', async () => {
    const payload = { version: 1, source: 'kumla', since: '2026-03-02T05:00:00.000Z' };
    const outcome = await run({ kind: jobKinds.harvest, id: 'x', payload });
    expect(outcome).toMatchObject({ kind: 'give-up' });
    expect(enqueued).toMatchObject([{ id: 'round-quiet-kumla', delayMs: eightHoursMs }]);
  });

  it('tells whoever clicks when it will be harvested', async () => {
    const answer = await requestHarvest(jobs, deps, { source: 'kumla' });
    expect(answer).toMatchObject({ kind: 'later', until: '2026-03-02T16:00:00.000Z' });
    expect(answer.kind === 'later' && explain(answer.problem, 'sv').message).toBe(
      'Källan kumla har tysta timmar till 2 mars 2026 17:00. Den skördas då.',
    );
    expect(enqueued.map(({ id }) => id)).toEqual(['round-quiet-kumla']);
  });

  it('is harvested all the same where that is wanted', async () => {
    expect(await requestHarvest(jobs, deps, { source: 'kumla', force: true })).toEqual({ kind: 'requested' });
    expect(enqueued).toMatchObject([{ id: 'round-forced-kumla', priority: 1 }]);
    await run(enqueued.shift());
    expect(children).toMatchObject([{ payload: { source: 'kumla', force: true } }]);
    expect(enqueued).toEqual([]);
  });
});

describe('a paused source', () => {
  it('is left out of rounds, and a job of it that waits ends without asking', async () => {
    await pauseSource(deps, 'nora', by);
    await requestRound(jobs, { force: true });
    await run(enqueued.shift());
    expect(sourcesOf(children)).toEqual(['kumla']);
    const outcome = await run({ kind: jobKinds.harvest, id: 'x', payload: { version: 1, source: 'nora' } });
    expect(outcome).toEqual({ kind: 'give-up', reason: 'the source nora is paused' });
  });

  it('is refused to whoever clicks, with the reason', async () => {
    await pauseSource(deps, 'nora', by);
    expect(await requestHarvest(jobs, deps, { source: 'nora', force: true })).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'settings.source-paused', source: 'nora' }],
    });
    await pauseEverything(deps, by);
    expect(await requestHarvest(jobs, deps, { source: 'kumla' })).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'settings.everything-paused' }],
    });
    expect(enqueued).toEqual([]);
  });

  it('has no schedule until it is resumed', async () => {
    await scheduleRounds(jobs, deps);
    expect([...schedules.keys()]).toEqual(['harvest-nora', 'harvest-kumla', 'check-links', 'retention']);
    await pauseSource(deps, 'nora', by);
    await rescheduleSource(jobs, deps, 'nora');
    expect(schedules.has('harvest-nora')).toBe(false);
    await resumeSource(deps, 'nora');
    await rescheduleSource(jobs, deps, 'nora');
    expect(schedules.get('harvest-nora')).toBe('0 1 * * *');
    await rescheduleSource(jobs, deps, 'removed');
    expect(schedules.has('harvest-removed')).toBe(false);
  });

  it('stays so when everything is paused and resumed, and is told apart by who did it', async () => {
    await pauseSource(deps, 'nora', { by: 'Anna', reason: 'flyttar' });
    expect(await pauseSource(deps, 'nora', { by: 'Bo' })).toMatchObject({ after: { by: 'Anna' } });
    await pauseEverything(deps, { by: 'Bo' });
    expect(await resumeEverything(deps)).toMatchObject({ kind: 'done', before: { by: 'Bo' } });
    expect(await resumeSource(deps, 'nora')).toMatchObject({ before: { by: 'Anna', reason: 'flyttar' } });
    expect(await resumeSource(deps, 'nora')).toEqual({ kind: 'done', before: undefined, after: undefined });
  });

  it('cannot be resumed where it is the file that pauses it', async () => {
    const [nora, ...others] = config.sources;
    const inFile = { ...config, sources: [{ ...nora, paused: true }, ...others] };
    expect(await resumeSource({ ...deps, config: inFile } as unknown as HarvestDeps, 'nora')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'settings.paused-in-file' }],
    });
  });
});
