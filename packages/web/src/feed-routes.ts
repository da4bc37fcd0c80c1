import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CurrentRelease } from './release/current-release.ts';
import { notPublishedYet } from './release/not-published-yet.ts';
import { isPublic } from './sign-in/is-public.ts';

interface Feed {
  readonly path: string;
  readonly file: string;
  readonly mediaType: string;
}

/** In the order of preference where a client accepts several equally: RDF/XML is what the national portal reads. */
const feeds: readonly [Feed, ...Feed[]] = [
  { path: '/catalog.rdf', file: 'catalog.rdf', mediaType: 'application/rdf+xml' },
  { path: '/catalog.ttl', file: 'catalog.ttl', mediaType: 'text/turtle' },
  { path: '/catalog.jsonld', file: 'catalog.jsonld', mediaType: 'application/ld+json' },
  { path: '/catalog.nq', file: 'catalog.nq', mediaType: 'application/n-quads' },
];

/** The regional catalogue as RDF: by file name, and by content negotiation at `/catalog` and `/datasets/dcat`. */
export function addFeedRoutes(app: FastifyInstance, current: CurrentRelease): void {
  for (const feed of feeds) {
    app.get(feed.path, isPublic, (request, reply) => sendFeed(current, feed, { request, reply }));
  }
  for (const path of ['/catalog', '/datasets/dcat']) {
    app.get(path, isPublic, (request, reply) => {
      void reply.header('vary', 'Accept');
      return sendFeed(current, negotiate(request), { request, reply });
    });
  }
}

/** Anything unknown gets RDF/XML rather than 406: old harvesters send odd Accept headers, and all of them read it. */
function negotiate(request: FastifyRequest): Feed {
  const accepted = request
    .accepts()
    .type([...feeds.map(({ mediaType }) => mediaType), 'application/xml', 'text/xml']);
  return feeds.find(({ mediaType }) => mediaType === accepted) ?? feeds[0];
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function sendFeed(
  current: CurrentRelease,
  feed: Feed,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const release = await current.get();
  const file = release?.files.get(feed.file);
  if (release === undefined || file === undefined) return notPublishedYet(reply);
  // Of the moment from which it is what we say: whoever has a later release is to get the one that we went back to.
  const lastModified = new Date(release.pointer.restored?.at ?? release.pointer.publishedAt);
  void reply
    .header('etag', `"${file.sha256.slice(0, 32)}"`)
    .header('last-modified', lastModified.toUTCString())
    .header('cache-control', 'public, max-age=300')
    .header('link', '<http://creativecommons.org/publicdomain/zero/1.0/>; rel="license"')
    .type(`${feed.mediaType}; charset=utf-8`);
  if (isFresh(request, { etag: file.sha256.slice(0, 32), lastModified })) return reply.code(304).send();
  if (request.method === 'HEAD') return reply.header('content-length', file.size).send();
  const content = await release.open(feed.file);
  return content === undefined
    ? notPublishedYet(reply)
    : reply.send(Readable.from(content, { objectMode: false }));
}

/** RFC 9110, 13.2.2: If-None-Match decides where given, else If-Modified-Since. */
function isFresh(
  request: FastifyRequest,
  answer: { readonly etag: string; readonly lastModified: Date },
): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    return tags
      .split(',')
      .some((tag) => ['*', answer.etag].includes(tag.trim().replace(/^(?:W\/)?"|"$/g, '')));
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Math.floor(answer.lastModified.getTime() / 1000) * 1000 <= since;
}
