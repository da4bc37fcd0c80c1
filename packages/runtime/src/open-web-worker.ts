import type { Jobs } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { BullMqJobs } from '@lanskatalog/queue/bullmq';
import { alertsFrom } from './alert-env.ts';
import { startHeartbeat } from './heartbeat.ts';
import { instrument } from './instrument.ts';
import { jobsWhenThere } from './jobs-when-there.ts';
import { loadConfig } from './load-config.ts';
import { createLog } from './log.ts';
import { openDeps } from './open-deps.ts';
import type { WorkerBase } from './open-worker.ts';
import { closeWithinMs, openQueue, openWorkerStore, startStatus, storeCheck } from './open-worker.ts';
import { storeWhenThere } from './store-when-there.ts';
import { UsageFault } from './usage-fault.ts';
import { startWatch } from './watch.ts';
import { WhenThere } from './when-there.ts';
import type { WebWorkerEnv } from './worker-env.ts';

export interface WebWorker extends WorkerBase {
  /** Absent where the environment names no Redis. */
  readonly jobs: Jobs | undefined;
  /** BullMQ's own queues, for screens; undefined while Redis has not been there. Never rejects. */
  queues(): Promise<BullMqJobs['queues'] | undefined>;
}

/** A person waits for the page that says that the store is away. */
const patienceMs = 3000;
const unavailable = 69;

/**
 * A worker that starts and works with its servers away: what is asked of them fails until they are there.
 *
 * @throws UsageFault where a newer version of this program has written to the store.
 */
export async function openWebWorker(env: WebWorkerEnv): Promise<WebWorker> {
  const log = createLog(env.LOG_LEVEL);
  const config = await loadConfig(env.REGION_CONFIG);
  const connection = new WhenThere(async () => openWorkerStore(env, { patienceMs }), systemClock);
  await connection.get().catch((error: unknown) => {
    if (!(error instanceof UsageFault && error.exitCode === unavailable)) throw error;
    log.warn({ err: error }, 'the store does not answer');
  });
  const opened = await openDeps({ store: storeWhenThere(connection), config, log });
  const { REDIS_URL } = env;
  const queue =
    REDIS_URL === undefined
      ? undefined
      : new WhenThere(async () => openQueue({ ...env, REDIS_URL }, log), systemClock);
  const jobs = queue && jobsWhenThere(queue);
  const { metrics, deps, ...instruments } = await instrument({
    deps: opened.deps,
    jobs,
    mode: 'distributed',
    otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  });
  const checks = {
    mongodb: storeCheck(deps),
    ...(jobs === undefined ? {} : { redis: () => jobs.nextRun('readiness') }),
  };
  const status = await startStatus(env, { metrics, checks, log });
  const heartbeat = startHeartbeat({ kind: 'web', ...deps });
  const watching = startWatch({
    deps,
    jobs,
    mode: 'distributed',
    alerts: alertsFrom(env),
    directory: env.CACHE_DIR,
  });
  return {
    deps,
    status,
    jobs,
    queues: async () => (await queue?.get().catch(() => undefined))?.queues,
    closeWithinMs: closeWithinMs(env),
    close: async () => {
      status.retire();
      await watching.stop();
      await heartbeat.stop();
      await jobs?.close({ graceMs: 0 });
      await instruments.close();
      await opened.close();
      await status.close();
    },
  };
}
