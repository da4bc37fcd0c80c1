import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Collection, Documents, Stored } from '@lanskatalog/core';
import { z } from 'zod';
import type { Actor, Role } from '../roles.ts';
import { roles } from '../roles.ts';

/** A key for a program. The secret itself is shown once and kept nowhere. */
export interface ApiToken {
  readonly id: string;
  /** What it is for: what the audit log shows. */
  readonly name: string;
  readonly role: Role;
  readonly municipality?: string;
  /** Names of actions, and `read`; absent where it may do all that its role may. */
  readonly scopes?: readonly string[];
  /** Name of whoever made it. */
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** `2026-03-10` */
  readonly lastUsed?: string;
  readonly revokedAt?: string;
}

export interface NewApiToken extends Pick<ApiToken, 'name' | 'role' | 'createdBy'> {
  readonly municipality?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** From now; at most `maxTokenDays`. */
  readonly days: number;
}

export interface ApiTokens {
  /** Makes a token; `secret` is what the program sends, and is not kept. */
  create(wanted: NewApiToken): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** Newest first, those that no longer work included. */
  list(): Promise<readonly ApiToken[]>;
  /** False where there is no such token, or it was revoked before. */
  revoke(id: string): Promise<boolean>;
  /** Whose token this is; undefined for anything that is no working token. */
  actorOf(secret: string): Promise<Actor | undefined>;
}

/** A token that nobody renews is one that nobody remembers. */
export const maxTokenDays = 366;

const storedToken = z.object({
  token: z.object({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    municipality: z.string().exactOptional(),
    scopes: z.array(z.string()).exactOptional(),
    createdBy: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    lastUsed: z.string().exactOptional(),
    revokedAt: z.string().exactOptional(),
  }),
  /** SHA-256: enough for 256 random bits, which nobody can try out. */
  hash: z.string(),
});
interface StoredToken {
  readonly token: ApiToken;
  readonly hash: string;
}

const secretForm = /^lk_([a-z0-9]{16})_([\w-]{43})$/;
const dayMs = 86_400_000;

export async function openApiTokens(documents: Documents, clock: Clock): Promise<ApiTokens> {
  const collection = await documents.collection<StoredToken>('api-tokens', { indexes: ['token.createdAt'] });
  return {
    create: (wanted) => createToken(collection, wanted, clock),
    async list() {
      const found: ApiToken[] = [];
      for await (const { value } of collection.find({
        order: { field: 'token.createdAt', descending: true },
      })) {
        found.push(storedToken.parse(value).token);
      }
      return found;
    },
    async revoke(id) {
      const stored = await collection.get(id);
      if (stored === undefined || stored.value.token.revokedAt !== undefined) return false;
      return change(collection, stored, { revokedAt: clock.now().toISOString() });
    },
    async actorOf(secret) {
      const [, id, random] = secretForm.exec(secret) ?? [];
      if (id === undefined || random === undefined) return undefined;
      const stored = await collection.get(id);
      if (stored === undefined) return undefined;
      const { token, hash } = storedToken.parse(stored.value);
      const now = clock.now();
      if (
        !matches(random, hash) ||
        token.revokedAt !== undefined ||
        Date.parse(token.expiresAt) <= now.getTime()
      )
        return undefined;
      // The day is enough to tell whether it is still in use, and costs one write a day. A revocation goes before it.
      const lastUsed = now.toISOString().slice(0, 10);
      if (token.lastUsed !== lastUsed) await change(collection, stored, { lastUsed });
      return actorWith(token);
    },
  };
}

async function createToken(
  collection: Collection<StoredToken>,
  { days, municipality, scopes, ...wanted }: NewApiToken,
  clock: Clock,
): Promise<{ readonly token: ApiToken; readonly secret: string }> {
  const now = clock.now();
  const random = randomBytes(32).toString('base64url');
  const token: ApiToken = {
    ...wanted,
    id: randomBytes(8).toString('hex'),
    ...(municipality === undefined ? {} : { municipality }),
    ...(scopes === undefined ? {} : { scopes }),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + Math.min(days, maxTokenDays) * dayMs).toISOString(),
  };
  await collection.put(token.id, { token, hash: hashOf(random) });
  return { token, secret: `lk_${token.id}_${random}` };
}

const change = (
  collection: Collection<StoredToken>,
  { id, value, revision }: Stored<StoredToken>,
  changes: Partial<ApiToken>,
): Promise<boolean> => collection.putIf(id, { ...value, token: { ...value.token, ...changes } }, revision);

const hashOf = (random: string): string => createHash('sha256').update(random).digest('hex');

const matches = (random: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(random), 'hex'), Buffer.from(hash, 'hex'));

const actorWith = ({ id, name, role, municipality, scopes }: ApiToken): Actor => ({
  id: `token:${id}`,
  name,
  role,
  via: 'api',
  ...(municipality === undefined ? {} : { municipality }),
  ...(scopes === undefined ? {} : { scopes }),
});
