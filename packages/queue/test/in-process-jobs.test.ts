import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Jobs } from '@lanskatalog/core';
import { createInProcessJobs } from '@lanskatalog/queue';
import { ManualClock, systemClock } from '../../../test/support/clocks.ts';
import { jobsContract } from './jobs-contract.ts';
import { recordedLog } from './recorded-log.ts';

jobsContract('InProcessJobs', async () => {
  const jobs = createInProcessJobs({
    clock: systemClock,
    log: recordedLog(),
    crashes: { attempts: 2, backoffMs: 20 },
  });
  return { jobs, dispose: async () => jobs.close({ graceMs: 0 }) };
});

describe('createInProcessJobs', () => {
  let clock: ManualClock;
  let jobs: Jobs;
  let ran: string[];

  beforeEach(async () => {
    // A quarter of an hour before Sweden skips from 02:00 to 03:00.
    clock = new ManualClock('2026-03-29T00:45:00Z');
    jobs = createInProcessJobs({ clock, log: recordedLog() });
    ran = [];
    const note = async (payload: unknown) => {
      ran.push(`${String(payload)} ${clock.now().toISOString().slice(5, 16)}`);
      return { kind: 'done' } as const;
    };
    await jobs.process('harvest', note, { concurrency: 1 });
  });

  afterEach(async () => {
    const closed = jobs.close({ graceMs: 0 });
    await clock.advance(2000);
    await closed;
  });

  it('runs a schedule at its Swedish times, across the change to summer time', async () => {
    await jobs.schedule('morning', '15 4 * * *', { kind: 'harvest', payload: 'nora' });
    expect(await jobs.nextRun('morning')).toEqual(new Date('2026-03-29T02:15:00Z'));
    await clock.advance(2 * 24 * 60 * 60 * 1000);
    expect(ran).toEqual(['nora 03-29T02:15', 'nora 03-30T02:15']);
  });

  it('runs no schedule that was removed or replaced', async () => {
    await jobs.schedule('one', '0 * * * *', { kind: 'harvest', payload: 'old' });
    await jobs.schedule('one', '30 * * * *', { kind: 'harvest', payload: 'new' });
    await jobs.schedule('two', '0 * * * *', { kind: 'harvest', payload: 'removed' });
    await jobs.unschedule('two');
    await clock.advance(60 * 60 * 1000);
    expect(ran).toEqual(['new 03-29T01:30']);
  });

  it('puts a tick off by no more than the jitter', async () => {
    for (let source = 0; source < 20; source += 1) {
      const job = { kind: 'harvest', payload: source, jitterMs: 600_000 };
      await jobs.schedule(`source ${source}`, '0 5 * * *', job);
    }
    await clock.advance(24 * 60 * 60 * 1000);
    const times = ran.map((entry) => entry.split(' ').at(1)!);
    expect(times).toHaveLength(20);
    expect(new Set(times).size).toBeGreaterThan(1);
    for (const time of times) expect(time >= '03-29T03:00' && time <= '03-29T03:10').toBe(true);
  });

  it('does not pile up ticks of a job that still waits', async () => {
    await jobs.pause('everything');
    await jobs.schedule('often', '* * * * *', { kind: 'harvest', payload: 'nora' });
    await clock.advance(10 * 60 * 1000);
    await jobs.resume('everything');
    await clock.advance(0);
    expect(ran).toHaveLength(1);
  });

  it('logs a handler that throws, and waits twice as long each time', async () => {
    const log = recordedLog();
    const crashing = createInProcessJobs({ clock, log });
    const starts: number[] = [];
    await crashing.process(
      'bug',
      async () => {
        starts.push(clock.now().getTime());
        throw new Error('a bug');
      },
      { concurrency: 1 },
    );
    await crashing.enqueue({ kind: 'bug', payload: null }, {});
    await clock.advance(60_000);
    expect(starts.map((start) => start - starts.at(0)!)).toEqual([0, 5000, 15_000]);
    expect(log.messages).toEqual(Array.from({ length: 3 }, () => 'a job handler threw'));
  });

  it('refuses a second handler of one kind', async () => {
    const process = jobs.process('harvest', async () => ({ kind: 'done' }), { concurrency: 1 });
    await expect(process).rejects.toThrow('processed already');
  });

  it('gives each attempt the payload as it was enqueued', async () => {
    const seen: string[] = [];
    const spoil = async (payload: unknown) => {
      const { source } = payload as { source: string };
      seen.push(source);
      (payload as { source: string }).source = 'spoilt';
      return seen.length < 2
        ? ({ kind: 'retry', reason: 'again', afterMs: 1 } as const)
        : ({ kind: 'done' } as const);
    };
    await jobs.process('spoil', spoil, { concurrency: 1 });
    await jobs.enqueue({ kind: 'spoil', payload: { source: 'nora' } }, {});
    await clock.advance(10);
    expect(seen).toEqual(['nora', 'nora']);
  });
});
