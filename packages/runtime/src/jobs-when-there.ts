import type { Jobs } from '@lanskatalog/core';
import type { WhenThere } from './when-there.ts';

/** A queue that may be away: what is asked of it fails then, and works as soon as it is back. */
export const jobsWhenThere = (jobs: WhenThere<Jobs>): Jobs => ({
  enqueue: async (job, options) => (await jobs.get()).enqueue(job, options),
  enqueueAfter: async (first, last) => (await jobs.get()).enqueueAfter(first, last),
  process: async (kind, handler, options) => (await jobs.get()).process(kind, handler, options),
  schedule: async (id, cron, job) => (await jobs.get()).schedule(id, cron, job),
  unschedule: async (id) => (await jobs.get()).unschedule(id),
  nextRun: async (id) => (await jobs.get()).nextRun(id),
  pause: async (target) => (await jobs.get()).pause(target),
  resume: async (target) => (await jobs.get()).resume(target),
  cancel: async (id) => (await jobs.get()).cancel(id),
  list: async (options) => (await jobs.get()).list(options),
  observe: (listener) => {
    const stop = new AbortController();
    void jobs.once((there) => {
      stop.signal.addEventListener('abort', there.observe(listener), { once: true });
    }, stop.signal);
    return () => stop.abort();
  },
  close: async (options) => (await jobs.opened())?.close(options),
});
