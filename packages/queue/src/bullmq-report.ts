import type { JobEvent } from '@lanskatalog/core';
import type { Job } from 'bullmq';
import { z } from 'zod';

const progress = z.object({ stage: z.string(), done: z.number(), total: z.number().exactOptional() });

/**
 * What a worker tells of a job while BullMQ counts it as active. BullMQ's own events don't say why a job waits again,
 * and take one that only looked whether it may start for one that runs.
 */
const report = z.object({
  state: z.enum(['running', 'waiting']),
  progress: progress.exactOptional(),
  reason: z.string().exactOptional(),
});

export type Report = z.infer<typeof report>;

/** undefined for what no worker of ours has written. */
export const parseReport = (data: unknown): Report | undefined => report.safeParse(data).data;

const endedAs = z.object({ state: z.enum(['done', 'cancelled']), reason: z.string().exactOptional() });

/** What a run returns to BullMQ, which calls both a completion. */
export type EndedAs = z.infer<typeof endedAs>;

export const parseEnd = (returned: unknown): EndedAs => endedAs.safeParse(returned).data ?? { state: 'done' };

/** Between two reports of progress; a handler may have thousands. */
const reportEveryMs = 200;

/** Writes a run's reports in order, of its progress the latest now and then. */
export class Reporter {
  readonly #job: Job;
  #written: Promise<void> = Promise.resolve();
  #latest: Report | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(job: Job) {
    this.#job = job;
  }

  progress(value: NonNullable<JobEvent['progress']>): void {
    this.#latest = { state: 'running', progress: value };
    if (this.#timer !== undefined) return;
    this.#writeLatest();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writeLatest();
    }, reportEveryMs);
  }

  /** After everything reported before. */
  async tell(value: Report): Promise<void> {
    this.#write(value);
    await this.#written;
  }

  /** Writes what is left, and nothing later. */
  async finish(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writeLatest();
    await this.#written;
  }

  #writeLatest(): void {
    if (this.#latest !== undefined) this.#write(this.#latest);
    this.#latest = undefined;
  }

  #write(value: Report): void {
    // A report that can't be written is not worth a job: BullMQ will have more to say about the reason.
    this.#written = this.#written.then(async () => this.#job.updateProgress(value)).catch(() => undefined);
  }
}
