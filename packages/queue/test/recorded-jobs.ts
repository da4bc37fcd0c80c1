import type { JobContext, JobEvent, JobHandler, JobOutcome, Jobs } from '@lanskatalog/core';

interface Started {
  readonly payload: unknown;
  readonly context: JobContext;
  finish(outcome: JobOutcome): void;
  fail(error: Error): void;
}

/** A handler whose calls a test sees and ends one by one. */
export class HeldHandler {
  readonly started: Started[] = [];

  readonly handle: JobHandler = async (payload, context) =>
    new Promise((resolve, reject) => {
      this.started.push({ payload, context, finish: resolve, fail: reject });
      context.signal.addEventListener('abort', () => reject(context.signal.reason));
    });

  payloads(): unknown[] {
    return this.started.map(({ payload }) => payload);
  }

  /** The call number `index`, counted from 0, as soon as it has begun. */
  async call(index: number): Promise<Started> {
    await until(
      () => this.started.length > index,
      () => `call ${index} of ${this.started.length}`,
    );
    return this.started.at(index)!;
  }
}

/** All the events of a queue from now on. */
export class RecordedEvents {
  readonly events: JobEvent[] = [];
  readonly stop: () => void;

  constructor(jobs: Jobs) {
    this.stop = jobs.observe((event) => this.events.push(event));
  }

  statesOf(id: string): string[] {
    return this.events.filter((event) => event.id === id && !event.progress).map(({ state }) => state);
  }

  async until(id: string, state: string): Promise<JobEvent> {
    const find = (): JobEvent | undefined =>
      this.events.find((event) => event.id === id && event.state === state);
    await until(
      () => find() !== undefined,
      () => `${id} ${state}, but saw ${JSON.stringify(this.events)}`,
    );
    return find()!;
  }
}

/** Looks every few milliseconds; fails after some seconds, saying what it waited for. */
export async function until(holds: () => boolean, what: () => string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what()}`);
    await pause(5);
  }
}

export const pause = async (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
