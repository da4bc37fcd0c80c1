import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CurrentRelease } from './current-release.ts';
import { listPage } from './list-page.tsx';
import { notPublishedYet } from './not-published-yet.ts';
import { indexRelease } from './release-index.ts';

const listQuery = z.object({
  q: z.string().max(500).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Pages for people. */
export function addPageRoutes(app: FastifyInstance, current: CurrentRelease): void {
  app.get('/', async (request, reply) => {
    const release = await current.get();
    if (release === undefined) return notPublishedYet(reply);
    const { q, page } = listQuery.parse(request.query);
    const index = await indexRelease(release);
    return reply
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
      )
      .type('text/html; charset=utf-8')
      .send(listPage(index, { query: q, page }));
  });
}
