import type { Collection } from '@lanskatalog/core';
import { NoAnswerError } from './answered-within.ts';
import type { LeaseHolder } from './lease-holder.ts';
import {
  acquireLease,
  type Lease,
  type LeaseOptions,
  type LeaseRecord,
  releaseLease,
  renewLease,
} from './lease.ts';

export interface LeaseTerms extends LeaseOptions {
  readonly collection: Collection<LeaseRecord>;
  readonly name: string;
  /** Told once for each holder that is waited for. */
  readonly onWaiting?: (by: LeaseHolder, until: string) => void;
}

/** Somebody else holds the lease now, because this process could not renew it in time. */
export class LeaseLostError extends Error {
  constructor(name: string, options?: ErrorOptions) {
    super(`the lease "${name}" was lost to another process`, options);
    this.name = 'LeaseLostError';
  }
}

/**
 * Waits for the lease, runs `work` while renewing it, and frees it. The signal given to `work` aborts with `signal`,
 * and with a LeaseLostError if the lease is lost.
 *
 * @throws LeaseLostError also where `work` finished after the loss: its writes may have met the next holder's.
 */
export async function withLease<T>(
  terms: LeaseTerms,
  work: (lease: Lease, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const lease = await waitForLease(terms, signal);
  const lost = new AbortController();
  const finished = new AbortController();
  const heartbeat = keepRenewing(terms, lease, { lost, finished: finished.signal });
  try {
    const result = await work(lease, AbortSignal.any([signal, lost.signal]));
    lost.signal.throwIfAborted();
    return result;
  } finally {
    finished.abort();
    await heartbeat;
    await releaseLease(terms.collection, lease);
  }
}

async function waitForLease(terms: LeaseTerms, signal: AbortSignal): Promise<Lease> {
  const pollMs = Math.min(terms.ttlMs / 3, 1000);
  let waitedFor: LeaseHolder | undefined;
  for (;;) {
    signal.throwIfAborted();
    const answer = await acquireLease(terms.collection, terms.name, terms);
    if (answer.kind === 'acquired') return answer.lease;
    if (!sameHolder(answer.by, waitedFor)) terms.onWaiting?.(answer.by, answer.until);
    waitedFor = answer.by;
    await terms.clock.sleep(pollMs, signal);
  }
}

const sameHolder = (one: LeaseHolder, other: LeaseHolder | undefined): boolean =>
  one.host === other?.host && one.pid === other.pid && one.label === other.label;

/** Resolves, never rejects, once the work has finished or the lease is lost. */
async function keepRenewing(
  terms: LeaseTerms,
  first: Lease,
  { lost, finished }: { readonly lost: AbortController; readonly finished: AbortSignal },
): Promise<void> {
  let lease = first;
  for (;;) {
    const woken = await terms.clock.sleep(terms.ttlMs / 3, finished).then(
      () => true,
      () => false,
    );
    if (!woken) return;
    try {
      const renewed = await renewInTime(terms, lease);
      if (renewed === undefined) return lost.abort(new LeaseLostError(terms.name));
      lease = renewed;
    } catch (cause) {
      // The store may be back before the lease expires; after that another may rightly hold it.
      if (Date.parse(lease.expires) <= terms.clock.now().getTime()) {
        return lost.abort(new LeaseLostError(terms.name, { cause }));
      }
    }
  }
}

/**
 * As `renewLease`, but waits no longer than the lease lasts.
 *
 * @throws NoAnswerError where it has expired meanwhile: a store may take longer to say that it is away.
 */
async function renewInTime(terms: LeaseTerms, lease: Lease): Promise<Lease | undefined> {
  // One that expired while this process was frozen may still be free. Timers may be a millisecond early.
  const expiresIn = Date.parse(lease.expires) - terms.clock.now().getTime() + 1;
  const ms = Math.max(terms.ttlMs / 3, expiresIn);
  const answered = new AbortController();
  const expiry = terms.clock.sleep(ms, answered.signal).then(() => {
    throw new NoAnswerError(ms);
  });
  try {
    return await Promise.race([renewLease(terms.collection, lease, terms), expiry]);
  } finally {
    answered.abort();
  }
}
