import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import session from '@fastify/session';
import { openAccountFile, openApiTokens, openAttempts, openOneTimeLinks } from '@lanskatalog/operations';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../api/problem-reply.ts';
import type { OperatorOptions } from '../operator-scope.ts';
import { sendHtml } from '../page-routes.ts';
import { refusalPage } from '../pages/refusal-page.tsx';
import type { Site } from '../site.ts';
import { viewOf } from '../view.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addOidcRoutes } from './oidc-routes.ts';
import { createOidc } from './oidc.ts';
import { comesFromElsewhere } from './own-origin.ts';
import { bearerOf, recognise } from './recognise.ts';
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

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/** What changes something must come from a page of ours, and from the session that the page was made for. */
function addFormRules(scope: FastifyInstance, site: Site, publicUrl: string | undefined): void {
  scope.addHook('preValidation', (request, reply, done) => {
    if (safeMethods.includes(request.method) || bearerOf(request) !== undefined) return done();
    if (comesFromElsewhere(publicUrl, request)) return void refuseForm(site, request, reply);
    const { beginsSession } = request.routeOptions.config;
    if (beginsSession === true || request.session.user === undefined) return done();
    scope.csrfProtection(request, reply, done);
  });
  scope.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.code?.startsWith('FST_CSRF_')) return refuseForm(site, request, reply);
    throw error;
  });
}

function refuseForm(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!request.url.startsWith('/api/'))
    return sendHtml(reply.code(403), refusalPage(viewOf(site, request), 'bad-form'));
  return sendProblem(reply, {
    status: 403,
    title: 'Not from a page of this session',
    detail:
      'A request with a session needs its x-csrf-token, from a page of this site. Programs use API tokens.',
  });
}
