import type { JobHandler, Jobs } from '@lanskatalog/core';

/** The same queue, with something around each handler. */
export const wrapHandlers = (jobs: Jobs, wrap: (kind: string, handler: JobHandler) => JobHandler): Jobs => ({
  enqueue: (job, options) => jobs.enqueue(job, options),
  enqueueAfter: (first, last) => jobs.enqueueAfter(first, last),
  process: (kind, handler, options) => jobs.process(kind, wrap(kind, handler), options),
  schedule: (id, cron, job) => jobs.schedule(id, cron, job),
  unschedule: (id) => jobs.unschedule(id),
  nextRun: (id) => jobs.nextRun(id),
  pause: (target) => jobs.pause(target),
  resume: (target) => jobs.resume(target),
  cancel: (id) => jobs.cancel(id),
  list: (options) => jobs.list(options),
  observe: (listener) => jobs.observe(listener),
  close: (options) => jobs.close(options),
});
