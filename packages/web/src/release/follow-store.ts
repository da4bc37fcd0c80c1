import type { Log } from '@lanskatalog/core';

/** Something in the store that is read again now and then. */
export interface Followed<T> {
  /** What was read last, while the store does not answer. */
  get(): Promise<T>;
}

const recheckMs = 5000;

/** Reads at most every few seconds, and serves what it read last when it can't. */
export function followStore<T>(
  read: () => Promise<T>,
  { first, log }: { readonly first: T; readonly log: Log },
): Followed<T> {
  let known = first;
  let checked = Number.NEGATIVE_INFINITY;
  return {
    async get() {
      if (performance.now() - checked < recheckMs) return known;
      checked = performance.now();
      try {
        known = await read();
      } catch (error) {
        log.warn({ err: error }, 'the store does not answer; showing what it said last');
      }
      return known;
    },
  };
}
