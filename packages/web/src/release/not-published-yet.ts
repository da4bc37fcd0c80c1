import type { FastifyReply } from 'fastify';

/** Nothing to serve before the first release: an outage that mends itself, not a missing page. RFC 9457. */
export const notPublishedYet = (reply: FastifyReply): FastifyReply =>
  reply.code(503).header('retry-after', '60').type('application/problem+json').send({
    title: 'Nothing is published yet',
    status: 503,
    detail:
      'The first harvest has not been published. Try again in a minute; if it stays so, see "lanskatalog problems".',
  });
