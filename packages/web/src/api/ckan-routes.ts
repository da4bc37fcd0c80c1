import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { themeTitle } from '../labels.ts';
import { isPublic } from '../sign-in/is-public.ts';
import type { Site } from '../site.ts';
import { sendJson } from './api-routes.ts';
import { ckanActions } from './ckan-actions.ts';

/** The part of CKAN's Action API that reads: clients and harvesters made for CKAN work here unchanged, by GET or POST. */
export function addCkanRoutes(app: FastifyInstance, site: Site): void {
  for (const [name, act] of Object.entries(ckanActions)) {
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const index = await site.index.get();
      const help = `${site.config.region.baseUri}api#ckan-${name}`;
      if (index === undefined)
        return failure(reply.code(503), help, ['Unavailable', 'Nothing is published yet']);
      const outcome = await act(
        { index, titleOf: (theme) => themeTitle(site.profileData, theme) },
        request.method === 'POST' ? request.body : request.query,
      );
      switch (outcome.kind) {
        case 'result':
          return sendJson(reply, { help, success: true, result: outcome.result });
        case 'not-found':
          return failure(reply.code(404), help, ['Not Found Error', outcome.message]);
        case 'invalid':
          return failure(reply.code(409), help, ['Validation Error', outcome.message]);
      }
    };
    // Clients name the version of the API or leave it out.
    for (const base of ['/api/3/action', '/api/action']) {
      app.route({ ...isPublic, method: ['GET', 'POST'], url: `${base}/${name}`, handler });
    }
  }
}

const failure = (
  reply: FastifyReply,
  help: string,
  [type, message]: readonly [string, string],
): FastifyReply => sendJson(reply, { help, success: false, error: { __type: type, message } });
