import type { Actor, ApiTokens, Role } from '@lanskatalog/operations';
import { actions, hasRole, leastRole, maxTokenDays, roles, writeAudit } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { operatorViewOf } from '../operator/operator-request.ts';
import { operatorRoot } from '../operator/operator-view.ts';
import type { OperatorOptions } from '../operator-scope.ts';
import { sendHtml } from '../page-routes.ts';
import type { Site } from '../site.ts';
import { englishPrefix } from '../view.ts';
import { actorOf } from './route-roles.ts';
import type { Exchange } from './sign-in-routes.ts';
import type { TokensShown } from './tokens-page.tsx';
import { tokensPage } from './tokens-page.tsx';

interface TokenPages {
  readonly site: Site;
  readonly tokens: ApiTokens;
  readonly deps: OperatorOptions['deps'];
}

const config = { role: 'operator' } as const;

/** Making and revoking API tokens: one's own, and for administrators everybody's. */
export function addTokenRoutes(scope: FastifyInstance, pages: TokenPages): void {
  for (const prefix of ['', englishPrefix]) {
    const url = `${prefix}${operatorRoot}/tokens`;
    scope.get(url, { config }, (request, reply) => show(pages, {}, { request, reply }));
    scope.post(url, { config }, (request, reply) => create(pages, { request, reply }));
    scope.post(`${url}/:id/revoke`, { config }, async (request, reply) => {
      await revoke(pages, (request.params as { id: string }).id, actorOf(request));
      return reply.redirect(url, 303);
    });
  }
}

/** What the person may give a token: nothing that they may not do themselves. */
const rolesFor = (actor: Actor): readonly Role[] =>
  roles.filter((role) => hasRole(actor, role) && role !== 'viewer' && role !== 'coordinator');

const scopesFor = (actor: Actor) => actions.filter((action) => hasRole(actor, leastRole(action)));

const whole = z.coerce.number().int();
const form = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles),
  days: whole.min(1).max(maxTokenDays),
  scope: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((scope) => (scope === undefined ? [] : [scope].flat())),
});

async function create(pages: TokenPages, exchange: Exchange): Promise<FastifyReply> {
  const { request, reply } = exchange;
  const actor = actorOf(request);
  const typed = form.safeParse(request.body);
  const known = ['read', ...scopesFor(actor).map(({ name }) => name)];
  const scopes = typed.data?.scope ?? [];
  if (!typed.success || scopes.length === 0 || scopes.some((scope) => !known.includes(scope)))
    return show(pages, { incomplete: true }, { request, reply: reply.code(400) });
  const { name, days, role } = typed.data;
  if (!rolesFor(actor).includes(role))
    return show(pages, { incomplete: true }, { request, reply: reply.code(403) });
  const wanted = { name, role, days, scopes };
  const { token, secret } = await pages.tokens.create({ ...wanted, createdBy: actor.id });
  await note(pages, actor, { action: 'create-token', params: { id: token.id, ...wanted } });
  return show(pages, { made: { token, secret } }, exchange);
}

async function revoke(pages: TokenPages, id: string, actor: Actor): Promise<void> {
  const found = (await visibleTo(pages, actor)).find((token) => token.id === id);
  if (found === undefined || !(await pages.tokens.revoke(id))) return;
  await note(pages, actor, { action: 'revoke-token', params: { id, name: found.name } });
}

const note = (
  { deps }: TokenPages,
  actor: Actor,
  done: { readonly action: string; readonly params: unknown },
): Promise<string> => writeAudit(deps, { ...done, actor, outcome: 'done' });

async function visibleTo({ tokens }: TokenPages, actor: Actor) {
  const all = await tokens.list();
  return hasRole(actor, 'administrator') ? all : all.filter(({ createdBy }) => createdBy === actor.id);
}

async function show(
  pages: TokenPages,
  shown: Pick<TokensShown, 'made' | 'incomplete'>,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const actor = actorOf(request);
  const view = { ...operatorViewOf(pages.site, request, reply), now: pages.deps.clock.now().getTime() };
  const html = tokensPage(view, {
    ...shown,
    tokens: await visibleTo(pages, actor),
    roles: rolesFor(actor),
    scopes: scopesFor(actor),
  });
  return sendHtml(reply.header('x-robots-tag', 'noindex'), html);
}
