import type { Region } from '@lanskatalog/core';
import { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { problemSchema } from './schemas.ts';

type Json = Record<string, unknown>;

/** JSON Schema of what is answered; what JSON Schema has no word for may be anything. */
export const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Json;
  return rest;
};

/** The OpenAPI 3.1 document of the endpoints: what they take, and everything they may answer. */
export function openApiDocument(region: Region, endpoints: readonly Endpoint[]): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: region.title.en ?? region.title.sv,
      version: '1.0.0',
      description:
        'Datasets, municipalities, shared tables and changes of the regional catalogue. No key is needed. Answers carry an ETag. Requests are limited; RateLimit-* headers say how many are left.',
      license: { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
      ...(region.contact === undefined ? {} : { contact: region.contact }),
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(endpoints.map((one) => [one.path, { get: operationOf(one) }])),
    components: { schemas: { Problem: schemaOf(problemSchema) }, headers: commonHeaders },
  };
}

const commonHeaders = {
  'RateLimit-Limit': { description: 'Requests allowed in the window.', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'Requests left in it.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until it ends.', schema: { type: 'integer' } },
  ETag: { description: 'Send it back in If-None-Match.', schema: { type: 'string' } },
};

const headers = Object.fromEntries(
  Object.keys(commonHeaders).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
);

function operationOf(one: Endpoint): Json {
  return {
    operationId: one.path
      .slice(1)
      .replace(/[{}]/g, '')
      .replace(/\/(\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [one.tag],
    summary: one.summary,
    parameters: [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query')],
    responses: responsesOf(one),
  };
}

export function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {} } = schemaOf(schema) as { properties?: Record<string, Json> };
  const { required = [] } = z.toJSONSchema(schema, { io: 'input' }) as { required?: readonly string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(property['description'] === undefined ? {} : { description: property['description'] }),
    schema: property,
    ...(property['type'] === 'array' ? { style: 'form', explode: true } : {}),
  }));
}

export const refused = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function responsesOf(one: Endpoint): Json {
  const content =
    one.answer instanceof z.ZodType
      ? { 'application/json': { schema: schemaOf(one.answer) } }
      : Object.fromEntries(one.answer.mediaTypes.map((mediaType) => [mediaType, {}]));
  return {
    200: { description: 'What was asked for.', headers, content },
    304: { description: 'What If-None-Match names is what there is.' },
    400: refused('A parameter is unknown or makes no sense; `errors` names it.'),
    ...Object.fromEntries(
      Object.entries(one.refusals ?? {}).map(([status, description]) => [status, refused(description)]),
    ),
    429: refused('Too many requests; Retry-After says when to go on.'),
    503: refused('Nothing is published yet.'),
  };
}
