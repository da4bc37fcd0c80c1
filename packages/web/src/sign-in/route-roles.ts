import type { Actor, Role } from '@lanskatalog/operations';
import { hasRole, inScope } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../api/problem-reply.ts';
import { sendHtml } from '../page-routes.ts';
import { refusalPage } from '../pages/refusal-page.tsx';
import type { Site } from '../site.ts';
import { viewOf } from '../view.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask for this at the least; without a role the application doesn't start. */
    role?: Role;
    /** The action that it does, which a token must have been made for. */
    action?: string;
  }
  interface FastifyInstance {
    /** The role of routes that name none themselves: for plugins that add routes of their own. */
    defaultRole?: Role;
    /** Who may ask for what, of every route. */
    routeRoles: readonly { readonly method: string; readonly url: string; readonly role: Role }[];
  }
  interface FastifyRequest {
    /** Set by whoever recognises the one who asks; see `actorOf`. */
    actor: Actor | undefined;
  }
}

const anonymous: Actor = { id: 'anonymous', name: 'anonymous', role: 'viewer', via: 'page' };

/** Who asks. The public is a viewer without a name. */
export const actorOf = (request: FastifyRequest): Actor => request.actor ?? anonymous;

/**
 * The one place that decides who may ask for what. Every route says in `config.role` who may; one that doesn't, and whose
 * scope has no `defaultRole`, keeps the application from starting.
 */
export function addRouteRoles(app: FastifyInstance, site: Site): void {
  const lacking: string[] = [];
  const routeRoles: FastifyInstance['routeRoles'][number][] = [];
  app.decorate('routeRoles', routeRoles);
  app.decorateRequest('actor', undefined);
  app.addHook('onRoute', function giveRole(this: FastifyInstance, route) {
    const role = route.config?.role ?? (isPreflight(route) ? 'viewer' : this.defaultRole);
    if (role === undefined) {
      lacking.push(`${String(route.method)} ${route.url}`);
      return;
    }
    route.config = { ...route.config, role };
    for (const method of [route.method].flat()) routeRoles.push({ method, url: route.url, role });
  });
  app.addHook('onReady', async () => {
    if (lacking.length > 0)
      throw new Error(
        `routes that say nowhere who may ask for them, as config.role should: ${lacking.join(', ')}`,
      );
  });
  // After every onRequest, where the one who asks is recognised, and before the body is read.
  app.addHook('preParsing', async (request, reply) => {
    if (request.is404) return;
    const refused = refusalOf(request);
    if (refused !== undefined) await refuse(site, refused, { request, reply });
  });
}

/** The answer to a browser's question whether it may ask, which the CORS plugin adds a route for. */
const isPreflight = ({
  method,
  url,
}: {
  readonly method: string | string[];
  readonly url: string;
}): boolean => method === 'OPTIONS' && url === '*';

type Refusal = 'not-signed-in' | 'not-allowed';

const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

function refusalOf(request: FastifyRequest): Refusal | undefined {
  const { role, action } = request.routeOptions.config;
  const actor = actorOf(request);
  if (role === 'viewer') return undefined;
  if (request.actor === undefined) return 'not-signed-in';
  if (role === undefined || !hasRole(actor, role)) return 'not-allowed';
  const scope = safeMethods.includes(request.method) ? 'read' : (action ?? request.method);
  return inScope(actor, scope) ? undefined : 'not-allowed';
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function refuse(site: Site, refusal: Refusal, { request, reply }: Exchange): FastifyReply {
  void reply.header('cache-control', 'no-store');
  const status = refusal === 'not-signed-in' ? 401 : 403;
  if (request.url.startsWith('/api/')) return refuseProgram(reply, status);
  const view = viewOf(site, request);
  if (status === 401 && ['GET', 'HEAD'].includes(request.method)) {
    const next = encodeURIComponent(request.url);
    return reply.redirect(view.href(`/operator/sign-in?next=${next}`), 303);
  }
  const session =
    request.actor === undefined ? undefined : { name: request.actor.name, csrf: reply.generateCsrf() };
  return sendHtml(reply.code(status), refusalPage(view, refusal, session));
}

const refuseProgram = (reply: FastifyReply, status: 401 | 403): FastifyReply =>
  status === 401
    ? sendProblem(reply.header('www-authenticate', 'Bearer realm="lanskatalog"'), {
        status,
        title: 'Sign in first',
        detail: 'Send an API token: Authorization: Bearer lk_… It may have expired or been revoked.',
      })
    : sendProblem(reply, {
        status,
        title: 'This needs more than you may',
        detail: 'Your role, or what your token was made for, does not allow it. Ask an administrator.',
      });
