import type {
  Clock,
  Job,
  JobEvent,
  JobHandler,
  JobInfo,
  JobOptions,
  Jobs,
  JobState,
  Log,
  PauseTarget,
  QueuedJob,
  ScheduledJob,
} from '@lanskatalog/core';
import { JobCancelledError } from '@lanskatalog/core';
import { crashDelayMs, type CrashPolicy, defaultCrashPolicy } from './crash-policy.ts';
import { type Entry, toJobInfo } from './in-process-entry.ts';
import { InProcessLine } from './in-process-line.ts';
import { InProcessSchedules } from './in-process-schedules.ts';
import { JobObservers } from './job-observers.ts';
import { messageOf, runHandler, type Settlement } from './run-handler.ts';

export interface InProcessOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly crashes?: CrashPolicy;
}

/** Of failed jobs the latest are remembered. */
const failedKept = 100;

/** How long an aborted handler may take to notice before it is left behind. */
const abortedGraceMs = 1000;

interface Processor {
  readonly handler: JobHandler;
  readonly concurrency: number;
  running: number;
}

/**
 * Jobs inside this process, for an installation of one. They are kept in memory: what waits or runs when the process
 * ends is gone, and so are pauses.
 */
export const createInProcessJobs = (options: InProcessOptions): Jobs => new InProcessJobs(options);

class InProcessJobs implements Jobs {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #crashes: CrashPolicy;
  readonly #observers: JobObservers;
  readonly #schedules: InProcessSchedules;
  readonly #line: InProcessLine;
  readonly #processors = new Map<string, Processor>();
  readonly #runs = new Set<Promise<void>>();
  /** Latest first. */
  readonly #failed: JobInfo[] = [];

