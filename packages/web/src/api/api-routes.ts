import type { Blobs } from '@lanskatalog/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { notPublishedYet } from '../release/not-published-yet.ts';
import { isPublic } from '../sign-in/is-public.ts';
import type { Site } from '../site.ts';
import { datasetEndpoints } from './dataset-endpoints.ts';
import type { Endpoint, FileAnswer } from './endpoint.ts';
import { isFile, isRefusal } from './endpoint.ts';
import { openApiDocument } from './openapi.ts';
import { sendProblem } from './problem-reply.ts';
import { changeEndpoints, municipalityEndpoints, qualityEndpoints } from './region-endpoints.ts';
import { tableEndpoints } from './table-endpoints.ts';

/** All addresses of the API, for the routes, the document and the try-out page. */
export const endpointsOf = (blobs: Blobs): readonly Endpoint[] => [
  ...datasetEndpoints,
  ...municipalityEndpoints,
  ...qualityEndpoints,
  ...tableEndpoints,
  ...changeEndpoints(blobs),
];

/** The API, version 1, and the document that describes it. */
export function addApiRoutes(app: FastifyInstance, site: Site, endpoints: readonly Endpoint[]): void {
  const document = openApiDocument(site.config.region, endpoints);
  app.get('/api/v1/openapi.json', isPublic, (_, reply) => sendJson(reply, document));
  for (const one of endpoints) {
    const path = `/api/v1${one.path.replace(/\{(\w+)\}/g, ':$1')}`;
    app.get(path, isPublic, (request, reply) => answer(site, one, { request, reply }));
  }
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function answer(site: Site, one: Endpoint, { request, reply }: Exchange): Promise<FastifyReply> {
  const params = one.params?.safeParse(request.params);
  if (params?.success === false) return sendProblem(reply, badParameters(params.error));
  const query = one.query.safeParse(request.query);
  if (!query.success) return sendProblem(reply, badParameters(query.error));
  const index = await site.index.get();
  if (index === undefined) return notPublishedYet(reply);
  const result = await one.handle({ params: params?.data, query: query.data, site, index });
  if (isRefusal(result)) return sendProblem(reply, result.problem);
  if (isFile(result)) return sendFile(reply, result);
  return sendJson(reply.header('cache-control', 'public, max-age=60'), result);
}

export const sendFile = (reply: FastifyReply, { mediaType, name, content }: FileAnswer): FastifyReply =>
  reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`).send(content);

export const badParameters = ({ issues }: z.ZodError) => ({
  status: 400,
  title: 'A parameter is unknown or makes no sense',
  errors: issues.map((issue) => ({
    parameter: issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue.path[0] ?? ''),
    message: issue.message,
  })),
});

export const sendJson = (reply: FastifyReply, value: unknown): FastifyReply =>
  reply.type('application/json; charset=utf-8').send(JSON.stringify(value));
