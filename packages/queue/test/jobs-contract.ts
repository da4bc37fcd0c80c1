import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Jobs } from '@lanskatalog/core';
import { HeldHandler, pause, RecordedEvents } from './recorded-jobs.ts';

/** One empty queue. Handlers that throw are tried twice, some milliseconds apart. */
export interface JobsFixture {
  readonly jobs: Jobs;
  /** Closes the queue and removes what was in it. */
  dispose(): Promise<void>;
}

/** Long enough for a job to start if it is going to, short enough to wait for. */
const momentMs = 150;

const harvest = (source: string) => ({ kind: 'harvest', payload: { source } });

/** What every implementation of the Jobs port does. */
export function jobsContract(name: string, open: () => Promise<JobsFixture>): void {
  describe(`${name} keeps the Jobs contract`, () => {
    let fixture: JobsFixture;
    let jobs: Jobs;
    let events: RecordedEvents;
    let harvests: HeldHandler;

    beforeEach(async () => {
      fixture = await open();
      jobs = fixture.jobs;
      events = new RecordedEvents(jobs);
      harvests = new HeldHandler();
    });

    afterEach(async () => fixture.dispose());

    const processHarvests = async (concurrency = 1): Promise<void> =>
      jobs.process('harvest', harvests.handle, { concurrency });

    describe('a job', () => {
      it('is handed its payload, id and attempt, and is done', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), { id: 'harvest:nora' });
        expect(id).toBe('harvest:nora');
        const call = await harvests.call(0);
        expect(call.payload).toEqual({ source: 'nora' });
        expect(call.context).toMatchObject({ id: 'harvest:nora', attempt: 1 });
        call.finish({ kind: 'done' });
        await events.until(id, 'done');
        expect(events.statesOf(id)).toEqual(['waiting', 'running', 'done']);
      });

      it('waits for a processor of its kind', async () => {
        const id = await jobs.enqueue(harvest('nora'), {});
        await jobs.process('publish', harvests.handle, { concurrency: 1 });
        await pause(momentMs);
        expect(harvests.started).toEqual([]);
        await processHarvests();
        (await harvests.call(0)).finish({ kind: 'done' });
        await events.until(id, 'done');
      });

      it('gets an id of its own where it has none', async () => {
        const ids = [await jobs.enqueue(harvest('nora'), {}), await jobs.enqueue(harvest('nora'), {})];
        expect(new Set(ids).size).toBe(2);
        await processHarvests(2);
        await harvests.call(1);
        expect(harvests.started.map(({ context }) => context.id).sort()).toEqual([...ids].sort());
      });

      it('waits out its delay', async () => {
        await processHarvests();
        const before = Date.now();
        await jobs.enqueue(harvest('later'), { delayMs: 300 });
        await jobs.enqueue(harvest('now'), {});
        (await harvests.call(0)).finish({ kind: 'done' });
        await harvests.call(1);
        expect(Date.now() - before).toBeGreaterThanOrEqual(295);
        expect(harvests.payloads()).toEqual([{ source: 'now' }, { source: 'later' }]);
      });

      it('tells of its progress between the ends', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        const call = await harvests.call(0);
        call.context.progress({ stage: 'fetch', done: 1, total: 3 });
        call.context.progress({ stage: 'fetch', done: 2, total: 3 });
        await pause(20);
        call.finish({ kind: 'done' });
        await events.until(id, 'done');
        // How many are passed on between the first and the last is not promised.
        const told = events.events.flatMap(({ progress }) => (progress ? [progress] : []));
        expect(told.at(0)).toEqual({ stage: 'fetch', done: 1, total: 3 });
        expect(told.at(-1)).toEqual({ stage: 'fetch', done: 2, total: 3 });
        expect(events.events.at(-1)?.state).toBe('done');
      });
    });

    describe('an id', () => {
      it('is not added again while it waits or runs, and is free afterwards', async () => {
        await jobs.enqueue(harvest('first'), { id: 'nora' });
        expect(await jobs.enqueue(harvest('second'), { id: 'nora' })).toBe('nora');
        await processHarvests(5);
        const call = await harvests.call(0);
        await jobs.enqueue(harvest('third'), { id: 'nora' });
        await pause(momentMs);
        expect(harvests.payloads()).toEqual([{ source: 'first' }]);
        call.finish({ kind: 'done' });
        await events.until('nora', 'done');
        await pause(momentMs);
        await jobs.enqueue(harvest('fourth'), { id: 'nora' });
        const later = await harvests.call(1);
        expect(harvests.payloads()).toEqual([{ source: 'first' }, { source: 'fourth' }]);
        expect(later.context.uniqueId).not.toBe(call.context.uniqueId);
      });

      it('is free again after a failure', async () => {
        await processHarvests();
        await jobs.enqueue(harvest('nora'), { id: 'nora' });
        (await harvests.call(0)).finish({ kind: 'give-up', reason: 'gone' });
        await events.until('nora', 'failed');
        await jobs.enqueue(harvest('nora'), { id: 'nora' });
        await harvests.call(1);
      });

      it('runs once more after the run it met, where that is asked for', async () => {
        await processHarvests(5);
        await jobs.enqueue(harvest('first'), { id: 'publish', rerun: true });
        const call = await harvests.call(0);
        await jobs.enqueue(harvest('second'), { id: 'publish', rerun: true });
        await jobs.enqueue(harvest('third'), { id: 'publish', rerun: true });
        await pause(momentMs);
        expect(harvests.started).toHaveLength(1);
        call.finish({ kind: 'done' });
        (await harvests.call(1)).finish({ kind: 'done' });
        await pause(momentMs);
        expect(harvests.payloads()).toEqual([{ source: 'first' }, { source: 'third' }]);
      });
    });

    describe('order', () => {
      it('is that of priority, then of arrival', async () => {
        await jobs.enqueue(harvest('schedule 1'), { priority: 10 });
        await jobs.enqueue(harvest('schedule 2'), {});
        await jobs.enqueue(harvest('bulk'), { priority: 20 });
        await jobs.enqueue(harvest('click'), { priority: 1 });
        await processHarvests();
        for (let at = 0; at < 4; at += 1) (await harvests.call(at)).finish({ kind: 'done' });
        expect(harvests.payloads()).toEqual(
          ['click', 'schedule 1', 'schedule 2', 'bulk'].map((source) => ({ source })),
        );
      });

      it('runs as many of a kind at once as allowed', async () => {
        await processHarvests(2);
        for (const source of ['a', 'b', 'c']) await jobs.enqueue(harvest(source), {});
        const [first] = [await harvests.call(0), await harvests.call(1)];
        await pause(momentMs);
        expect(harvests.started).toHaveLength(2);
        first.finish({ kind: 'done' });
        await harvests.call(2);
      });
    });

    describe('lanes and limits', () => {
      it('runs jobs of one lane one at a time, of any kind, and lets others pass', async () => {
        const checks = new HeldHandler();
        await processHarvests(5);
        await jobs.process('check', checks.handle, { concurrency: 5 });
        await jobs.enqueue(harvest('nora 1'), { lane: 'nora' });
        const slow = await harvests.call(0);
        await jobs.enqueue(harvest('nora 2'), { lane: 'nora' });
        await jobs.enqueue({ kind: 'check', payload: 'nora' }, { lane: 'nora' });
        await jobs.enqueue(harvest('kumla'), { lane: 'kumla' });
        await harvests.call(1);
        await pause(momentMs);
        expect(harvests.payloads()).toEqual([{ source: 'nora 1' }, { source: 'kumla' }]);
        expect(checks.started).toEqual([]);
        slow.finish({ kind: 'done' });
        // Which of the two waiting goes first is not promised.
        const next = await Promise.race([harvests.call(2), checks.call(0)]);
        await pause(momentMs);
        expect(harvests.started.length + checks.started.length).toBe(3);
        next.finish({ kind: 'done' });
        await Promise.all([harvests.call(2), checks.call(0)]);
      });

      it('frees the lane while a job waits to be tried again', async () => {
        await processHarvests(5);
        await jobs.enqueue(harvest('first'), { lane: 'nora' });
        (await harvests.call(0)).finish({ kind: 'retry', reason: 'down', afterMs: 60_000 });
        await jobs.enqueue(harvest('second'), { lane: 'nora' });
        expect((await harvests.call(1)).payload).toEqual({ source: 'second' });
      });

      it('runs at most so many jobs of one key at once', async () => {
        await processHarvests(5);
        const limit = { key: 'host.example', atOnce: 2 };
        for (const source of ['a', 'b', 'c']) await jobs.enqueue(harvest(source), { limit });
        await jobs.enqueue(harvest('elsewhere'), { limit: { key: 'other.example', atOnce: 2 } });
        await harvests.call(2);
        await pause(momentMs);
        expect(harvests.started).toHaveLength(3);
        for (const call of harvests.started) {
          if ((call.payload as { source: string }).source !== 'elsewhere') call.finish({ kind: 'done' });
        }
        await harvests.call(3);
      });
    });

    describe('an outcome', () => {
      it('of retry runs the job again after its wait, counting attempts', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        const before = Date.now();
        (await harvests.call(0)).finish({ kind: 'retry', reason: 'answered 503', afterMs: 200 });
        const second = await harvests.call(1);
        expect(Date.now() - before).toBeGreaterThanOrEqual(195);
        const uniqueId = harvests.started.at(0)?.context.uniqueId;
        expect(second.context).toMatchObject({ id, uniqueId, attempt: 2 });
        second.finish({ kind: 'retry', reason: 'answered 503', afterMs: 1 });
        const third = await harvests.call(2);
        expect(third.context.attempt).toBe(3);
        third.finish({ kind: 'done' });
        await events.until(id, 'done');
        expect(events.events.filter(({ reason }) => reason === 'answered 503')).not.toEqual([]);
      });

      it('of postpone runs it again without counting', async () => {
        await processHarvests();
        await jobs.enqueue(harvest('nora'), {});
        (await harvests.call(0)).finish({ kind: 'postpone', reason: 'closed at night', afterMs: 10 });
        expect((await harvests.call(1)).context.attempt).toBe(1);
      });

      it('of give-up fails the job with its reason, once', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        (await harvests.call(0)).finish({ kind: 'give-up', reason: 'no such source' });
        expect((await events.until(id, 'failed')).reason).toBe('no such source');
        await pause(momentMs);
        expect(harvests.started).toHaveLength(1);
      });

      it('of a throw is tried again, then fails with the message', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        (await harvests.call(0)).fail(new Error('a bug'));
        const second = await harvests.call(1);
        expect(second.context.attempt).toBe(2);
        second.fail(new Error('the same bug'));
        expect((await events.until(id, 'failed')).reason).toBe('the same bug');
      });
    });

    describe('after others', () => {
      it('runs the last once, when all have ended in whatever way', async () => {
        const publish = new HeldHandler();
        await jobs.process('publish', publish.handle, { concurrency: 1 });
        const id = await jobs.enqueueAfter(
          ['a', 'b', 'c'].map((source) => ({ ...harvest(source), id: `round 1 ${source}` })),
          { kind: 'publish', payload: { round: 1 }, id: 'round 1' },
        );
        expect(id).toBe('round 1');
        await pause(momentMs);
        expect(publish.started).toEqual([]);
        await processHarvests(3);
        const [one, two, three] = [await harvests.call(0), await harvests.call(1), await harvests.call(2)];
        one.finish({ kind: 'done' });
        two.finish({ kind: 'give-up', reason: 'gone' });
        await pause(momentMs);
        expect(publish.started).toEqual([]);
        await jobs.cancel(three.context.id);
        (await publish.call(0)).finish({ kind: 'done' });
        await events.until('round 1', 'done');
        expect(publish.payloads()).toEqual([{ round: 1 }]);
      });

      it('never runs a last that was cancelled, but the others', async () => {
        const publish = new HeldHandler();
        await jobs.process('publish', publish.handle, { concurrency: 1 });
        const id = await jobs.enqueueAfter([harvest('nora')], {
          kind: 'publish',
          payload: null,
          id: 'round 1',
        });
        expect(await jobs.cancel(id)).toBe(true);
        await processHarvests();
        (await harvests.call(0)).finish({ kind: 'done' });
        await pause(momentMs);
        expect(publish.started).toEqual([]);
      });

      it('can be asked for again under the same id', async () => {
        await processHarvests(2);
        const publish = new HeldHandler();
        await jobs.process('publish', publish.handle, { concurrency: 1 });
        for (const round of [0, 1]) {
          await jobs.enqueueAfter([harvest('nora')], { kind: 'publish', payload: round, id: 'publish' });
          (await harvests.call(round)).finish({ kind: 'done' });
          (await publish.call(round)).finish({ kind: 'done' });
          await pause(momentMs);
        }
        expect(publish.payloads()).toEqual([0, 1]);
      });

      it('runs the last at once where there are no others', async () => {
        await processHarvests();
        await jobs.enqueueAfter([], harvest('alone'));
        await harvests.call(0);
      });
    });

    describe('cancel', () => {
      it('removes a job that waits', async () => {
        const id = await jobs.enqueue(harvest('nora'), { id: 'nora' });
        await jobs.enqueue(harvest('later'), { id: 'later', delayMs: 60_000 });
        expect(await jobs.cancel(id)).toBe(true);
        expect(await jobs.cancel('later')).toBe(true);
        await events.until(id, 'cancelled');
        expect(await jobs.cancel(id)).toBe(false);
        await processHarvests();
        await pause(momentMs);
        expect(harvests.started).toEqual([]);
        await jobs.enqueue(harvest('nora'), { id: 'nora' });
        await harvests.call(0);
      });

      it('aborts a job that runs, which is not tried again', async () => {
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        const call = await harvests.call(0);
        expect(await jobs.cancel(id)).toBe(true);
        await events.until(id, 'cancelled');
        expect(call.context.signal.aborted).toBe(true);
        await pause(momentMs);
        expect(harvests.started).toHaveLength(1);
        expect(events.statesOf(id)).toEqual(['waiting', 'running', 'cancelled']);
      });

      it('knows nothing of an id that is not there', async () => {
        expect(await jobs.cancel('nobody')).toBe(false);
      });
    });

    describe('pause', () => {
      it('holds back a kind, a lane or everything until resumed, and lets what runs go on', async () => {
        await processHarvests(5);
        await jobs.enqueue(harvest('before'), {});
        const running = await harvests.call(0);
        for (const target of [{ kind: 'harvest' }, { lane: 'nora' }, 'everything'] as const) {
          const seen = harvests.started.length;
          await jobs.pause(target);
          await jobs.enqueue(harvest('held'), { lane: 'nora' });
          await pause(momentMs);
          expect(harvests.started).toHaveLength(seen);
          await jobs.resume(target);
          (await harvests.call(seen)).finish({ kind: 'done' });
        }
        running.finish({ kind: 'done' });
        await events.until(running.context.id, 'done');
      });

      it('of a lane lets other lanes run', async () => {
        await processHarvests();
        await jobs.pause({ lane: 'nora' });
        await jobs.enqueue(harvest('nora'), { lane: 'nora' });
        await jobs.enqueue(harvest('kumla'), { lane: 'kumla' });
        expect((await harvests.call(0)).payload).toEqual({ source: 'kumla' });
      });
    });

    describe('schedules', () => {
      it('have a next run in Swedish time', async () => {
        await jobs.schedule('nightly', '30 3 * * *', harvest('nora'));
        const next = await jobs.nextRun('nightly');
        const time = next?.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' });
        expect(time).toBe('03:30');
        expect(next!.getTime()).toBeGreaterThan(Date.now());
      });

      it('are replaced by their id, and removed', async () => {
        await jobs.schedule('nightly', '30 3 * * *', harvest('nora'));
        await jobs.schedule('nightly', '15 * * * *', harvest('nora'));
        expect((await jobs.nextRun('nightly'))?.getMinutes()).toBe(15);
        await jobs.unschedule('nightly');
        expect(await jobs.nextRun('nightly')).toBeUndefined();
        await jobs.unschedule('nightly');
      });

      it('refuse an expression that is wrong', async () => {
        await expect(jobs.schedule('never', 'every day', harvest('nora'))).rejects.toThrow();
        expect(await jobs.nextRun('never')).toBeUndefined();
      });
    });

    describe('list', () => {
      it('tells what runs, waits, is delayed and has failed, running first, each with what is known of it', async () => {
        await processHarvests(2);
        await jobs.enqueue(harvest('gone'), { id: 'gone' });
        (await harvests.call(0)).finish({ kind: 'give-up', reason: 'no such source' });
        await events.until('gone', 'failed');
        await jobs.enqueue(harvest('busy'), { id: 'busy' });
        (await harvests.call(1)).finish({ kind: 'retry', reason: 'answered 503', afterMs: 60_000 });
        await pause(momentMs);
        await jobs.enqueue(harvest('nora'), { id: 'nora', lane: 'nora' });
        (await harvests.call(2)).context.progress({ stage: 'fetch', done: 1, total: 3 });
        await jobs.enqueue(harvest('nora again'), { id: 'nora again', lane: 'nora' });
        await jobs.enqueue({ kind: 'publish', payload: 7 }, { id: 'publish' });
        await jobs.enqueue({ kind: 'publish', payload: 8 }, { id: 'tonight', delayMs: 60_000 });
        await pause(momentMs);
        const listed = await jobs.list({ limit: 100 });
        expect(listed.at(0)).toMatchObject({
          id: 'nora',
          kind: 'harvest',
          payload: { source: 'nora' },
          state: 'running',
          attempt: 1,
          progress: { stage: 'fetch', done: 1, total: 3 },
        });
        expect(Math.abs(Date.now() - listed.at(0)!.since.getTime())).toBeLessThan(5000);
        expect(listed.at(-1)).toMatchObject({
          id: 'gone',
          state: 'failed',
          reason: 'no such source',
          attempt: 1,
        });
        const states = listed.map(
          ({ id, state, attempt, reason = '' }) => `${id}: ${state} ${attempt} ${reason}`,
        );
        expect(states.slice(1, -1).sort()).toEqual([
          'busy: delayed 2 answered 503',
          'nora again: waiting 1 ',
          'publish: waiting 1 ',
          'tonight: delayed 1 ',
        ]);
      });

      it('tells of those that wait for others', async () => {
        await jobs.enqueueAfter([{ ...harvest('nora'), id: 'round 1 nora' }], {
          kind: 'publish',
          payload: { round: 1 },
          id: 'round 1',
        });
        const listed = await jobs.list({ limit: 100 });
        expect(listed).toHaveLength(2);
        expect(listed.find(({ id }) => id === 'round 1')).toMatchObject({
          kind: 'publish',
          payload: { round: 1 },
          state: 'waiting',
        });
      });

      it('tells no more than was asked for, and nothing of what has ended well', async () => {
        await processHarvests();
        for (const source of ['a', 'b', 'c', 'd']) await jobs.enqueue(harvest(source), { id: source });
        (await harvests.call(0)).finish({ kind: 'done' });
        await harvests.call(1);
        await pause(momentMs);
        expect((await jobs.list({ limit: 100 })).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
        expect((await jobs.list({ limit: 2 })).map(({ id }) => id)).toEqual(['b', 'c']);
      });
    });

    describe('observe', () => {
      it('ends when stopped', async () => {
        events.stop();
        const others = new RecordedEvents(jobs);
        const id = await jobs.enqueue(harvest('nora'), {});
        await others.until(id, 'waiting');
        expect(events.events).toEqual([]);
      });

      it('is not harmed by a listener that throws', async () => {
        jobs.observe(() => {
          throw new Error('a bug of the listener');
        });
        await processHarvests();
        const id = await jobs.enqueue(harvest('nora'), {});
        (await harvests.call(0)).finish({ kind: 'done' });
        await events.until(id, 'done');
      });
    });

    describe('close', () => {
      it('lets running jobs finish within the grace, and starts no more', async () => {
        await processHarvests();
        await jobs.enqueue(harvest('running'), {});
        await jobs.enqueue(harvest('waiting'), {});
        const call = await harvests.call(0);
        const closed = jobs.close({ graceMs: 5000 });
        await pause(50);
        expect(call.context.signal.aborted).toBe(false);
        call.finish({ kind: 'done' });
        await closed;
        expect(harvests.payloads()).toEqual([{ source: 'running' }]);
      });

      it('aborts what outlasts the grace', async () => {
        await processHarvests();
        await jobs.enqueue(harvest('endless'), {});
        const call = await harvests.call(0);
        await jobs.close({ graceMs: 50 });
        expect(call.context.signal.aborted).toBe(true);
      });

      it('can be done twice', async () => {
        await jobs.close({ graceMs: 0 });
        await jobs.close({ graceMs: 0 });
      });
    });
  });
}
