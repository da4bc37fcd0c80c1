import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** RFC 9110, 13.1.2: whether If-None-Match names the tag; compared weakly. */
export const matchesTag = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^(?:W\/)?"|"$/g, ''))) ?? false;

/** Gives every text answered an ETag made from it; what the client has already is not sent again. */
export function addEtags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || reply.statusCode !== 200 || reply.hasHeader('etag')) return payload;
    const tag = createHash('sha256').update(payload).digest('base64url').slice(0, 22);
    // Weak: the same text compressed otherwise has the same tag.
    void reply.header('etag', `W/"${tag}"`);
    if (!matchesTag(request.headers['if-none-match'], tag)) return payload;
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}
