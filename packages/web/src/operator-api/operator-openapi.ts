import type { Region } from '@lanskatalog/core';
import type { Action } from '@lanskatalog/operations';
import { leastRole, paramsSchema } from '@lanskatalog/operations';
import { z } from 'zod';
import { parametersOf, refused, schemaOf } from '../api/openapi.ts';
import { problemSchema } from '../api/schemas.ts';
import type { OperatorEndpoint } from './operator-endpoint.ts';
import { localised } from './overview-schema.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the operators' API, made from the lists that its routes are made from. */
export function operatorApiDocument(
  region: Region,
  {
    endpoints,
    actions,
  }: { readonly endpoints: readonly OperatorEndpoint[]; readonly actions: readonly Action[] },
): Json {
  const reads = endpoints.map((one) => [one.path, { get: readOperation(one) }]);
  const writes = actions.map((one) => [`/actions/${one.name}`, { post: actionOperation(one) }]);
  return {
    openapi: '3.1.0',
    info: {
      title: `${region.title.en ?? region.title.sv}: operators`,
      version: '1.0.0',
      description:
        'What operators see and do. Takes an API token (Authorization: Bearer), or the session of somebody who has signed in. Each action leaves an entry in the audit log, whatever comes of it.',
    },
    servers: [{ url: '/api/operator/v1' }],
    security: [{ token: [] }, { session: [] }],
    paths: Object.fromEntries([...reads, ...writes]),
    components: {
      schemas: { Problem: schemaOf(operatorProblem) },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token; its scopes limit what it may do.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lanskatalog-session',
          description:
            'The session of somebody who has signed in; what changes something takes a CSRF token too.',
        },
      },
    },
  };
}

const operatorProblem = problemSchema.extend({
  reason: localised.optional().describe('What was refused, and why.'),
  remedy: localised.optional().describe('What to do instead.'),
});

const operationId = (path: string): string =>
  path
    .slice(1)
    .replace(/[{}]/g, '')
    .replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());

const readOperation = (one: OperatorEndpoint): Json => ({
  operationId: operationId(one.path),
  tags: ['status'],
  summary: one.summary,
  description: `Takes the role ${one.role}.`,
  parameters: [...parametersOf(one.params, 'path'), ...parametersOf(one.query, 'query')],
  responses: {
    200: { description: 'What was asked for.', content: contentOf(one) },
    400: refused('A parameter is unknown or makes no sense; `errors` names it.'),
    ...commonRefusals,
    ...Object.fromEntries(
      Object.entries(one.refusals ?? {}).map(([status, description]) => [status, refused(description)]),
    ),
  },
});

const contentOf = ({ answer }: OperatorEndpoint): Json =>
  answer instanceof z.ZodType
    ? { 'application/json': { schema: schemaOf(answer) } }
    : Object.fromEntries(answer.mediaTypes.map((mediaType) => [mediaType, {}]));

const performed = z.object({
  audit: z.string().describe('Id of the entry in the audit log.'),
  result: z.unknown().optional().describe('What the action gives back, where it gives something.'),
});

const actionOperation = (one: Action): Json => ({
  operationId: operationId(`/${one.name}`),
  tags: ['actions'],
  summary: one.title.en ?? one.title.sv,
  description: `${one.summary.en ?? one.summary.sv} Takes the role ${one.role}${
    leastRole(one) === one.role ? '' : ', or a coordinator of the municipality that it is about'
  }.`,
  requestBody: { required: true, content: { 'application/json': { schema: paramsSchema(one) } } },
  responses: {
    200: { description: 'It is done.', content: { 'application/json': { schema: schemaOf(performed) } } },
    400: refused('A parameter is missing or wrong; `errors` names it.'),
    ...commonRefusals,
    404: refused('There is no such thing.'),
    409: refused('Not in the state that things are in; the remedy says what to do first.'),
    503: refused('This process has no way to the queue.'),
  },
});

const commonRefusals = {
  401: refused('Nobody who may ask: the token is missing, wrong, or has expired.'),
  403: refused('Your role, or what your token was made for, does not allow it.'),
  429: refused('Too many requests; Retry-After says when to go on.'),
};
