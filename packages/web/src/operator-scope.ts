import type { Operations } from '@lanskatalog/operations';
import type { FastifyInstance } from 'fastify';
import { addOperatorPages } from './operator/operator-routes.ts';
import type { QueueBoard } from './operator/queue-board.ts';
import { addQueueBoard } from './operator/queue-board.ts';
import { addOperatorApi } from './operator-api/add-operator-api.ts';
import { addSignIn } from './sign-in/add-sign-in.ts';
import type { SendMail } from './reharvest/reharvest-routes.ts';
import type { SignInSettings } from './sign-in/sign-in-settings.ts';
import type { Site } from './site.ts';

/** What the pages and addresses for operators work with: the store itself, not the copy of the current release. */
export interface OperatorOptions extends Operations {
  readonly signIn: SignInSettings;
  /** Absent: nobody can be mailed. */
  readonly mail?: SendMail | undefined;
  /** Absent: the queues have no screens of their own, as those of the embedded mode. */
  readonly queueBoard?: QueueBoard;
}

/**
 * All that is for people with a role, under `/operator` and `/api/operator/v1`. A scope of its own: sessions are read from
 * the store, which the public pages must do without.
 */
export async function addOperatorScope(
  app: FastifyInstance,
  site: Site,
  operator: OperatorOptions,
): Promise<void> {
  await app.register(async (scope) => {
    await addSignIn(scope, site, operator);
    addOperatorApi(scope, site, operator);
    addOperatorPages(scope, site, operator);
    if (operator.queueBoard !== undefined) addQueueBoard(scope, site, operator.queueBoard);
  });
}
