import type {
  Clock,
  Job,
  JobEvent,
  JobHandler,
  JobInfo,
  JobOptions,
  Jobs,
  Log,
  PauseTarget,
  QueuedJob,
  ScheduledJob,
} from '@lanskatalog/core';
import { Queue } from 'bullmq';
import { followEvents } from './bullmq-events.ts';
import { BullMqGate, type Parked } from './bullmq-gate.ts';
import { childJobId, toChildOptions, toJobData, toJobOptions } from './bullmq-job-data.ts';
import { BullMqLater, type FlowChild, laterQueue } from './bullmq-later.ts';
import { listJobs } from './bullmq-list.ts';
import { BullMqWorkers } from './bullmq-workers.ts';
import { type CrashPolicy, defaultCrashPolicy } from './crash-policy.ts';
import { JobObservers } from './job-observers.ts';
import { pauseKey } from './pause-key.ts';
import { connectRedis, type RedisConnections } from './redis-connections.ts';

export interface BullMqOptions {
  readonly url: string;
  /** Begins all names in Redis; installations that share a server differ in it. */
  readonly prefix: string;
  /** All the kinds of jobs there are. */
  readonly kinds: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  readonly crashes?: CrashPolicy;
  /** Whether a handler threw since a server that it needs is away: then the job waits for it, and nothing is counted. */
  readonly isOutage?: (error: unknown) => boolean;
  /** How long a worker may be silent before its jobs are given to others. */
  readonly lockMs?: number;
  /** How long a question to the server may wait for its answer; 10 seconds where absent. */
  readonly answerWithinMs?: number;
}

export interface BullMqJobs extends Jobs {
  /** BullMQ's own queues, for screens and metrics. */
  readonly queues: readonly Queue[];
}

const defaultLockMs = 30_000;
const abortedGraceMs = 1000;

/**
 * Jobs on Redis, shared by the workers of all machines. What waits survives everything; what runs when a worker dies is
 * run again by another.
 *
 * @throws if the server can't be reached.
 */
export async function createBullMqJobs(options: BullMqOptions): Promise<BullMqJobs> {
  const reserved = options.kinds.find((kind) => [laterQueue, 'gate'].includes(kind) || kind.includes(':'));
  if (reserved !== undefined) throw new Error(`a kind of jobs can't be called "${reserved}"`);
  const connections = await connectRedis(options.url, options.log, options.answerWithinMs);
  const [seconds, microseconds] = await connections.asking.time();
  const redisNow = Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
  return new BullMqJobsOnRedis(options, connections, redisNow - Date.now());
}

class BullMqJobsOnRedis implements BullMqJobs {
  readonly #options: BullMqOptions;
  readonly #connections: RedisConnections;
  /** Redis' clock minus ours, in milliseconds. */
  readonly #clockOffset: number;
  readonly #crashes: CrashPolicy;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #gate: BullMqGate;
  readonly #later: BullMqLater;
  readonly #observers: JobObservers;
  readonly #workers: BullMqWorkers;
  #following: { close(): Promise<void> }[] = [];
  #closed: Promise<void> | undefined;

