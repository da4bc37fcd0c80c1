import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cataloguePage } from './pages/catalogue-page.tsx';
import { readCatalogueQuery } from './pages/catalogue-query.ts';
import { datasetPage } from './pages/dataset-page.tsx';
import { messagePage } from './pages/message-page.tsx';
import { referenceUsesPage } from './pages/reference-uses.tsx';
import { filesOf } from './release/dataset-files.ts';
import { problemsOf, readDataset } from './release/dataset-file.ts';
import { keyInName } from './release/dataset-name.ts';
import type { RegionIndex } from './release/region-index.ts';
import { isPublic } from './sign-in/is-public.ts';
import type { Site } from './site.ts';
import type { View } from './view.ts';
import { englishPrefix, viewOf } from './view.ts';

/** A page's HTML; where to go instead; or undefined where there is no such page. */
type PageAnswer = string | { readonly redirect: string; readonly status: 301 | 303 } | undefined;
export type PageHandler = (
  view: View,
  index: RegionIndex,
  request: FastifyRequest,
) => PageAnswer | Promise<PageAnswer>;

/** Answers a page in both languages. */
export function addPage(
  app: FastifyInstance,
  site: Site,
  page: { readonly path: string; readonly handle: PageHandler },
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const view = viewOf(site, request);
    const index = await site.index.get();
    if (index === undefined)
      return sendHtml(reply.code(503).header('retry-after', '60'), messagePage(view, 'not-published'));
    const html = await page.handle(view, index, request);
    if (html === undefined) return sendHtml(reply.code(404), messagePage(view, 'not-found'));
    if (typeof html === 'object') return reply.redirect(view.href(html.redirect), html.status);
    return sendHtml(reply.header('cache-control', 'public, max-age=60'), html);
  };
  app.get(page.path, isPublic, answer);
  app.get(page.path === '/' ? englishPrefix : englishPrefix + page.path, isPublic, answer);
}

/** Nothing is run, shown or sent but what comes from here. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const sendHtml = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html);

/** Pages of the catalogue itself. */
export function addCataloguePages(app: FastifyInstance, site: Site): void {
  addPage(app, site, {
    path: '/',
    handle: (view, index, request) => cataloguePage(view, index, readCatalogueQuery(request.query)),
  });
  addPage(app, site, { path: '/datasets/:name', handle: showDataset });
  addPage(app, site, { path: '/anvandning', handle: (view) => referenceUsesPage(view) });
}

async function showDataset(view: View, index: RegionIndex, request: FastifyRequest): Promise<PageAnswer> {
  const { name } = request.params as { name: string };
  const key = keyInName(name);
  const dataset = key === undefined ? undefined : index.byKey(key);
  if (dataset === undefined) return undefined;
  // Another title, or the address of before a move: the page has moved for good.
  if (dataset.name !== name) return { redirect: `/datasets/${dataset.name}`, status: 301 };
  const published = await readDataset(index.release, dataset.summary);
  const statuses = await view.site.statuses.get();
  return datasetPage(view, {
    index,
    dataset,
    published,
    problems: await problemsOf(index, published),
    status: statuses.get(published.source),
    quality: await index.quality.read(published.uri),
    known: await filesOf(view.site, published),
  });
}
