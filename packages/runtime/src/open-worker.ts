import type { Jobs, Log } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { jobKinds } from '@lanskatalog/harvest';
import type { BullMqJobs } from '@lanskatalog/queue/bullmq';
import { createBullMqJobs } from '@lanskatalog/queue/bullmq';
import { alertsFrom } from './alert-env.ts';
import type { Registry } from 'prom-client';
import { isMongoOutage } from '@lanskatalog/store/mongo';
import { checkSchema } from './check-schema.ts';
import type { WorkerKind } from './heartbeat.ts';
import { startHeartbeat } from './heartbeat.ts';
import { instrument } from './instrument.ts';
import { loadConfig } from './load-config.ts';
import { createLog } from './log.ts';
import { measureQueues } from './metrics.ts';
import type { MongoStoreOptions } from './mongo.ts';
import { openMongoStore } from './mongo.ts';
import { openDeps } from './open-deps.ts';
import type { RunningWorker } from './run-worker.ts';
import type { Checks, StatusServer } from './status-server.ts';
import { startStatusServer } from './status-server.ts';
import type { Store } from './store.ts';
import { UsageFault } from './usage-fault.ts';
import { startWatch } from './watch.ts';
import type { QueueEnv, WorkerEnv } from './worker-env.ts';

export interface WorkerBase extends RunningWorker {
  readonly deps: HarvestDeps;
  readonly status: StatusServer;
}

export interface JobWorker extends WorkerBase {
  readonly jobs: Jobs;
}

/** A worker that takes jobs from Redis; which, its main program says. */
export async function openJobWorker(kind: WorkerKind, env: QueueEnv): Promise<JobWorker> {
  const log = createLog(env.LOG_LEVEL);
  const config = await loadConfig(env.REGION_CONFIG);
  const opened = await openDeps({ store: await openWorkerStore(env), config, log, kind });
  const queue = await openQueue(env, log).catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  const { metrics, deps, jobs, ...instruments } = await instrument({
    deps: opened.deps,
    jobs: queue,
    mode: 'distributed',
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
  measureQueues(metrics, queue.queues);
  const checks = { mongodb: storeCheck(deps), redis: () => queue.nextRun('readiness') };
  const status = await startStatus(env, { metrics, checks, log: deps.log });
  const heartbeat = startHeartbeat({ kind, ...deps });
  const watching = startWatch({
    deps,
    jobs: queue,
    mode: 'distributed',
    alerts: alertsFrom(env),
    directory: env.CACHE_DIR,
  });
  return {
    deps,
    status,
    jobs,
    closeWithinMs: closeWithinMs(env),
    close: async () => {
      status.retire();
      await queue.close({ graceMs: env.GRACE_SECONDS * 1000 });
      await watching.stop();
      await heartbeat.stop();
      await instruments.close();
      await opened.close();
      await status.close();
    },
  };
}

/** What is cut off at the end of the grace needs a moment to be handed back. */
export const closeWithinMs = ({ GRACE_SECONDS }: WorkerEnv): number => (GRACE_SECONDS + 10) * 1000;

/** @throws UsageFault where the server can't be reached, or a newer version of this program has written to it. */
export async function openWorkerStore(
  env: WorkerEnv,
  options: Pick<MongoStoreOptions, 'patienceMs'> = {},
): Promise<Store> {
  const store = await openMongoStore(env.MONGODB_URL, { cacheDirectory: env.CACHE_DIR, ...options });
  try {
    await checkSchema(store.documents);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** @throws UsageFault where the server can't be reached. */
export async function openQueue(env: QueueEnv, log: Log): Promise<BullMqJobs> {
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
      isOutage: isMongoOutage,
    });
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `: ${cause.message}` : '';
    throw new UsageFault(`${message}${reason}.`, 69);
  }
}

export const storeCheck =
  ({ documents }: HarvestDeps) =>
  async () =>
    (await documents.collection('schema', { indexes: [] })).get('documents');

export async function startStatus(
  env: WorkerEnv,
  { log, ...options }: { readonly checks: Checks; readonly metrics: Registry; readonly log: Log },
): Promise<StatusServer> {
  const status = await startStatusServer({ host: env.STATUS_HOST, port: env.STATUS_PORT, ...options });
  log.info({ status: status.address }, 'worker started');
  return status;
}
