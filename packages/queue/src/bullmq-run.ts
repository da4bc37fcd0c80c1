import { setTimeout as sleep } from 'node:timers/promises';
import type { JobHandler, Log } from '@lanskatalog/core';
import { JobCancelledError } from '@lanskatalog/core';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { BullMqGate, Ticket } from './bullmq-gate.ts';
import { callersId, type JobData, parseJobData } from './bullmq-job-data.ts';
import { type EndedAs, Reporter } from './bullmq-report.ts';
import { messageOf, runHandler, type Settlement } from './run-handler.ts';

/** What all runs of a process share. */
export interface RunContext {
  readonly gate: BullMqGate;
  readonly log: Log;
  /** Promotes a job that waited at the gate. */
  readonly wake: (parked: { readonly kind: string; readonly jobId: string }) => Promise<void>;
  readonly isOutage: (error: unknown) => boolean;
  readonly renewMs: number;
}

/** Why a run is stopped from outside. */
type StopReason = 'cancelled' | 'closing' | 'lost';

/** What is thrown into a handler's signal where nobody cancelled the job. */
class RunStopped extends Error {
  readonly why: Exclude<StopReason, 'cancelled'>;

  constructor(why: RunStopped['why']) {
    const messages = {
      closing: 'the queue is closing',
      lost: 'another worker may have taken over the job',
    };
    super(messages[why]);
    this.name = 'RunStopped';
    this.why = why;
  }
}

/** A job that found the gate full is woken; these are for when the waker died. */
const lookAgainMs = { full: 2000, paused: 60_000 };
const newerWorkerMs = 60_000;
const outageMs = 5000;

/** One run of one job, from BullMQ's handing it out to telling it what became of it. */
export class BullMqRun {
  readonly jobId: string;
  readonly #job: Job;
  readonly #token: string;
  readonly #context: RunContext;
  readonly #stop = new AbortController();
  readonly #reporter: Reporter;

  constructor(job: Job, token: string, context: RunContext) {
    this.jobId = job.id ?? '';
    this.#job = job;
    this.#token = token;
    this.#context = context;
    this.#reporter = new Reporter(job);
  }

  stop(why: StopReason): void {
    this.#stop.abort(why === 'cancelled' ? new JobCancelledError() : new RunStopped(why));
  }

  /** @throws what tells BullMQ to delay, retry or fail the job. */
  async run(handler: JobHandler): Promise<EndedAs> {
    const parsed = parseJobData(this.#job.data);
    if (parsed.kind === 'invalid') throw new UnrecoverableError(`the job's data is wrong: ${parsed.reason}`);
    if (parsed.kind === 'newer') {
      const { version } = parsed;
      this.#context.log.error({ job: this.jobId, version }, 'a job needs a newer version of this worker');
      return this.#delay(newerWorkerMs, `it needs a worker that knows jobs of version ${version}`);
    }
    const { data } = parsed;
    const ticket = { jobId: this.jobId, run: `${this.jobId} ${this.#token}`, kind: this.#job.name, data };
    const { kind: entrance } = await this.#context.gate.enter(ticket);
    if (entrance === 'cancelled') return { state: 'cancelled' };
    if (entrance !== 'entered') return this.#delay(lookAgainMs[entrance] * (1 + Math.random()));
    const settlement = await this.#inside(ticket, handler);
    return this.#settle(settlement, data);
  }

  async #inside(ticket: Ticket, handler: JobHandler): Promise<Settlement> {
    const { gate, wake } = this.#context;
    const done = new AbortController();
    const renewing = this.#keepRenewing(ticket, done.signal);
    try {
      await this.#reporter.tell({ state: 'running' });
      return await runHandler(handler, ticket.data.payload, {
        id: callersId(this.jobId),
        uniqueId: this.jobId,
        attempt: 1 + ticket.data.retries + this.#job.attemptsMade,
        signal: this.#stop.signal,
        progress: (value) => this.#reporter.progress(value),
      });
    } finally {
      done.abort();
      await renewing;
      await this.#reporter.finish();
      for (const parked of await gate.leave(ticket)) await wake(parked);
    }
  }

  /** Resolves, never rejects, when `done`; until then stops the run if it was cancelled, or lost its place as after a long freeze. */
  async #keepRenewing(ticket: Ticket, done: AbortSignal): Promise<void> {
    while (await sleptUnlessDone(this.#context.renewMs, done)) {
      // A server that fails to answer says nothing of the place; if it is lost, the next answer tells.
      const answer = await this.#context.gate.renew(ticket).catch(() => 'held' as const);
      if (answer !== 'held') return this.stop(answer);
    }
  }

  /** The one place where a handler's outcome becomes BullMQ's. */
  async #settle(settlement: Settlement, data: JobData): Promise<EndedAs> {
    switch (settlement.kind) {
      case 'done':
        return { state: 'done' };
      case 'give-up':
        throw new UnrecoverableError(settlement.reason);
      case 'postpone':
        return this.#delay(settlement.afterMs, settlement.reason);
      case 'retry':
        await this.#job.updateData({ ...data, retries: data.retries + 1 });
        return this.#delay(settlement.afterMs, settlement.reason);
      case 'cancelled':
        return this.#settleStopped(settlement.reason);
      case 'crashed':
        return this.#crash(settlement.error);
    }
  }

  async #settleStopped(reason: string): Promise<EndedAs> {
    const stopped: unknown = this.#stop.signal.reason;
    const why = stopped instanceof RunStopped ? stopped.why : 'cancelled';
    if (why === 'cancelled') return { state: 'cancelled', reason };
    if (why === 'closing') return this.#delay(0, reason);
    throw new Error(reason);
  }

  async #crash(error: unknown): Promise<EndedAs> {
    this.#context.log.error({ err: error, job: this.jobId, kind: this.#job.name }, 'a job handler threw');
    const reason = messageOf(error);
    if (this.#context.isOutage(error)) return this.#delay(outageMs, reason);
    if (this.#job.attemptsMade + 1 < (this.#job.opts.attempts ?? 1)) {
      await this.#reporter.tell({ state: 'waiting', reason });
    }
    throw error instanceof Error ? error : new Error(reason);
  }

  /** Gives the job back to BullMQ, to be handed out again after the time; told to observers if there is a reason. */
  async #delay(ms: number, reason?: string): Promise<never> {
    await this.#job.moveToDelayed(Date.now() + Math.round(ms), this.#token);
    if (reason !== undefined) await this.#reporter.tell({ state: 'waiting', reason });
    throw new DelayedError();
  }
}

async function sleptUnlessDone(ms: number, done: AbortSignal): Promise<boolean> {
  return sleep(ms, true, { signal: done }).catch(() => false);
}
