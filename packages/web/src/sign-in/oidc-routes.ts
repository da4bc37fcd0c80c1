import type { FastifyInstance, FastifyReply } from 'fastify';
import { englishPrefix } from '../view.ts';
import type { Oidc } from './oidc.ts';
import { ownOrigin } from './own-origin.ts';
import { ownPath } from './own-path.ts';
import type { Exchange } from './sign-in-routes.ts';
import { goOn, lacksTls, showSignIn } from './sign-in-routes.ts';
import type { SignIn } from './sign-in.ts';
import { startSession } from './sign-in.ts';

/** One address for all languages, as providers are told of it beforehand. */
const callbackPath = '/operator/sign-in/callback';

/** Signing in at the organisation's own provider: there, and back. */
export function addOidcRoutes(scope: FastifyInstance, signIn: SignIn): void {
  const { oidc } = signIn;
  if (oidc === undefined) return;
  for (const prefix of ['', englishPrefix]) {
    scope.get(`${prefix}/operator/sign-in/provider`, { config: { role: 'viewer' } }, (request, reply) =>
      begin(signIn, oidc, { request, reply }),
    );
  }
  scope.get(callbackPath, { config: { role: 'viewer' } }, (request, reply) =>
    finish(signIn, oidc, { request, reply }),
  );
}

async function begin(signIn: SignIn, oidc: Oidc, { request, reply }: Exchange): Promise<FastifyReply> {
  const english = request.url.startsWith(`${englishPrefix}/`);
  const next =
    ownPath((request.query as { next?: string }).next) ?? `${english ? englishPrefix : ''}/operator`;
  if (lacksTls(signIn, request))
    return showSignIn(signIn, { next, message: { kind: 'no-tls' } }, { request, reply });
  try {
    const { url, pending } = await oidc.begin(ownOrigin(signIn.publicUrl, request) + callbackPath);
    request.session.oidc = { ...pending, next };
    return reply.redirect(url.href, 303);
  } catch (error) {
    signIn.log.error({ err: error }, 'the sign-in provider does not answer');
    return showSignIn(signIn, { next, message: { kind: 'provider' } }, { request, reply: reply.code(502) });
  }
}

async function finish(signIn: SignIn, oidc: Oidc, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { clock, log, publicUrl } = signIn;
  const pending = request.session.oidc;
  if (pending === undefined) return showSignIn(signIn, { message: { kind: 'provider-refused' } }, exchange);
  // Each is for one answer only.
  delete request.session.oidc;
  try {
    const actor = await oidc.finish(new URL(request.url, ownOrigin(publicUrl, request)), pending);
    await startSession({ kind: 'oidc', actor, signedInAt: clock.now().toISOString() }, exchange);
    log.info({ role: actor.role }, 'signed in at the provider');
    return goOn(pending.next, exchange);
  } catch (error) {
    log.warn({ err: error }, 'signing in at the provider failed');
    const { next } = pending;
    return showSignIn(
      signIn,
      { next, message: { kind: 'provider-refused' } },
      { request, reply: reply.code(401) },
    );
  }
}
