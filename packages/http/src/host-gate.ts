import type { Clock } from '@lanskatalog/core';

interface Host {
  active: number;
  /** Epoch milliseconds before which no request starts. */
  nextStart: number;
  readonly waiting: (() => void)[];
}

/** Keeps us polite: at most so many requests at a time to one host, and a pause between their starts. */
export class HostGate {
  readonly #hosts = new Map<string, Host>();
  readonly #concurrency: number;
  readonly #clock: Clock;

  constructor(concurrency: number, clock: Clock) {
    this.#concurrency = concurrency;
    this.#clock = clock;
  }

  /**
   * Runs `work` when it is its turn; turns come in the order of asking. The next start waits `delayMs` after this one.
   * Rejects with the signal's reason if aborted while waiting.
   */
  async pass<T>(
    place: { host: string; delayMs: number },
    work: () => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const host = this.#host(place.host);
    await this.#takeSlot(host, signal);
    try {
      await this.#waitForStart(host, place.delayMs, signal);
      return await work();
    } finally {
      this.#freeSlot(host);
    }
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name);
    if (known !== undefined) return known;
    const added: Host = { active: 0, nextStart: 0, waiting: [] };
    this.#hosts.set(name, added);
    return added;
  }

  async #takeSlot(host: Host, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (host.active < this.#concurrency) {
      host.active += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        host.waiting.splice(host.waiting.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      host.waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  /** The slot goes straight to the next in line, so nobody who comes later can slip in between. */
  #freeSlot(host: Host): void {
    const next = host.waiting.shift();
    if (next === undefined) host.active -= 1;
    else next();
  }

  async #waitForStart(host: Host, delayMs: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now().getTime();
    const start = Math.max(now, host.nextStart);
    host.nextStart = start + delayMs;
    if (start > now) await this.#clock.sleep(start - now, signal);
  }
}
