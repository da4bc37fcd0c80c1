import type { Jobs } from '@lanskatalog/core';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** As BullMQ counts them; `failed` are those kept for people to look at. */
const jobStates = ['waiting', 'prioritized', 'active', 'delayed', 'waiting-children', 'failed'] as const;

interface CountedQueue {
  readonly name: string;
  getJobCounts(...states: (typeof jobStates)[number][]): Promise<Record<string, number>>;
}

/** Node's own measures (memory, event loop, garbage collection). */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** `lanskatalog_jobs{kind,state}`: how many jobs there are, over all workers. */
export function measureQueues(registry: Registry, queues: readonly CountedQueue[]): void {
  const jobs = new Gauge({
    name: 'lanskatalog_jobs',
    help: 'Jobs on Redis by kind and state, over all workers.',
    labelNames: ['kind', 'state'],
    registers: [registry],
    collect: async () => {
      for (const queue of queues) {
        const counts = await queue.getJobCounts(...jobStates);
        for (const state of jobStates) jobs.set({ kind: queue.name, state }, counts[state] ?? 0);
      }
    },
  });
}

/** `lanskatalog_release_number` and `lanskatalog_release_datasets`: what is published now. */
export function measureRelease(
  registry: Registry,
  current: () => Promise<{ readonly number: number; readonly datasets: number } | undefined>,
): void {
  const number = new Gauge({
    name: 'lanskatalog_release_number',
    help: 'Number of the current release; 0 before the first.',
    registers: [registry],
    collect: async () => {
      const release = await current();
      number.set(release?.number ?? 0);
      datasets.set(release?.datasets ?? 0);
    },
  });
  const datasets = new Gauge({
    name: 'lanskatalog_release_datasets',
    help: 'Datasets, series and services in the current release.',
    registers: [registry],
  });
}

/** `lanskatalog_job_seconds{kind,outcome}`: how long this worker's jobs take, and how they end. */
export function measureJobs(registry: Registry, jobs: Jobs): Jobs {
  const seconds = new Histogram({
    name: 'lanskatalog_job_seconds',
    help: 'Time that this worker took for a job, by kind and by what came of it.',
    labelNames: ['kind', 'outcome'],
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600],
    registers: [registry],
  });
  return {
    enqueue: (job, options) => jobs.enqueue(job, options),
    enqueueAfter: (first, last) => jobs.enqueueAfter(first, last),
    process: (kind, handler, options) =>
      jobs.process(
        kind,
        async (payload, context) => {
          const stop = seconds.startTimer({ kind });
          let outcome = 'threw';
          try {
            const result = await handler(payload, context);
            outcome = result.kind;
            return result;
          } finally {
            stop({ outcome });
          }
        },
        options,
      ),
    schedule: (id, cron, job) => jobs.schedule(id, cron, job),
    unschedule: (id) => jobs.unschedule(id),
    nextRun: (id) => jobs.nextRun(id),
    pause: (target) => jobs.pause(target),
    resume: (target) => jobs.resume(target),
    cancel: (id) => jobs.cancel(id),
    list: (options) => jobs.list(options),
    observe: (listener) => jobs.observe(listener),
    close: (options) => jobs.close(options),
  };
}
