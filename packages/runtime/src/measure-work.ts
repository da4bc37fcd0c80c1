import type { Http, Jobs } from '@lanskatalog/core';
import type { Registry } from 'prom-client';
import { Counter, Histogram } from 'prom-client';
import { z } from 'zod';
import { wrapHandlers } from './wrap-handlers.ts';

const seconds = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];

/** What a job that harvested a source says of it. */
const harvested = z.object({ result: z.object({ outcome: z.string() }) });

/** What this process does: how long its jobs take and how they end, and what its harvests come to. */
export function measureJobs(registry: Registry, jobs: Jobs): Jobs {
  const jobSeconds = new Histogram({
    name: 'lanskatalog_job_seconds',
    help: 'Time that this process took for a job, by kind and by what came of it.',
    labelNames: ['kind', 'outcome'],
    buckets: seconds,
    registers: [registry],
  });
  const runSeconds = new Histogram({
    name: 'lanskatalog_harvest_run_seconds',
    help: 'Time that this process took to harvest a source, by what came of it.',
    labelNames: ['outcome'],
    buckets: seconds,
    registers: [registry],
  });
  return wrapHandlers(jobs, (kind, handler) => async (payload, context) => {
    const stop = jobSeconds.startTimer({ kind });
    let outcome = 'threw';
    try {
      const done = await handler(payload, context);
      outcome = done.kind;
      const { data } = harvested.safeParse(done);
      if (data !== undefined) runSeconds.observe({ outcome: data.result.outcome }, stop({ outcome }));
      else stop({ outcome });
      return done;
    } finally {
      if (outcome === 'threw') stop({ outcome });
    }
  });
}

/** What this process asks of other servers. */
export function measureHttp(registry: Registry, http: Http): Http {
  const requests = new Counter({
    name: 'lanskatalog_http_requests_total',
    help: 'Addresses that this process has asked for, by result.',
    labelNames: ['result'],
    registers: [registry],
  });
  const bytes = new Counter({
    name: 'lanskatalog_http_received_bytes_total',
    help: 'Bytes of answers that this process has received, after decompression.',
    registers: [registry],
  });
  return {
    get: async (request, signal) => {
      const result = await http.get(request, signal);
      requests.inc({ result: result.kind });
      if (result.kind === 'fetched') bytes.inc(result.body.size);
      return result;
    },
    close: () => http.close(),
  };
}
