import { signInLocally } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sendHtml } from '../page-routes.ts';
import type { SignInMessage } from '../pages/sign-in-page.tsx';
import { signInPage } from '../pages/sign-in-page.tsx';
import { englishPrefix, viewOf } from '../view.ts';
import { ownPath } from './own-path.ts';
import { localUser } from './session-user.ts';
import type { SignIn } from './sign-in.ts';
import { asking } from './store-away.ts';
import { sessionCookie, startSession } from './sign-in.ts';

export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

const form = z.object({
  name: z.string().max(200),
  password: z.string().max(1000),
  next: z.string().optional(),
});

/** Signing in by name and password, and signing out. */
export function addSignInRoutes(scope: FastifyInstance, signIn: SignIn): void {
  for (const prefix of ['', englishPrefix]) {
    scope.get(`${prefix}/operator/sign-in`, { config: { role: 'viewer' } }, (request, reply) => {
      const { next } = request.query as { next?: string };
      if (request.session.user !== undefined) return goOn(next, { request, reply });
      return showSignIn(signIn, { next }, { request, reply });
    });
    scope.post(
      `${prefix}/operator/sign-in`,
      { config: { role: 'viewer', beginsSession: true } },
      (request, reply) => takePassword(signIn, { request, reply }),
    );
    scope.post(`${prefix}/operator/sign-out`, { config: { role: 'viewer' } }, async (request, reply) => {
      await request.session.destroy();
      const { name, options } = sessionCookie(signIn);
      return reply.clearCookie(name, options).redirect(`${prefix}/operator/sign-in?out=1`, 303);
    });
  }
}

async function takePassword(signIn: SignIn, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { accounts, attempts, log, clock } = signIn;
  const typed = form.safeParse(request.body);
  if (accounts === undefined || !typed.success)
    return showSignIn(signIn, { message: { kind: 'wrong' } }, { request, reply: reply.code(400) });
  const { next, name, password } = typed.data;
  if (lacksTls(signIn, request)) return showSignIn(signIn, { next, message: { kind: 'no-tls' } }, exchange);
  const result = await asking(
    signInLocally({ file: accounts, attempts }, { name, password, address: request.ip }),
  );
  switch (result.kind) {
    case 'signed-in':
      await startSession(localUser(result.account, clock.now()), exchange);
      log.info({ account: result.account.name }, 'signed in');
      return goOn(next, exchange);
    case 'wait': {
      const seconds = Math.ceil((result.until.getTime() - clock.now().getTime()) / 1000);
      log.warn({ seconds }, 'too many attempts to sign in');
      void reply.code(429).header('retry-after', seconds);
      return showSignIn(signIn, { next, name, message: { kind: 'wait', seconds } }, exchange);
    }
    case 'wrong':
      void reply.code(401);
      return showSignIn(signIn, { next, name, message: { kind: 'wrong' } }, exchange);
    case 'unusable':
      log.error({ reason: result.reason }, 'the accounts can not be read');
      void reply.code(503);
      return showSignIn(signIn, { next, name, message: { kind: 'unusable' } }, exchange);
  }
}

/** A secure cookie would not be kept, and the person sent round in circles. */
export function lacksTls({ publicUrl, log }: SignIn, { protocol }: FastifyRequest): boolean {
  const lacks = publicUrl?.startsWith('https:') === true && protocol !== 'https';
  if (lacks) log.error({}, 'the proxy does not say that the request came by https, or is not trusted');
  return lacks;
}

export interface SignInShown {
  readonly next?: string | undefined;
  readonly name?: string;
  readonly message?: SignInMessage;
}

export async function showSignIn(signIn: SignIn, shown: SignInShown, { request, reply }: Exchange) {
  const read = await signIn.accounts?.read();
  const html = signInPage(viewOf(signIn.site, request), {
    ...shown,
    next: ownPath(shown.next),
    local: signIn.accounts !== undefined,
    oidc: signIn.oidc !== undefined,
    empty: read?.kind === 'accounts' && read.accounts.length === 0 && signIn.oidc === undefined,
    signedOut: (request.query as { out?: string }).out !== undefined,
  });
  return sendHtml(reply, html);
}

/** To the page that the person came for, else to the overview. */
export function goOn(next: string | undefined, { request, reply }: Exchange): FastifyReply {
  const english = request.url.startsWith(`${englishPrefix}/`);
  return reply.redirect(ownPath(next) ?? `${english ? englishPrefix : ''}/operator`, 303);
}
