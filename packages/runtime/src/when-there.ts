import type { Clock } from '@lanskatalog/core';

/** Between two attempts to open it; who asks in between is told of the last one. */
const restMs = 2000;

/** A server that may be away when this process starts: opened at first use, and until that succeeds at later ones. */
export class WhenThere<T> {
  readonly #open: () => Promise<T>;
  readonly #clock: Clock;
  #opening: Promise<T> | undefined;
  #failedAt: number | undefined;

  constructor(open: () => Promise<T>, clock: Clock) {
    this.#open = open;
    this.#clock = clock;
  }

  /** @throws what opening it throws. */
  async get(): Promise<T> {
    if (this.#opening !== undefined && !this.#isDueAgain()) return this.#opening;
    this.#failedAt = undefined;
    const opening = this.#open();
    this.#opening = opening;
    opening.catch(() => {
      this.#failedAt = this.#clock.now().getTime();
    });
    return opening;
  }

  /** undefined where it has not been opened, or could not be. */
  async opened(): Promise<T | undefined> {
    return this.#opening?.catch(() => undefined);
  }

  /** Calls `use` as soon as it is there, unless aborted before. Never rejects unless `use` does. */
  async once(use: (it: T) => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const found = await this.get().then(
        (it) => ({ it }),
        () => undefined,
      );
      if (signal.aborted) return;
      if (found !== undefined) return use(found.it);
      await this.#clock.sleep(restMs, signal).catch(() => undefined);
    }
  }

  #isDueAgain(): boolean {
    return this.#failedAt !== undefined && this.#clock.now().getTime() - this.#failedAt >= restMs;
  }
}
