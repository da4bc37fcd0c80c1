import type { Jobs, Log } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { jobKinds, loadReleasePointer } from '@lanskatalog/harvest';
import type { BullMqJobs } from '@lanskatalog/queue/bullmq';
import { createBullMqJobs } from '@lanskatalog/queue/bullmq';
import { loadConfig } from './load-config.ts';
import { createLog } from './log.ts';
import { createMetrics, measureJobs, measureQueues, measureRelease } from './metrics.ts';
import { openMongoStore } from './mongo.ts';
import { openDeps } from './open-deps.ts';
import type { RunningWorker } from './run-worker.ts';
import type { Checks, StatusServer } from './status-server.ts';
import { startStatusServer } from './status-server.ts';
import { UsageFault } from './usage-fault.ts';
import type { QueueEnv, WorkerEnv } from './worker-env.ts';

export interface WorkerBase extends RunningWorker {
  readonly deps: HarvestDeps;
  readonly status: StatusServer;
}

export interface JobWorker extends WorkerBase {
  readonly jobs: Jobs;
}

/** A worker that takes no jobs: configuration, store, and the server that tells how it is. */
export async function openWorker(env: WorkerEnv): Promise<WorkerBase> {
  const opened = await openWorkerDeps(env);
  const { deps } = opened;
  const metrics = createMetrics();
  measureRelease(metrics, async () => (await loadReleasePointer(deps.documents))?.pointer);
  const status = await startStatus(env, { metrics, checks: { mongodb: storeCheck(deps) }, log: deps.log });
  return {
    deps,
    status,
    closeWithinMs: closeWithinMs(env),
    close: async () => {
      status.retire();
      await opened.close();
      await status.close();
    },
  };
}

/** A worker that takes jobs from Redis; which, its main program says. */
export async function openJobWorker(env: QueueEnv): Promise<JobWorker> {
  const opened = await openWorkerDeps(env);
  const { deps } = opened;
  const queue = await openQueue(env, deps.log).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  const metrics = createMetrics();
  measureQueues(metrics, queue.queues);
  measureRelease(metrics, async () => (await loadReleasePointer(deps.documents))?.pointer);
  const checks = { mongodb: storeCheck(deps), redis: () => queue.nextRun('readiness') };
  const status = await startStatus(env, { metrics, checks, log: deps.log });
  return {
    deps,
    status,
    jobs: measureJobs(metrics, queue),
    closeWithinMs: closeWithinMs(env),
    close: async () => {
      status.retire();
      await queue.close({ graceMs: env.GRACE_SECONDS * 1000 });
      await opened.close();
      await status.close();
    },
  };
}

/** What is cut off at the end of the grace needs a moment to be handed back. */
const closeWithinMs = ({ GRACE_SECONDS }: WorkerEnv): number => (GRACE_SECONDS + 10) * 1000;

async function openWorkerDeps(env: WorkerEnv) {
  const log = createLog(env.LOG_LEVEL);
  const config = await loadConfig(env.REGION_CONFIG);
  const store = await openMongoStore(env.MONGODB_URL, { cacheDirectory: env.CACHE_DIR });
  return openDeps({ store, config, log }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
}

async function openQueue(env: QueueEnv, log: Log): Promise<BullMqJobs> {
  const { REDIS_URL: url, QUEUE_PREFIX: prefix, LOCK_SECONDS } = env;
  const kinds = Object.values(jobKinds);
  try {
    return await createBullMqJobs({
      url,
      prefix,
      kinds,
      clock: systemClock,
      log,
      lockMs: LOCK_SECONDS * 1000,
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new UsageFault(`${message}${reason}.`, 69);
  }
}

const storeCheck =
  ({ documents }: HarvestDeps) =>
  async () =>
    (await documents.collection('schema', { indexes: [] })).get('documents');

async function startStatus(
  env: WorkerEnv,
  {
    log,
    ...options
  }: { readonly checks: Checks; readonly metrics: ReturnType<typeof createMetrics>; readonly log: Log },
): Promise<StatusServer> {
  const status = await startStatusServer({ host: env.STATUS_HOST, port: env.STATUS_PORT, ...options });
  log.info({ status: status.address }, 'worker started');
  return status;
}
