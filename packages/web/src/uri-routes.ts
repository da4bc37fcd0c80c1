import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messagePage } from './pages/message-page.tsx';
import { sendHtml } from './page-routes.ts';
import { sendProblem } from './api/problem-reply.ts';
import type { Site } from './site.ts';
import { viewOf } from './view.ts';

/**
 * What no route knows: a dataset's own URI under our base leads to its page, one from before a move for good; the rest is
 * not there.
 */
export function addUriRoutes(app: FastifyInstance, site: Site): void {
  app.setNotFoundHandler(async (request, reply) => {
    const view = viewOf(site, request);
    if (request.url.startsWith('/api/')) return unknownAddress(app, { request, reply });
    const path = view.path.slice(1);
    const uri = site.config.region.baseUri + path;
    const index = await site.index.get();
    const dataset = index?.byUri(uri);
    if (dataset !== undefined) {
      const moved = dataset.summary.uri !== uri;
      return reply.redirect(view.href(`/datasets/${dataset.name}`), moved ? 301 : 303);
    }
    return sendHtml(reply.code(404), messagePage(view, 'not-found'));
  });
}

function unknownAddress(
  app: FastifyInstance,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): FastifyReply {
  const [path = ''] = request.url.split('?');
  if (request.method !== 'GET' && app.findRoute({ method: 'GET', url: path }) !== null) {
    return sendProblem(reply.header('allow', 'GET, HEAD'), { status: 405, title: 'Method not allowed' });
  }
  return sendProblem(reply, {
    status: 404,
    title: 'No such address',
    detail: 'The addresses there are stand in /api/v1/openapi.json.',
  });
}
