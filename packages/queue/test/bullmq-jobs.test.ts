import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BullMqJobs, type BullMqOptions, createBullMqJobs } from '@lanskatalog/queue/bullmq';
import { Queue } from 'bullmq';
import { systemClock } from '../../../test/support/clocks.ts';
import { startFreezingProxy } from '../../../test/support/freezing-proxy.ts';
import { describeWith, type Service, startRedis } from '../../../test/support/services.ts';
import { jobsContract } from './jobs-contract.ts';
import { HeldHandler, pause, RecordedEvents, until } from './recorded-jobs.ts';
import { recordedLog } from './recorded-log.ts';

const harvest = (source: string) => ({ kind: 'harvest', payload: { source } });

const askForNora = async (jobs: BullMqJobs): Promise<string> => jobs.enqueue(harvest('nora'), { id: 'nora' });

describeWith('redis', 'createBullMqJobs', (found) => {
  let server: Service;

  beforeAll(async () => {
    server = await startRedis(found);
  });

  afterAll(async () => server.stop());

  const open = async (prefix: string, more: Partial<BullMqOptions> = {}): Promise<BullMqJobs> =>
    createBullMqJobs({
      url: server.url,
      prefix,
      kinds: ['harvest', 'publish', 'check'],
      clock: systemClock,
      log: recordedLog(),
      crashes: { attempts: 2, backoffMs: 20 },
      ...more,
    });

  jobsContract('BullMqJobs', async () => {
    const jobs = await open(`test-${randomUUID()}`);
    return { jobs, dispose: async () => jobs.close({ graceMs: 0 }) };
  });

  describe('several processes', () => {
    let prefix: string;
    let opened: BullMqJobs[];

    beforeEach(() => {
      prefix = `test-${randomUUID()}`;
      opened = [];
    });

    afterEach(async () => {
      await Promise.all(opened.map(async (jobs) => jobs.close({ graceMs: 0 })));
    });

    async function connect(more: Partial<BullMqOptions> = {}): Promise<BullMqJobs> {
      const jobs = await open(prefix, more);
      opened.push(jobs);
      return jobs;
    }

    it("run each job once, share the work, and see each other's jobs", async () => {
      const [scheduler, one, two] = [await connect(), await connect(), await connect()];
      const events = new RecordedEvents(scheduler);
      const ran: string[] = [];
      for (const [name, jobs] of Object.entries({ one, two })) {
        const handler = async (payload: unknown) => {
          ran.push(`${name} ${(payload as { source: string }).source}`);
          await pause(5);
          return { kind: 'done' } as const;
        };
        await jobs.process('harvest', handler, { concurrency: 2 });
      }
      const sources = Array.from({ length: 40 }, (_, at) => `source ${at}`);
      await scheduler.enqueueAfter(
        sources.map((source) => ({ ...harvest(source), id: source, lane: source })),
        { kind: 'harvest', payload: { source: 'last' }, id: 'last' },
      );
      await events.until('last', 'done');
      const names = ran.map((entry) => entry.slice(4));
      expect([...names].sort()).toEqual([...sources, 'last'].sort());
      expect(names.at(-1)).toBe('last');
      expect(new Set(ran.map((entry) => entry.slice(0, 3)))).toEqual(new Set(['one', 'two']));
    });

    it('keep to lanes and limits together', async () => {
      const [one, two] = [await connect(), await connect()];
      let running = 0;
      let most = 0;
      const handler = async () => {
        running += 1;
        most = Math.max(most, running);
        await pause(20);
        running -= 1;
        return { kind: 'done' } as const;
      };
      const events = new RecordedEvents(one);
      await one.process('harvest', handler, { concurrency: 5 });
      await two.process('harvest', handler, { concurrency: 5 });
      const limit = { key: 'host.example', atOnce: 3 };
      const jobs = Array.from({ length: 20 }, (_, at) => ({ ...harvest(`s${at}`), lane: `s${at}`, limit }));
      const before = Date.now();
      await one.enqueueAfter(jobs, { kind: 'harvest', payload: {}, id: 'last' });
      await events.until('last', 'done');
      expect(most).toBe(3);
      // Those that wait are woken rather than looking again every few seconds.
      expect(Date.now() - before).toBeLessThan(4000);
    });

    it('do not add a job twice that two ask for at once', async () => {
      const [one, two] = [await connect(), await connect()];
      await Promise.all([askForNora(one), askForNora(two), askForNora(one), askForNora(two)]);
      const held = new HeldHandler();
      await one.process('harvest', held.handle, { concurrency: 5 });
      await held.call(0);
      await pause(100);
      expect(held.started).toHaveLength(1);
    });

    it('cancel what runs in another', async () => {
      const [web, worker] = [await connect(), await connect()];
      const held = new HeldHandler();
      await worker.process('harvest', held.handle, { concurrency: 1 });
      const events = new RecordedEvents(web);
      const id = await web.enqueue(harvest('nora'), { id: 'nora' });
      const call = await held.call(0);
      expect(await web.cancel(id)).toBe(true);
      await events.until(id, 'cancelled');
      expect(call.context.signal.aborted).toBe(true);
      await web.enqueue(harvest('nora'), { id: 'nora' });
      await held.call(1);
    });

    it('tell one another of their progress, those that watch and those that ask later', async () => {
      const [web, worker] = [await connect(), await connect()];
      const held = new HeldHandler();
      await worker.process('harvest', held.handle, { concurrency: 1 });
      const events = new RecordedEvents(web);
      await web.enqueue(harvest('nora'), { id: 'nora' });
      const progress = { stage: 'records', done: 40, total: 300 };
      (await held.call(0)).context.progress(progress);
      await until(
        () => events.events.some((event) => event.progress?.done === 40),
        () => 'the progress of another',
      );
      expect(events.events.find((event) => event.progress)).toMatchObject({ id: 'nora', progress });
      expect(await (await connect()).list({ limit: 10 })).toMatchObject([
        { id: 'nora', state: 'running', progress },
      ]);
    });

    it('take over the job of one that is closed before it was done, as the same attempt', async () => {
      const [closing, other] = [await connect(), await connect()];
      const first = new HeldHandler();
      const second = new HeldHandler();
      await closing.process('harvest', first.handle, { concurrency: 1 });
      await closing.enqueue(harvest('nora'), { id: 'nora', lane: 'nora' });
      await first.call(0);
      await closing.close({ graceMs: 10 });
      await other.process('harvest', second.handle, { concurrency: 1 });
      const uniqueId = first.started.at(0)?.context.uniqueId;
      expect((await second.call(0)).context).toMatchObject({ id: 'nora', uniqueId, attempt: 1 });
    });

    it('take over the job of one that went silent, and the silent one notices when it wakes', async () => {
      const lockMs = 600;
      const [frozen, other] = [await connect({ lockMs }), await connect({ lockMs })];
      const stuck = new HeldHandler();
      const rescuing = new HeldHandler();
      const freezing = async (...[payload, context]: Parameters<typeof stuck.handle>) => {
        const running = stuck.handle(payload, context);
        // As a process that is stopped, or one that computes without a pause.
        const until = Date.now() + 4 * lockMs;
        await pause(100);
        while (Date.now() < until);
        return running;
      };
      await frozen.process('harvest', freezing, { concurrency: 1 });
      const events = new RecordedEvents(other);
      await frozen.enqueue(harvest('nora'), { id: 'nora', lane: 'nora' });
      const lost = await stuck.call(0);
      await pause(4 * lockMs);
      await other.process('harvest', rescuing.handle, { concurrency: 1 });
      (await rescuing.call(0)).finish({ kind: 'done' });
      await events.until('nora', 'done');
      expect(lost.context.signal.aborted).toBe(true);
      expect(events.statesOf('nora').filter((state) => state === 'done')).toHaveLength(1);
    });

    it('wait for a server that a handler needs, however often it is missed', async () => {
      const missing = new Error('the store is away');
      const jobs = await connect({ isOutage: (error) => error === missing });
      const held = new HeldHandler();
      await jobs.process('harvest', held.handle, { concurrency: 1 });
      const id = await jobs.enqueue(harvest('nora'), {});
      for (let time = 0; time < 3; time += 1) {
        (await held.call(time)).fail(missing);
        const waits = () => jobs.list({ limit: 1 });
        while ((await waits()).at(0)?.state !== 'delayed') await pause(5);
        expect(await waits()).toMatchObject([{ id, attempt: 1, reason: 'the store is away' }]);
        await (await jobs.queues.at(0)?.getDelayed())?.at(0)?.promote();
      }
      (await held.call(3)).finish({ kind: 'done' });
    });

    it('keep pauses for those that start later', async () => {
      await (await connect()).pause('everything');
      const later = await connect();
      const held = new HeldHandler();
      await later.process('harvest', held.handle, { concurrency: 1 });
      await later.enqueue(harvest('nora'), {});
      await pause(200);
      expect(held.started).toEqual([]);
      await later.pause({ kind: 'harvest' });
      await later.resume('everything');
      await pause(200);
      expect(held.started).toEqual([]);
      await later.resume({ kind: 'harvest' });
      await held.call(0);
    });

    it('keep schedules, of which each tick is handled once', async () => {
      const [one, two] = [await connect(), await connect()];
      for (const jobs of [one, two]) {
        await jobs.schedule('nightly', '30 3 * * *', { ...harvest('nora'), id: 'nora', jitterMs: 10 });
      }
      const held = new HeldHandler();
      await one.process('harvest', held.handle, { concurrency: 5 });
      await tickNow(prefix);
      await held.call(0);
      await pause(200);
      expect(held.payloads()).toEqual([{ source: 'nora' }]);
      expect((await two.nextRun('nightly'))!.getTime()).toBeGreaterThan(Date.now());
    });

    it('leave a job of a newer version to a newer worker, and fail one whose data is wrong', async () => {
      const log = recordedLog();
      const jobs = await connect({ log });
      const held = new HeldHandler();
      await jobs.process('harvest', held.handle, { concurrency: 5 });
      const queue = jobs.queues.find(({ name }) => name === 'harvest')!;
      const newer = await queue.add('harvest', { version: 99 }, { jobId: 'newer~1' });
      const wrong = await queue.add('harvest', { version: 1, lane: 7 }, { jobId: 'wrong~1' });
      await pause(300);
      expect(await newer.getState()).toBe('delayed');
      expect(await wrong.getState()).toBe('failed');
      expect((await queue.getJob('wrong~1'))?.failedReason).toContain('lane');
      expect(held.started).toEqual([]);
      expect(log.messages).toContain('a job needs a newer version of this worker');
    });
  });

  async function tickNow(prefix: string): Promise<void> {
    const queue = new Queue('later', { connection: { url: server.url }, prefix });
    for (const tick of await queue.getDelayed()) await tick.promote();
    await queue.close();
  }

  it('goes on when the server was away', async () => {
    const own = await startRedis(found);
    if (own.pid === undefined) return own.stop();
    const jobs = await open(`test-${randomUUID()}`, { url: own.url });
    const held = new HeldHandler();
    await jobs.process('harvest', held.handle, { concurrency: 1 });
    await jobs.enqueue({ kind: 'harvest', payload: 1 }, { id: 'running' });
    const call = await held.call(0);
    await jobs.enqueue({ kind: 'harvest', payload: 2 }, { id: 'waiting' });
    await own.restart();
    call.finish({ kind: 'done' });
    expect((await held.call(1)).payload).toBe(2);
    await jobs.close({ graceMs: 0 });
    await own.stop();
  });

  it('says of a server that has gone silent that it does not answer, and goes on when it does', async () => {
    const proxy = await startFreezingProxy(server.url);
    const silent = { url: proxy.url, answerWithinMs: 300 };
    const jobs = await open(`test-${randomUUID()}`, silent);
    const held = new HeldHandler();
    await jobs.process('harvest', held.handle, { concurrency: 1 });
    await askForNora(jobs);
    const call = await held.call(0);
    proxy.freeze();
    const list = async (): Promise<unknown> => jobs.list({ limit: 10 });
    await expect(jobs.enqueue(harvest('kumla'), { id: 'kumla' })).rejects.toThrow('timed out');
    await expect(list()).rejects.toThrow('timed out');
    await expect(open('test', silent)).rejects.toThrow("can't be reached");
    call.finish({ kind: 'done' });
    proxy.thaw();
    await jobs.enqueue(harvest('laxå'), { id: 'laxå' });
    while ((await jobs.list({ limit: 10 })).some(({ id }) => id === 'nora')) await pause(20);
    await jobs.close({ graceMs: 0 });
    await proxy.close();
  });

  it('says at the start that there is no server, without telling its password', async () => {
    const opening = open('test', { url: 'redis://user:secret@127.0.0.1:1' });
    await expect(opening).rejects.toThrow("Redis at 127.0.0.1:1 can't be reached");
  });
});