  constructor(options: BullMqOptions, connections: RedisConnections, clockOffset: number) {
    const { prefix, kinds, log, lockMs = defaultLockMs } = options;
    const connection = connections.asking;
    this.#options = options;
    this.#connections = connections;
    this.#clockOffset = clockOffset;
    this.#crashes = options.crashes ?? defaultCrashPolicy;
    this.#queues = new Map(kinds.map((kind) => [kind, new Queue(kind, { connection, prefix })]));
    const warn = (error: unknown): void => log.warn({ err: error }, 'a queue has trouble');
    for (const queue of this.#queues.values()) queue.on('error', warn);
    this.#gate = new BullMqGate(connection, prefix, lockMs);
    const wake = async (parked: Parked): Promise<void> => this.#wake(parked);
    const gate = new BullMqGate(connections.working, prefix, lockMs);
    const isOutage = options.isOutage ?? (() => false);
    const runContext = { gate, log, wake, isOutage, renewMs: Math.min(lockMs / 3, 1000) };
    this.#workers = new BullMqWorkers({ redis: connections.working, prefix, log, lockMs, runContext });
    this.#later = new BullMqLater({
      connections,
      prefix,
      log,
      enqueue: async (job) => this.#add(job),
    });
    this.#observers = new JobObservers(log);
  }

  get queues(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  async enqueue(job: Job, options: JobOptions): Promise<string> {
    return this.#add({ ...job, ...options });
  }

  async enqueueAfter(first: readonly QueuedJob[], last: QueuedJob): Promise<string> {
    const id = this.#idOf(last);
    const children = first.map((job): FlowChild => {
      const opts = toChildOptions(job, this.#idOf(job), this.#crashes);
      return { name: job.kind, queueName: this.#queue(job.kind).name, data: toJobData(job), opts };
    });
    await this.#later.after(children, { ...last, id });
    return id;
  }

  async process(
    kind: string,
    handler: JobHandler,
    { concurrency }: { readonly concurrency: number },
  ): Promise<void> {
    this.#later.start();
    await this.#workers.start(this.#queue(kind).name, handler, concurrency);
  }

  async schedule(id: string, cron: string, job: ScheduledJob): Promise<void> {
    this.#later.start();
    await this.#later.set(id, cron, job);
  }

  async unschedule(id: string): Promise<void> {
    await this.#later.remove(id);
  }

  async nextRun(id: string): Promise<Date | undefined> {
    return this.#later.next(id);
  }

  async pause(target: PauseTarget): Promise<void> {
    await this.#gate.pause(target);
    await this.#applyPauses();
  }

  async resume(target: PauseTarget): Promise<void> {
    const parked = await this.#gate.resume(target);
    await this.#applyPauses();
    for (const job of parked) await this.#wake(job);
  }

  /** Whole queues are paused by BullMQ itself; what is paused besides stays so when one reason ends. */
  async #applyPauses(): Promise<void> {
    const pauses = await this.#gate.pauses();
    for (const [kind, queue] of this.#queues) {
      const paused = pauses.has('everything') || pauses.has(pauseKey({ kind }));
      await (paused ? queue.pause() : queue.resume());
    }
  }

  async cancel(id: string): Promise<boolean> {
    let found = await this.#later.cancelAfter(id);
    for (const queue of this.#queues.values()) {
      for (const jobId of [await queue.getDeduplicationJobId(id), childJobId(id)]) {
        const job = jobId ? await queue.getJob(jobId) : undefined;
        if (job === undefined || job.finishedOn !== undefined) continue;
        found = true;
        // BullMQ refuses to remove a job that a worker has: that worker is told to stop.
        await job.remove().catch(async () => this.#gate.cancel(jobId ?? ''));
      }
    }
    return found;
  }

  async list({ limit }: { readonly limit: number }): Promise<readonly JobInfo[]> {
    return listJobs({ queues: this.queues, later: this.#later, gate: this.#gate }, limit);
  }

  observe(listener: (event: JobEvent) => void): () => void {
    if (this.#following.length === 0) this.#follow();
    return this.#observers.add(listener);
  }

  #follow(): void {
    const { prefix, log, kinds } = this.#options;
    const since = `${Date.now() + this.#clockOffset - 1}-0`;
    this.#following = kinds.map((kind) =>
      followEvents({ redis: this.#connections.working, prefix, kind, log, since }, (event) =>
        this.#observers.tell(event),
      ),
    );
  }

  async close({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#closed ??= this.#close(graceMs);
    await this.#closed;
  }

  async #close(graceMs: number): Promise<void> {
    const finished = Promise.allSettled([this.#workers.finish(), this.#later.close()]);
    await this.#within(graceMs, finished);
    this.#workers.stopRuns();
    await this.#within(abortedGraceMs, finished);
    const closing = [...this.#following, ...this.#queues.values()].map(async (open) => open.close());
    // Each waits for the server, which may be away.
    await this.#within(abortedGraceMs, Promise.allSettled(closing));
    this.#connections.close();
  }

  async #within(ms: number, work: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    await Promise.race([work, this.#options.clock.sleep(ms, over.signal).catch(() => undefined)]);
    over.abort();
  }

  async #add(job: QueuedJob): Promise<string> {
    if (this.#closed) throw new Error('the queue is closed');
    const id = this.#idOf(job);
    await this.#queue(job.kind).add(job.kind, toJobData(job), toJobOptions(job, id, this.#crashes));
    return id;
  }

  #idOf(job: QueuedJob): string {
    return job.id ?? this.#options.clock.id();
  }

  /** Never rejects: a job that can't be woken looks again by itself soon. */
  async #wake({ kind, jobId }: Parked): Promise<void> {
    try {
      await (await this.#queues.get(kind)?.getJob(jobId))?.promote();
    } catch {
      // It has woken already, or is only about to wait, or the server is away.
    }
  }

  #queue(kind: string): Queue {
    const queue = this.#queues.get(kind);
    if (queue === undefined) throw new Error(`there are no jobs of kind "${kind}"`);
    return queue;
  }
}
