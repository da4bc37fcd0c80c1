import type { Clock, Log } from '@lanskatalog/core';
import type { AccountFile, Attempts, OneTimeLinks } from '@lanskatalog/operations';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../site.ts';
import type { Oidc } from './oidc.ts';
import type { SessionUser } from './session-user.ts';

/** What the pages to sign in work with. */
export interface SignIn {
  readonly site: Site;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string | undefined;
  readonly accounts: AccountFile | undefined;
  readonly attempts: Attempts;
  readonly links: OneTimeLinks;
  readonly oidc: Oidc | undefined;
}

/**
 * The one cookie there is, set when somebody signs in. Without an age: gone when the browser is closed; how long it counts
 * is the store's to say.
 */
export function sessionCookie({ publicUrl }: { readonly publicUrl?: string | undefined }) {
  const secure = publicUrl?.startsWith('https:') === true;
  return {
    // With this prefix browsers take it from this very host, over TLS, and from nowhere else.
    name: secure ? '__Host-lanskatalog' : 'lanskatalog',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  } as const;
}

/** Starts a session of its own for whoever has signed in: an id known from before must not become theirs. */
export async function startSession(
  user: SessionUser,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<void> {
  await request.session.regenerate();
  request.session.user = user;
  // Made now, as two pages asked for at once would each make one, and one of their forms would not be taken.
  reply.generateCsrf();
}
