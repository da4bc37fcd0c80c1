import type { FastifyInstance } from 'fastify';
import { addPage } from '../page-routes.ts';
import { apiPage, triedAddress } from '../pages/api-page.tsx';
import { isPublic } from '../sign-in/is-public.ts';
import type { Site } from '../site.ts';
import type { Endpoint } from './endpoint.ts';
import { sendProblem } from './problem-reply.ts';

/** The page about the API, and where its forms go. */
export function addApiPages(app: FastifyInstance, site: Site, endpoints: readonly Endpoint[]): void {
  addPage(app, site, { path: '/api', handle: (view) => apiPage(view, endpoints) });
  app.get('/api/try', isPublic, (request, reply) => {
    const address = triedAddress(endpoints, request.query as Record<string, unknown>);
    return address === undefined
      ? sendProblem(reply, { status: 400, title: 'No such address in the API' })
      : reply.redirect(address, 303);
  });
}
