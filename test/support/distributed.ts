import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { County } from '@lanskatalog/county';
import { jobKinds, loadReleasePointer, requestRound } from '@lanskatalog/harvest';
import type { ReleasePointer } from '@lanskatalog/harvest';
import { createBullMqJobs } from '@lanskatalog/queue/bullmq';
import { openMongoStore } from '@lanskatalog/runtime/mongo';
import { createLog } from '@lanskatalog/runtime';
import { Queue } from 'bullmq';
import { systemClock } from './clocks.ts';
import type { TestWorker, WorkerName } from './workers.ts';
import { startWorker } from './workers.ts';

export interface Run {
  readonly source: string;
  readonly startedAt: string;
  readonly outcome: string;
}

/** A whole installation on servers that run already: its workers as processes, and a look into its store and queue. */
export async function createInstallation(options: {
  /** The region's configuration file. */
  readonly config: string;
  readonly redisUrl: string;
  readonly mongodbUrl: string;
  readonly env?: Readonly<Record<string, string>>;
}) {
  const directory = mkdtempSync(path.join(tmpdir(), 'lanskatalog-distributed-'));
  const name = `test-${randomUUID().slice(0, 8)}`;
  const config = path.join(directory, 'region.yaml');
  writeFileSync(config, options.config);
  const env = {
    MONGODB_URL: `${options.mongodbUrl}/${name}`,
    REDIS_URL: options.redisUrl,
    QUEUE_PREFIX: name,
    REGION_CONFIG: config,
    ...options.env,
  };
  const store = await openMongoStore(env.MONGODB_URL, { cacheDirectory: path.join(directory, 'cache') });
  const kinds = Object.values(jobKinds);
  const log = createLog('silent');
  const jobs = await createBullMqJobs({ url: env.REDIS_URL, prefix: name, kinds, clock: systemClock, log });
  // Where BullMqJobs keeps what comes after other jobs.
  const later = new Queue('later', { connection: { url: env.REDIS_URL }, prefix: name });
  later.on('error', () => undefined);
  const workers: TestWorker[] = [];

  const runs = async (): Promise<Run[]> => {
    const found: Run[] = [];
    const collection = await store.documents.collection<Run>('runs', { indexes: ['source', 'startedAt'] });
    for await (const { value } of collection.find({ order: { field: 'startedAt' } })) {
      // One that a killed or frozen worker left is written down too; the harvest was another's.
      if (value.outcome !== 'interrupted') found.push(value);
    }
    return found;
  };
  const release = async (): Promise<ReleasePointer | undefined> =>
    (await loadReleasePointer(store.documents))?.pointer;

  return {
    config,
    store,
    jobs,
    workers,
    runs,
    release,
    start: (worker: WorkerName, more: Readonly<Record<string, string>> = {}): TestWorker => {
      const started = startWorker(worker, { ...env, ...more });
      workers.push(started);
      return started;
    },
    requestRound: () => requestRound(jobs, {}),
    /** Resolves when there is a release of this number or a later one. */
    published: async (number: number, withinMs: number): Promise<void> => {
      const deadline = Date.now() + withinMs;
      while (((await release())?.number ?? 0) < number) {
        if (Date.now() > deadline)
          throw new Error(`release ${number} is not made: ${JSON.stringify(await counts())}`);
        await sleep(100);
      }
    },
    /** Resolves when nothing waits or runs any more. */
    idle: async (withinMs: number): Promise<void> => {
      const deadline = Date.now() + withinMs;
      let still = 0;
      while (still < 3) {
        if (Date.now() > deadline)
          throw new Error(`the queues are not empty: ${JSON.stringify(await counts())}`);
        still = Object.values(await counts().catch(() => ({ unknown: 1 }))).some((count) => count > 0)
          ? 0
          : still + 1;
        await sleep(200);
      }
    },
    close: async (): Promise<void> => {
      await Promise.all(workers.map(async (worker) => worker.stop('SIGKILL')));
      await later.close();
      await jobs.close({ graceMs: 0 });
      await store.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };

  async function counts(): Promise<Record<string, number>> {
    const all: Record<string, number> = {};
    for (const queue of [...jobs.queues, later]) {
      const found = await queue.getJobCounts('waiting', 'prioritized', 'active', 'waiting-children');
      for (const [state, count] of Object.entries(found)) all[`${queue.name} ${state}`] = count;
      // Retries of a source that is away lie delayed for a long time; what waits for a place does not.
      const delayed = await queue.getDelayed();
      const soon = delayed.filter(
        (job) => job.timestamp + job.delay < Date.now() + 60_000 && job.name !== 'tick',
      );
      all[`${queue.name} delayed`] = soon.length;
    }
    return all;
  }
}

/** A county's configuration, where one port stands for all municipalities, so that politeness to one host would hold up everybody. */
export const quickConfig = (county: County): string =>
  county.configYaml({ perHostDelayMs: 20 }).replace('  retries: 1', '  retries: 0\n  perHostConcurrency: 50');

export type Installation = Awaited<ReturnType<typeof createInstallation>>;
