import type { Role } from '@lanskatalog/operations';
import { matchesFor } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OperatorOptions } from '../operator-scope.ts';
import { sendHtml } from '../page-routes.ts';
import { messagePage } from '../pages/message-page.tsx';
import type { Site } from '../site.ts';
import { englishPrefix } from '../view.ts';
import { addActionRoutes } from './action-routes.tsx';
import { addEventRoutes } from './event-routes.ts';
import { LiveUpdates } from './live-updates.ts';
import { showAudit, showDryRun, showEdit, showRun, showSource } from './look-ups.ts';
import { matchesPage } from './matches-page.tsx';
import { createOperatorPages } from './operator-pages.ts';
import { operatorViewOf } from './operator-request.ts';
import type { OperatorView } from './operator-view.ts';
import { operatorRoot } from './operator-view.ts';
import { ownPart } from './own-part.ts';
import { overviewPage } from './overview-page.tsx';
import { releasesPage } from './releases-page.tsx';
import { newSourceForm } from './source-form.tsx';

/** undefined: there is no such page, or not for this person. */
type Handler = (view: OperatorView, request: FastifyRequest) => Promise<string | undefined>;

/** All pages under `/operator`. */
export function addOperatorPages(scope: FastifyInstance, site: Site, operator: OperatorOptions): void {
  const pages = createOperatorPages(site, operator);
  const add = (path: string, role: Role, handle: Handler): void =>
    addPage(scope, site, { path, role, handle });
  add('', 'coordinator', async (view) => overviewPage(view, ownPart(view.actor, await pages.overview())));
  add('/releases', 'operator', async (view) => releasesPage(view, (await pages.overview()).release));
  add('/sources/new', 'operator', async (view, request) =>
    newSourceForm(view, await pages.deps(), request.query as Record<string, unknown>),
  );
  add('/sources/:id/edit', 'operator', (view, request) => showEdit(pages, view, request));
  add('/dry-runs/:id', 'operator', (view, request) => showDryRun(pages, view, request));
  add('/sources/:id', 'coordinator', (view, request) => showSource(pages, view, request));
  add('/runs/:id', 'coordinator', (view, request) => showRun(pages, view, request));
  add('/audit', 'operator', (view, request) => showAudit(pages, view, request));
  add('/matches', 'coordinator', async (view) => {
    const open = await site.tables.get();
    return matchesPage(view, open === undefined ? [] : await matchesFor(open.tables, view.actor));
  });
  addActionRoutes(scope, pages);
  const { jobs, deps } = operator;
  const live = new LiveUpdates({ load: pages.overview, jobs, log: deps.log });
  addEventRoutes(scope, { site, live });
}

interface PageOptions {
  readonly path: string;
  readonly role: Role;
  readonly handle: Handler;
}

function addPage(scope: FastifyInstance, site: Site, { path, role, handle }: PageOptions): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const view = operatorViewOf(site, request, reply);
    const html = await handle(view, request);
    void reply.header('x-robots-tag', 'noindex');
    return html === undefined
      ? sendHtml(reply.code(404), messagePage(view, 'not-found'))
      : sendHtml(reply, html);
  };
  for (const prefix of ['', englishPrefix])
    scope.get(prefix + operatorRoot + path, { config: { role } }, answer);
}
