import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Collection, Documents } from '@lanskatalog/core';
import { z } from 'zod';

/** What somebody with the link may do, once. */
export type LinkPurpose =
  /** Make the first account, an administrator's. */
  | { readonly kind: 'set-up' }
  /** Choose the password of an account. */
  | { readonly kind: 'password'; readonly account: string };

/** Links that work once and for an hour. Whoever has the secret may use it, so it is not kept, only its hash. */
export interface OneTimeLinks {
  /** The secret part of the link's address. */
  create(purpose: LinkPurpose): Promise<string>;
  /** What the link is for; undefined where there is none such, it has been used, or its hour is over. */
  find(secret: string): Promise<LinkPurpose | undefined>;
  /** As `find`, and nobody can use it after that. */
  use(secret: string): Promise<LinkPurpose | undefined>;
}

const validMs = 60 * 60_000;

const storedLink = z.object({
  purpose: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('set-up') }),
    z.object({ kind: z.literal('password'), account: z.string() }),
  ]),
  expiresAt: z.string(),
});
type StoredLink = z.infer<typeof storedLink>;

export async function openOneTimeLinks(documents: Documents, clock: Clock): Promise<OneTimeLinks> {
  const collection = await documents.collection<StoredLink>('one-time-links', { indexes: ['expiresAt'] });
  const working = async (secret: string) => {
    const stored = await collection.get(hashOf(secret));
    if (stored === undefined) return undefined;
    const { purpose, expiresAt } = storedLink.parse(stored.value);
    return Date.parse(expiresAt) > clock.now().getTime() ? { ...stored, purpose } : undefined;
  };
  return {
    async create(purpose) {
      const now = clock.now().getTime();
      await forgetBefore(collection, new Date(now));
      const secret = randomBytes(32).toString('base64url');
      await collection.put(hashOf(secret), { purpose, expiresAt: new Date(now + validMs).toISOString() });
      return secret;
    },
    find: async (secret) => (await working(secret))?.purpose,
    async use(secret) {
      const link = await working(secret);
      if (link === undefined) return undefined;
      return (await collection.deleteIf(link.id, link.revision)) ? link.purpose : undefined;
    },
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

async function forgetBefore(collection: Collection<StoredLink>, time: Date): Promise<void> {
  const range = { field: 'expiresAt', to: time.toISOString() };
  for await (const { id } of collection.find({ range, limit: 100 })) await collection.delete(id);
}
