import type { Clock, Collection } from '@lanskatalog/core';
import { hasDied, type LeaseHolder } from './lease-holder.ts';

/** A lease as it is stored; it stays when released, so that tokens only ever grow. */
export interface LeaseRecord {
  readonly token: number;
  /** null while nobody holds it. */
  readonly holder: LeaseHolder | null;
  /** ISO 8601 instant after which anybody may take it. */
  readonly expires: string;
}

export interface Lease {
  readonly name: string;
  /** Fencing token: greater than that of every earlier holder. What is written with a smaller one came too late. */
  readonly token: number;
  readonly expires: string;
}

export type LeaseAnswer =
  | { readonly kind: 'acquired'; readonly lease: Lease }
  | { readonly kind: 'held'; readonly by: LeaseHolder; readonly until: string };

export interface LeaseOptions {
  readonly holder: LeaseHolder;
  readonly ttlMs: number;
  readonly clock: Clock;
}

/**
 * Takes the lease if it is free, expired, or held by a process of this machine that has died. Machines that share
 * leases need clocks that differ by much less than `ttlMs`.
 */
export async function acquireLease(
  collection: Collection<LeaseRecord>,
  name: string,
  options: LeaseOptions,
): Promise<LeaseAnswer> {
  for (;;) {
    const stored = await collection.get(name);
    const held = stored && heldBy(stored.value, options.clock);
    if (held !== undefined) return { kind: 'held', ...held };
    const token = (stored?.value.token ?? 0) + 1;
    const record = { token, holder: options.holder, expires: expiry(options) };
    // Not written means that somebody was faster, and holds it now.
    if (await collection.putIf(name, record, stored?.revision ?? 0)) {
      return { kind: 'acquired', lease: { name, token, expires: record.expires } };
    }
  }
}

/** Whether anybody who is alive holds the lease. */
export async function isLeaseHeld(
  collection: Collection<LeaseRecord>,
  name: string,
  clock: Clock,
): Promise<boolean> {
  const stored = await collection.get(name);
  return stored !== undefined && heldBy(stored.value, clock) !== undefined;
}

function heldBy(
  { holder, expires }: LeaseRecord,
  clock: Clock,
): { readonly by: LeaseHolder; readonly until: string } | undefined {
  const isOver = holder === null || Date.parse(expires) <= clock.now().getTime() || hasDied(holder);
  return isOver ? undefined : { by: holder, until: expires };
}

/** Holds the lease for another `ttlMs`, even after it expired if nobody took it; undefined where it is lost. */
export async function renewLease(
  collection: Collection<LeaseRecord>,
  lease: Lease,
  options: LeaseOptions,
): Promise<Lease | undefined> {
  const stored = await collection.get(lease.name);
  if (stored?.value.token !== lease.token || stored.value.holder === null) return undefined;
  const expires = expiry(options);
  const record = { token: lease.token, holder: options.holder, expires };
  return (await collection.putIf(lease.name, record, stored.revision)) ? { ...lease, expires } : undefined;
}

/** Frees the lease for the next; false where it was lost before. */
export async function releaseLease(collection: Collection<LeaseRecord>, lease: Lease): Promise<boolean> {
  const stored = await collection.get(lease.name);
  if (stored?.value.token !== lease.token || stored.value.holder === null) return false;
  return collection.putIf(lease.name, { ...stored.value, holder: null }, stored.revision);
}

const expiry = ({ clock, ttlMs }: LeaseOptions): string =>
  new Date(clock.now().getTime() + ttlMs).toISOString();
