import type { Clock, QueuedJob, ScheduledJob } from '@lanskatalog/core';
import { nextTick } from './next-tick.ts';

/** Timers of the platform overflow at 24 days, and a machine that slept should notice soon. */
const longestSleepMs = 60 * 60 * 1000;

interface Schedule {
  readonly cron: string;
  readonly stop: AbortController;
}

/** Cron schedules of one process. */
export class InProcessSchedules {
  readonly #schedules = new Map<string, Schedule>();
  readonly #clock: Clock;
  readonly #enqueue: (job: QueuedJob) => void;

  constructor(clock: Clock, enqueue: (job: QueuedJob) => void) {
    this.#clock = clock;
    this.#enqueue = enqueue;
  }

  set(id: string, cron: string, job: ScheduledJob): void {
    nextTick(cron, this.#clock.now());
    this.remove(id);
    const schedule = { cron, stop: new AbortController() };
    this.#schedules.set(id, schedule);
    void this.#run(schedule, { id, ...job });
  }

  remove(id: string): void {
    this.#schedules.get(id)?.stop.abort();
    this.#schedules.delete(id);
  }

  next(id: string): Date | undefined {
    const schedule = this.#schedules.get(id);
    return schedule && nextTick(schedule.cron, this.#clock.now());
  }

  close(): void {
    for (const id of this.#schedules.keys()) this.remove(id);
  }

  async #run({ cron, stop }: Schedule, job: ScheduledJob): Promise<void> {
    let tick = nextTick(cron, this.#clock.now());
    while (tick !== undefined) {
      if (!(await this.#sleepUntil(tick, stop.signal))) return;
      this.#enqueue({ ...job, delayMs: Math.random() * (job.jitterMs ?? 0) });
      // From the later of the two: after a long sleep of the machine, missed ticks are one.
      tick = nextTick(cron, new Date(Math.max(tick.getTime(), this.#clock.now().getTime())));
    }
  }

  /** False where the schedule was stopped. */
  async #sleepUntil(tick: Date, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const left = tick.getTime() - this.#clock.now().getTime();
      if (left <= 0) return !signal.aborted;
      const slept = await this.#clock.sleep(Math.min(left, longestSleepMs), signal).then(
        () => true,
        () => false,
      );
      if (!slept) return false;
    }
  }
}
