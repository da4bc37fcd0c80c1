import { createHash } from 'node:crypto';
import type { Clock, Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';

/** Keeps those from guessing who try password after password; kept in the store, so that all web workers share it. */
export interface Attempts {
  /**
   * Counts an attempt before it is made, so that many at once count, too. Refused: until when nothing is tried for this
   * name, or from this address.
   */
  begin(
    attempt: Attempt,
  ): Promise<{ readonly kind: 'go-on' } | { readonly kind: 'wait'; readonly until: Date }>;
  /** The attempt was right, and so not a guess. */
  succeed(attempt: Attempt): Promise<void>;
}

interface Attempt {
  /** As typed, whether there is such an account or not. */
  readonly name: string;
  /** IP address. */
  readonly address: string;
}

interface Limit {
  /** Wrong attempts that cost nothing: people mistype. */
  readonly free: number;
  readonly longestMs: number;
}

// Whoever guesses at one name can keep its owner out for as long as they go on, so a name's wait is the shorter one.
const limits = {
  name: { free: 5, longestMs: 5 * 60_000 },
  address: { free: 20, longestMs: 30 * 60_000 },
} as const satisfies Record<string, Limit>;

const firstWaitMs = 2000;
const forgottenAfterMs = 60 * 60_000;

const counted = z.object({ failures: z.int().min(0), lastAt: z.string(), until: z.string() });
type Counted = z.infer<typeof counted>;

export async function openAttempts(documents: Documents, clock: Clock): Promise<Attempts> {
  const collection = await documents.collection<Counted>('sign-in-attempts', { indexes: ['lastAt'] });
  const now = (): number => clock.now().getTime();
  return {
    async begin(attempt) {
      await forget(collection, now());
      const waits = await Promise.all(keysOf(attempt).map((key) => countOne(collection, key, now())));
      const until = Math.max(...waits);
      return until > now() ? { kind: 'wait', until: new Date(until) } : { kind: 'go-on' };
    },
    async succeed(attempt) {
      const [name, address] = keysOf(attempt);
      await collection.delete(name.id);
      // Not forgotten whole: else who has an account of their own could guess at others' for ever.
      const stored = await collection.get(address.id);
      if (stored === undefined) return;
      const failures = Math.max(0, counted.parse(stored.value).failures - 1);
      await collection.putIf(address.id, { ...stored.value, failures }, stored.revision);
    },
  };
}

interface Key {
  readonly id: string;
  readonly limit: Limit;
}

const keysOf = ({ name, address }: Attempt): readonly [Key, Key] => [
  { id: `name-${digest(name.trim().toLowerCase())}`, limit: limits.name },
  { id: `address-${digest(networkOf(address))}`, limit: limits.address },
];

/** What people type is sometimes their password, and addresses are personal data: neither is kept. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** One subscriber has all addresses of an IPv6 /64. */
const networkOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;

const tries = 20;

/** Milliseconds of the time until which nothing is to be tried; counts the attempt where that is past. */
async function countOne(collection: Collection<Counted>, { id, limit }: Key, now: number): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const stored = await collection.get(id);
    const before = stored === undefined ? undefined : counted.parse(stored.value);
    const blockedUntil = before === undefined ? 0 : Date.parse(before.until);
    if (blockedUntil > now) return blockedUntil;
    const failures = (before?.failures ?? 0) + 1;
    const after = {
      failures,
      lastAt: new Date(now).toISOString(),
      until: new Date(now + waitMs(failures, limit)).toISOString(),
    };
    if (await collection.putIf(id, after, stored?.revision ?? 0)) return 0;
  }
  // So many at the same moment is nobody typing.
  return now + firstWaitMs;
}

/** Twice as long each time. */
const waitMs = (failures: number, { free, longestMs }: Limit): number =>
  failures < free ? 0 : Math.min(longestMs, firstWaitMs * 2 ** (failures - free));

const forgottenAtOnce = 100;

/** Each attempt leaves at most two documents and takes up to a hundred old ones away, so there are never many. */
async function forget(collection: Collection<Counted>, now: number): Promise<void> {
  const to = new Date(now - forgottenAfterMs).toISOString();
  for await (const { id, revision } of collection.find({
    range: { field: 'lastAt', to },
    limit: forgottenAtOnce,
  })) {
    await collection.deleteIf(id, revision);
  }
}
