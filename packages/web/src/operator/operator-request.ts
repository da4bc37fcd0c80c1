import { actions } from '@lanskatalog/operations';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../sign-in/route-roles.ts';
import type { Site } from '../site.ts';
import { viewOf } from '../view.ts';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';

const byName = new Map(actions.map((action) => [action.name, action]));

/** The page of one request by somebody who has signed in. */
export function operatorViewOf(site: Site, request: FastifyRequest, reply: FastifyReply): OperatorView {
  const { done, about } = request.query as Readonly<Record<string, string | undefined>>;
  const action = byName.get(done ?? '');
  return {
    ...viewOf(site, request),
    actor: actorOf(request),
    csrf: reply.generateCsrf(),
    now: Date.now(),
    actions: byName,
    ...(action === undefined ? {} : { done: { action, ...(about === undefined ? {} : { about }) } }),
  };
}

/** Where to go after an action: a page for operators, whatever a form says. */
export const safeBack = (back: string | undefined): string =>
  back !== undefined && /^(?:\/en)?\/operator(?![\w-])[\w/?&=.:%~+-]*$/.test(back) ? back : operatorRoot;

/** The page to go back to, told what has been done. */
export function withDone(back: string, done: { readonly action: string; readonly about?: string }): string {
  const url = new URL(back, 'http://ours.invalid');
  url.searchParams.set('done', done.action);
  if (done.about === undefined) url.searchParams.delete('about');
  else url.searchParams.set('about', done.about);
  return url.pathname + url.search;
}
