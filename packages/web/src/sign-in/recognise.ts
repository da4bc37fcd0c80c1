import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '@lanskatalog/core';
import type { AccountFile, Actor, ApiTokens } from '@lanskatalog/operations';
import { actorWith } from '@lanskatalog/operations';
import type { FastifyRequest } from 'fastify';
import { longestMs } from './session-store.ts';
import type { SessionUser } from './session-user.ts';
import { asking } from './store-away.ts';
import type { SignInSettings } from './sign-in-settings.ts';

export interface Known {
  readonly clock: Clock;
  readonly tokens: ApiTokens;
  readonly accounts: AccountFile | undefined;
  readonly ownToken: SignInSettings['ownToken'];
}

/** Writing at each request would cost more than knowing the minute is worth. */
const touchEveryMs = 60_000;

/**
 * Who asks: by API token where one is sent, else by session. What has changed since the person signed in counts: a role
 * taken away, an account disabled, a new password.
 */
export async function recognise(known: Known, request: FastifyRequest): Promise<Actor | undefined> {
  const secret = bearerOf(request);
  if (secret !== undefined) return ownActor(known, secret) ?? asking(known.tokens.actorOf(secret));
  const { user, touchedAt } = request.session;
  if (user === undefined) return undefined;
  const now = known.clock.now();
  const actor =
    now.getTime() - Date.parse(user.signedInAt) > longestMs ? undefined : await actorOfUser(known, user);
  if (actor === undefined) await request.session.regenerate();
  else if (isByHand(request) && now.getTime() - Date.parse(touchedAt ?? user.signedInAt) > touchEveryMs)
    request.session.touchedAt = now.toISOString();
  return actor;
}

/** What a page asks for by itself, as it stays open, is no sign that somebody is there; old browsers don't tell. */
const isByHand = ({ headers }: FastifyRequest): boolean =>
  (headers['sec-fetch-dest'] ?? 'document') === 'document';

/** Tokens are for programs: pages take sessions alone. */
export const bearerOf = ({ url, headers }: FastifyRequest): string | undefined =>
  url.startsWith('/api/') ? /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] : undefined;

async function actorOfUser({ accounts }: Known, user: SessionUser): Promise<Actor | undefined> {
  if (user.kind === 'oidc') return user.actor;
  const read = await accounts?.read();
  if (read?.kind !== 'accounts') return undefined;
  const account = read.accounts.find(({ name }) => name === user.name);
  if (account === undefined || account.disabled || account.passwordSetAt !== user.passwordSetAt)
    return undefined;
  return actorWith(account);
}

/** Whoever can read the data directory of a server may do all that can be done there anyway. */
function ownActor({ ownToken }: Known, secret: string): Actor | undefined {
  if (ownToken === undefined || !timingSafeEqual(digest(secret), digest(ownToken.secret))) return undefined;
  return { id: `local:${ownToken.name}@cli`, name: ownToken.name, role: 'administrator', via: 'cli' };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
