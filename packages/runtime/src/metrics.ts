import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

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
    help: 'Jobs on Redis by kind and state, as BullMQ counts them, over all workers.',
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
