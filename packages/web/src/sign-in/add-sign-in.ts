import { openApiTokens } from '@lanskatalog/operations';
import type { FastifyInstance } from 'fastify';
import type { OperatorOptions } from '../operator-scope.ts';
import type { Site } from '../site.ts';

/** Recognises who asks, for all routes of the scope. */
export async function addSignIn(scope: FastifyInstance, _: Site, operator: OperatorOptions): Promise<void> {
  const { documents, clock } = operator.deps;
  const tokens = await openApiTokens(documents, clock);
  scope.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const [, secret] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (secret !== undefined) request.actor = await tokens.actorOf(secret);
  });
}
