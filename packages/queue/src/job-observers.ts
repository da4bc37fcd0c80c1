import type { JobEvent, Log } from '@lanskatalog/core';

/** Those who watch jobs; a watcher that throws harms neither the others nor the job. */
export class JobObservers {
  readonly #listeners = new Set<(event: JobEvent) => void>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Returns the way to stop. */
  add(listener: (event: JobEvent) => void): () => void {
    // A wrapper of its own, so that a listener added twice is told twice and removed one at a time.
    const own = (event: JobEvent): void => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  tell(event: JobEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#log.error({ err: error, job: event.id }, 'an observer of jobs failed');
      }
    }
  }
}
