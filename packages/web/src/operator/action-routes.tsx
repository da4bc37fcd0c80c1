/** @jsxRuntime automatic @jsxImportSource preact */
import type { Action, Performed } from '@lanskatalog/operations';
import { actions, leastRole, paramsFromText, performAction } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendHtml } from '../page-routes.ts';
import { actorOf } from '../sign-in/route-roles.ts';
import { englishPrefix } from '../view.ts';
import { isConsequential } from './act.tsx';
import type { ActionPageOptions } from './action-page.tsx';
import { actionPage } from './action-page.tsx';
import { consequencesOf } from './consequences.tsx';
import type { OperatorPages } from './operator-pages.ts';
import { operatorViewOf, safeBack, withDone } from './operator-request.ts';
import { operatorRoot } from './operator-view.ts';

type Fields = Readonly<Record<string, string | undefined>>;

/** Every action's page, and the address that its form is sent to. */
export function addActionRoutes(scope: FastifyInstance, pages: OperatorPages): void {
  for (const action of actions) {
    const config = { role: leastRole(action) };
    for (const prefix of ['', englishPrefix]) {
      const path = `${prefix}${operatorRoot}/actions/${action.name}`;
      scope.get(path, { config }, (request, reply) =>
        show(pages, { action, request, reply, fields: request.query as Fields }),
      );
      scope.post(path, { config, bodyLimit: 200_000 }, (request, reply) =>
        perform(pages, { action, request, reply, fields: (request.body ?? {}) as Fields }),
      );
    }
  }
}

interface Asked {
  readonly action: Action;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly fields: Fields;
}

async function show(
  pages: OperatorPages,
  asked: Asked,
  refused?: ActionPageOptions['refused'],
): Promise<FastifyReply> {
  const { action, request, reply, fields } = asked;
  const view = operatorViewOf(pages.site, request, reply);
  const given = paramsIn(fields);
  const consequences = await consequencesOf(view, { action: action.name, given, deps: await pages.deps() });
  const html = actionPage(view, {
    action,
    given,
    back: safeBack(fields['back']),
    ...(refused === undefined ? {} : { refused }),
    consequences,
  });
  return sendHtml(reply, html);
}

async function perform(pages: OperatorPages, asked: Asked): Promise<FastifyReply> {
  const { action, request, reply, fields } = asked;
  if (isConsequential(action.name) && fields['sure'] !== 'yes') return show(pages, asked);
  const { jobs } = pages.operator;
  if (jobs === undefined) return show(pages, { ...asked, reply: reply.code(503) }, noQueue);
  const performed = await performAction(
    { name: action.name, params: paramsFromText(action, paramsIn(fields)) },
    { deps: await pages.deps(), jobs, actor: { ...actorOf(request), via: 'page' } },
    // Who closes the page takes back nothing, so the connection does not stop it.
    new AbortController().signal,
  );
  pages.forgetOverview();
  switch (performed.kind) {
    case 'done':
      return reply.redirect(afterwards(performed, { action, fields }), 303);
    case 'refused':
      return show(pages, { ...asked, reply: reply.code(performed.status) }, performed);
    case 'failed':
      return show(pages, { ...asked, reply: reply.code(500) }, failed(performed));
  }
}

const paramsIn = ({ _csrf, back: _back, sure: _sure, ...fields }: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** A page that the action made, as a dry run's; else the one that the person came from. */
function afterwards(
  { result }: Extract<Performed, { kind: 'done' }>,
  { action, fields }: { readonly action: Action; readonly fields: Fields },
): string {
  const back = safeBack(fields['back']);
  const made = dryRunIn(result);
  if (made !== undefined)
    return `${back.startsWith(englishPrefix) ? englishPrefix : ''}${operatorRoot}/dry-runs/${encodeURIComponent(made)}`;
  const { source } = fields;
  return withDone(back, { action: action.name, ...(source === undefined ? {} : { about: source }) });
}

const dryRunIn = (result: unknown): string | undefined =>
  typeof result === 'object' && result !== null && 'dryRun' in result && typeof result.dryRun === 'string'
    ? result.dryRun
    : undefined;

const noQueue = {
  reason: { sv: 'Den här processen har ingen väg till kön.', en: 'This process has no way to the queue.' },
  remedy: {
    sv: 'Sätt REDIS_URL för webbprocessen och starta om den.',
    en: 'Set REDIS_URL for the web process and restart it.',
  },
};

const failed = ({ reason, audit }: Extract<Performed, { kind: 'failed' }>) => ({
  reason: { sv: `Ett fel hos oss: ${reason}`, en: `A fault on our side: ${reason}` },
  remedy: {
    sv: `Försök igen. Loggen säger mer under händelsen ${audit}.`,
    en: `Try again. The log says more, under the audit entry ${audit}.`,
  },
});
