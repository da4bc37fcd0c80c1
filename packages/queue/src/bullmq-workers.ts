import type { JobHandler, Log } from '@lanskatalog/core';
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { BullMqRun, type RunContext } from './bullmq-run.ts';

export interface BullMqWorkersOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly log: Log;
  /** How long a worker may be silent before its jobs are given to others. */
  readonly lockMs: number;
  readonly runContext: RunContext;
}

/** A job whose workers died this often is failed: it may be what kills them. */
const maxStalledCount = 5;

/** The workers of one process, one for each kind that it processes. */
export class BullMqWorkers {
  readonly #options: BullMqWorkersOptions;
  readonly #workers = new Map<string, Worker>();
  readonly #runs = new Set<BullMqRun>();

  constructor(options: BullMqWorkersOptions) {
    this.#options = options;
  }

  async start(kind: string, handler: JobHandler, concurrency: number): Promise<void> {
    if (this.#workers.has(kind)) throw new Error(`jobs of kind "${kind}" are processed already`);
    const { redis: connection, prefix, log, lockMs, runContext } = this.#options;
    const timing = { lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount };
    const worker = new Worker(
      kind,
      async (job, token = '') => {
        const run = new BullMqRun(job, token, runContext);
        this.#runs.add(run);
        return run.run(handler).finally(() => this.#runs.delete(run));
      },
      { connection, prefix, concurrency, ...timing },
    );
    worker.on('error', (error) => log.warn({ err: error, kind }, 'a worker has trouble'));
    worker.on('lockRenewalFailed', (jobIds) => {
      for (const run of this.#runs) if (jobIds.includes(run.jobId)) run.stop('lost');
    });
    this.#workers.set(kind, worker);
    await worker.waitUntilReady();
  }

  /** Takes no more jobs; resolves when those that run have ended. */
  async finish(): Promise<void> {
    await Promise.all([...this.#workers.values()].map(async (worker) => worker.close()));
  }

  /** Aborts what runs; each job is handed back as soon as its handler has noticed. */
  stopRuns(): void {
    for (const run of this.#runs) run.stop('closing');
  }
}
