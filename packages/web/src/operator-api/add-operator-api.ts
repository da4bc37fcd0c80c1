import { actions, leastRole, performAction } from '@lanskatalog/operations';
import type { Action, Actor, Performed } from '@lanskatalog/operations';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badParameters, sendFile, sendJson } from '../api/api-routes.ts';
import { isFile, isRefusal } from '../api/endpoint.ts';
import { sendProblem } from '../api/problem-reply.ts';
import type { OperatorOptions } from '../operator-scope.ts';
import { actorOf } from '../sign-in/route-roles.ts';
import type { Site } from '../site.ts';
import type { OperatorEndpoint } from './operator-endpoint.ts';
import { operatorEndpoints } from './operator-endpoints.ts';
import { operatorApiDocument } from './operator-openapi.ts';

const root = '/api/operator/v1';

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The operators' API, version 1, and the document that describes it: what the pages and the commands can do, programs can. */
export function addOperatorApi(scope: FastifyInstance, site: Site, operator: OperatorOptions): void {
  const document = operatorApiDocument(site.config.region, { endpoints: operatorEndpoints, actions });
  scope.get(`${root}/openapi.json`, { config: { role: 'coordinator' } }, (_, reply) =>
    sendJson(reply, document),
  );
  const asked = { operator, site };
  for (const one of operatorEndpoints) {
    const path = `${root}${one.path.replace(/\{(\w+)\}/g, ':$1')}`;
    scope.get(path, { config: { role: one.role } }, (request, reply) =>
      answer(asked, one, { request, reply }),
    );
  }
  for (const one of actions) {
    scope.post(
      `${root}/actions/${one.name}`,
      { config: { role: leastRole(one), action: one.name }, bodyLimit: 200_000 },
      (request, reply) => perform(operator, one, { request, reply }),
    );
  }
}

async function answer(
  place: { readonly operator: OperatorOptions; readonly site: Site },
  one: OperatorEndpoint,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const params = one.params?.safeParse(request.params);
  if (params?.success === false) return sendProblem(reply, badParameters(params.error));
  const query = one.query.safeParse(request.query);
  if (!query.success) return sendProblem(reply, badParameters(query.error));
  const actor = actorOf(request);
  const result = await one.handle({ params: params?.data, query: query.data, actor, ...place });
  if (isRefusal(result)) return sendProblem(reply, result.problem);
  if (!isFile(result)) return sendJson(reply, result);
  return sendFile(reply.header('content-security-policy', "sandbox; default-src 'none'"), result);
}

async function perform(
  { deps, jobs }: OperatorOptions,
  { name }: Action,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  if (jobs === undefined)
    return sendProblem(reply, {
      status: 503,
      title: 'No way to the queue',
      detail: 'This process was started without an address of the queue, so nothing can be asked for here.',
    });
  // Nobody who gives up waiting takes back what they asked for, so the connection does not stop it.
  const signal = new AbortController().signal;
  const asked = { name, params: request.body };
  const performed = await performAction(asked, { deps, jobs, actor: actorBy(request) }, signal);
  return sendPerformed(reply, performed);
}

/** Our own command says who it is, so that the audit log can tell it from other programs. */
function actorBy(request: FastifyRequest): Actor {
  const actor = actorOf(request);
  const isCommand = request.headers['user-agent']?.startsWith('lanskatalog/') ?? false;
  return actor.via === 'api' && isCommand ? { ...actor, via: 'cli' } : actor;
}

function sendPerformed(reply: FastifyReply, performed: Performed): FastifyReply {
  switch (performed.kind) {
    case 'done':
      return sendJson(reply, { audit: performed.audit, result: performed.result });
    case 'refused': {
      const { status, reason, remedy, errors } = performed;
      return sendProblem(reply, {
        status,
        title: reason.en ?? reason.sv,
        detail: remedy.en ?? remedy.sv,
        ...(errors === undefined ? {} : { errors }),
        reason,
        remedy,
      });
    }
    case 'failed':
      return sendProblem(reply, {
        status: 500,
        title: 'The action failed',
        detail: `${performed.reason} The log has more, under the audit entry ${performed.audit}.`,
      });
  }
}
