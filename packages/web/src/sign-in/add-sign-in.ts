import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import session from '@fastify/session';
import { openAccountFile, openApiTokens, openAttempts, openOneTimeLinks } from '@lanskatalog/operations';
import type { FastifyInstance } from 'fastify';
import type { OperatorOptions } from '../operator-scope.ts';
import type { Site } from '../site.ts';
import { addFaultPages, addFormRules } from './form-rules.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addOidcRoutes } from './oidc-routes.ts';
import { createOidc } from './oidc.ts';
import { recognise } from './recognise.ts';
import { openSessionStore } from './session-store.ts';
import type { SignIn } from './sign-in.ts';
import { sessionCookie } from './sign-in.ts';
import { addSignInRoutes } from './sign-in-routes.ts';
import { addTokenRoutes } from './token-routes.ts';

/** Sessions, CSRF protection and the pages to sign in; recognises who asks, for all routes of the scope. */
export async function addSignIn(
  scope: FastifyInstance,
  site: Site,
  operator: OperatorOptions,
): Promise<void> {
  const { deps, signIn: settings } = operator;
  const { documents, clock, log } = deps;
  const { accountsFile, oidc, ownToken, publicUrl } = settings;
  const signIn: SignIn = {
    site,
    clock,
    log,
    publicUrl,
    accounts: accountsFile === undefined ? undefined : openAccountFile(accountsFile),
    attempts: await openAttempts(documents, clock),
    links: await openOneTimeLinks(documents, clock),
    oidc: oidc === undefined ? undefined : createOidc(oidc, deps.config.signIn, clock),
  };
  const tokens = await openApiTokens(documents, clock);
  const known = { clock, ownToken, accounts: signIn.accounts, tokens };
  await addSessions(scope, operator);
  scope.addHook('onRequest', async (request, reply) => {
    // Pages of people with a role are theirs alone, and forms need to tell where they are sent from.
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'same-origin');
    request.actor = await recognise(known, request);
  });
  addFormRules(scope, site, publicUrl);
  addFaultPages(scope, site, log);
  addSignInRoutes(scope, signIn);
  addLinkRoutes(scope, signIn);
  addOidcRoutes(scope, signIn);
  addTokenRoutes(scope, { site, tokens, deps });
}

async function addSessions(scope: FastifyInstance, { deps, signIn }: OperatorOptions): Promise<void> {
  const { name, options } = sessionCookie(signIn);
  await scope.register(cookie);
  await scope.register(session, {
    store: await openSessionStore(deps.documents, deps.clock),
    cookieName: name,
    cookie: { ...options },
    saveUninitialized: false,
    rolling: false,
    // An id of 192 random bits, kept as a hash: there is nothing to forge that a signature would keep from being forged.
    secret: {
      sign: (id) => id,
      unsign: (id) => ({ valid: /^[\w-]{32}$/.test(id), renew: false, value: id }),
    },
  });
  await scope.register(csrf, { sessionPlugin: '@fastify/session' });
  await scope.register(formbody);
}