  constructor({ clock, log, crashes = defaultCrashPolicy }: InProcessOptions) {
    this.#clock = clock;
    this.#log = log;
    this.#crashes = crashes;
    this.#observers = new JobObservers(log);
    this.#line = new InProcessLine(clock, () => this.#startWhatCan());
    this.#schedules = new InProcessSchedules(clock, (job) => {
      this.#add(job);
      this.#startWhatCan();
    });
  }

  async enqueue(job: Job, options: JobOptions): Promise<string> {
    const { id } = this.#add({ ...job, ...options });
    this.#startWhatCan();
    return id;
  }

  async enqueueAfter(first: readonly QueuedJob[], last: QueuedJob): Promise<string> {
    const before = first.map((job) => this.#add(job));
    const { id } = this.#add(last, before);
    this.#startWhatCan();
    return id;
  }

  async process(
    kind: string,
    handler: JobHandler,
    { concurrency }: { readonly concurrency: number },
  ): Promise<void> {
    if (this.#processors.has(kind)) throw new Error(`jobs of kind "${kind}" are processed already`);
    this.#processors.set(kind, { handler, concurrency, running: 0 });
    this.#startWhatCan();
  }

  async schedule(id: string, cron: string, job: ScheduledJob): Promise<void> {
    this.#schedules.set(id, cron, job);
  }

  async unschedule(id: string): Promise<void> {
    this.#schedules.remove(id);
  }

  async nextRun(id: string): Promise<Date | undefined> {
    return this.#schedules.next(id);
  }

  async pause(target: PauseTarget): Promise<void> {
    this.#line.pause(target);
  }

  async resume(target: PauseTarget): Promise<void> {
    this.#line.resume(target);
    this.#startWhatCan();
  }

  async cancel(id: string): Promise<boolean> {
    const found = this.#line.withId(id);
    for (const entry of found) {
      entry.rerun = undefined;
      const reason = new JobCancelledError();
      entry.stop.abort(reason);
      if (entry.state !== 'running') this.#end(entry, 'cancelled', reason.message);
    }
    this.#startWhatCan();
    return found.length > 0;
  }

  async list({ limit }: { readonly limit: number }): Promise<readonly JobInfo[]> {
    return [...this.#line.all().map(toJobInfo), ...this.#failed].slice(0, limit);
  }

  observe(listener: (event: JobEvent) => void): () => void {
    return this.#observers.add(listener);
  }

  async close({ graceMs }: { readonly graceMs: number }): Promise<void> {
    this.#schedules.close();
    this.#line.close();
    await this.#untilIdle(graceMs);
    for (const { stop } of this.#line.running) stop.abort(new Error('the queue was closed'));
    await this.#untilIdle(abortedGraceMs);
  }

  #add(job: QueuedJob, after: readonly Entry[] = []): Entry {
    const { entry, isNew } = this.#line.add(job, after);
    if (isNew) this.#tell(entry, 'waiting');
    return entry;
  }

  #startWhatCan(): void {
    const hasRoom = (kind: string): boolean => {
      const processor = this.#processors.get(kind);
      return processor !== undefined && processor.running < processor.concurrency;
    };
    for (let entry = this.#line.start(hasRoom); entry !== undefined; entry = this.#line.start(hasRoom)) {
      const run = this.#run(entry, this.#processors.get(entry.job.kind)!);
      this.#runs.add(run);
      void run.then(() => this.#runs.delete(run));
    }
  }

  async #run(entry: Entry, processor: Processor): Promise<void> {
    processor.running += 1;
    this.#tell(entry, 'running');
    const settlement = await runHandler(processor.handler, structuredClone(entry.job.payload), {
      id: entry.id,
      uniqueId: entry.uniqueId,
      attempt: entry.attempt,
      signal: entry.stop.signal,
      progress: (progress) => this.#tell(entry, 'running', { progress }),
    });
    processor.running -= 1;
    this.#settle(entry, settlement);
    this.#startWhatCan();
  }

  #settle(entry: Entry, settlement: Settlement): void {
    switch (settlement.kind) {
      case 'done':
        return this.#end(entry, 'done');
      case 'give-up':
        return this.#end(entry, 'failed', settlement.reason);
      case 'cancelled':
        return this.#end(entry, 'cancelled', settlement.reason);
      case 'postpone':
        return this.#holdBack(entry, settlement);
      case 'retry':
        entry.attempt += 1;
        return this.#holdBack(entry, settlement);
      case 'crashed':
        return this.#crash(entry, settlement.error);
    }
  }

  #crash(entry: Entry, error: unknown): void {
    this.#log.error({ err: error, job: entry.id, kind: entry.job.kind }, 'a job handler threw');
    entry.crashes += 1;
    const reason = messageOf(error);
    if (entry.crashes >= this.#crashes.attempts) return this.#end(entry, 'failed', reason);
    entry.attempt += 1;
    this.#holdBack(entry, { reason, afterMs: crashDelayMs(this.#crashes, entry.crashes) });
  }

  #holdBack(entry: Entry, { reason, afterMs }: { readonly reason: string; readonly afterMs: number }): void {
    this.#line.hold(entry, afterMs);
    this.#tell(entry, 'waiting', { reason });
  }

  #end(entry: Entry, state: JobState, reason?: string): void {
    const rerun = this.#line.end(entry);
    this.#tell(entry, state, reason === undefined ? {} : { reason });
    if (state === 'failed') {
      this.#failed.unshift({ ...toJobInfo(entry), state });
      this.#failed.splice(failedKept);
    }
    if (rerun !== undefined) this.#add(rerun);
  }

  #tell(entry: Entry, state: JobState, more: Pick<JobEvent, 'progress' | 'reason'> = {}): void {
    const { id, job, told } = entry;
    if (state !== told.state) entry.since = this.#clock.now();
    entry.told = { state, ...more };
    this.#observers.tell({ id, kind: job.kind, state, ...more });
  }

  async #untilIdle(ms: number): Promise<void> {
    const idle = new AbortController();
    const patience = this.#clock.sleep(ms, idle.signal).catch(() => undefined);
    await Promise.race([Promise.all(this.#runs), patience]);
    idle.abort();
  }
}
