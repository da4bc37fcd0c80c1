import type { JobInfo, Log, QueuedJob, ScheduledJob } from '@lanskatalog/core';
import { FlowProducer, type JobsOptions, Queue, Worker } from 'bullmq';
import { nextTick } from './next-tick.ts';
import type { RedisConnections } from './redis-connections.ts';

/** The queue of jobs that do nothing but add another job, when their time has come. */
export const laterQueue = 'later';

interface LaterData {
  readonly job: ScheduledJob;
}

export interface BullMqLaterOptions {
  readonly connections: RedisConnections;
  readonly prefix: string;
  readonly log: Log;
  readonly enqueue: (job: QueuedJob) => Promise<string>;
}

/** A job as BullMQ's flows take it. */
export interface FlowChild {
  readonly name: string;
  readonly queueName: string;
  readonly data: unknown;
  readonly opts: JobsOptions;
}

/** The same cron as in one process, so that a schedule means the same in both. */
const settings = {
  repeatStrategy: (from: number, { pattern = '' }: { readonly pattern?: string }) =>
    nextTick(pattern, new Date(from))?.getTime(),
};

const retrying = { attempts: 10, backoff: { type: 'exponential', delay: 1000 } };

/**
 * Jobs to be added at the ticks of a cron expression, or after others have ended. Both are kept in Redis: of several
 * processes one adds the job, and a tick that all of them slept through is made up for once.
 */
export class BullMqLater {
  readonly #queue: Queue<LaterData>;
  readonly #flows: FlowProducer;
  readonly #options: BullMqLaterOptions;
  #worker: Worker<LaterData> | undefined;

  constructor(options: BullMqLaterOptions) {
    this.#options = options;
    const { connections, prefix, log } = options;
    this.#queue = new Queue(laterQueue, { connection: connections.asking, prefix, settings });
    this.#flows = new FlowProducer({ connection: connections.asking, prefix });
    const warn = (error: unknown): void => log.warn({ err: error }, 'a queue has trouble');
    this.#queue.on('error', warn);
    this.#flows.on('error', warn);
  }

  /** Takes part in adding the jobs whose time has come. */
  start(): void {
    if (this.#worker !== undefined) return;
    const { connections, prefix, log, enqueue } = this.#options;
    this.#worker = new Worker<LaterData>(
      laterQueue,
      async ({ data: { job } }) => {
        await enqueue({ delayMs: Math.random() * (job.jitterMs ?? 0), ...job });
      },
      { connection: connections.working, prefix, settings, concurrency: 10 },
    );
    this.#worker.on('error', (error) => log.warn({ err: error }, 'a worker has trouble'));
  }

  async set(id: string, cron: string, job: ScheduledJob): Promise<void> {
    nextTick(cron, new Date());
    const opts = { ...retrying, removeOnComplete: { count: 100 }, removeOnFail: { count: 100 } };
    await this.#queue.upsertJobScheduler(
      id,
      { pattern: cron },
      { name: 'tick', data: { job: { id, ...job } }, opts },
    );
  }

  async remove(id: string): Promise<void> {
    await this.#queue.removeJobScheduler(id);
  }

  async next(id: string): Promise<Date | undefined> {
    const next = (await this.#queue.getJobScheduler(id))?.next;
    return next === undefined || next === null ? undefined : new Date(next);
  }

  /** `last` has an id. Asked for twice before it was added, it comes after the children of both. */
  async after(children: readonly FlowChild[], last: QueuedJob & { readonly id: string }): Promise<void> {
    // Removed at once, as a job that BullMQ remembers would keep the same id from being used again.
    const opts = { ...retrying, jobId: joinId(last.id), removeOnComplete: true, removeOnFail: true };
    await this.#flows.add({
      name: 'join',
      queueName: laterQueue,
      data: { job: last },
      opts,
      // The failure of one is no reason for what comes after all not to run.
      children: children.map((child) => ({
        ...child,
        opts: { ...child.opts, ignoreDependencyOnFailure: true },
      })),
    });
  }

  /** Jobs that wait for others to end, by BullMQ's own ids. */
  async joins(limit: number): Promise<ReadonlyMap<string, JobInfo>> {
    const joins = await this.#queue.getJobs('waiting-children', 0, limit - 1, true);
    return new Map(
      joins.map(({ id = '', timestamp, data: { job } }) => {
        const { kind, payload } = job;
        return [
          id,
          { id: job.id ?? id, kind, payload, state: 'waiting', attempt: 1, since: new Date(timestamp) },
        ];
      }),
    );
  }

  /** True if a job of this id was to come after others, and now isn't. */
  async cancelAfter(id: string): Promise<boolean> {
    const job = await this.#queue.getJob(joinId(id));
    await job?.remove({ removeChildren: false });
    return job !== undefined;
  }

  async close(): Promise<void> {
    await this.#worker?.close();
    await this.#queue.close();
    await this.#flows.close();
  }
}

const joinId = (id: string): string => `join~${encodeURIComponent(id)}`;
