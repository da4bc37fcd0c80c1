// Serves the current release from a copy on this machine, so that it needs nothing else to be up.
import {
  alertsFrom,
  mailOf,
  openReleaseReplica,
  openWebWorker,
  readEnv,
  runWorker,
  signInFrom,
  UsageFault,
} from '@lanskatalog/runtime/worker';
import type { OperatorOptions } from '@lanskatalog/web';
import { createApp, setUpLink } from '@lanskatalog/web';
import { webEnv } from './config.ts';
import { createQueueBoard } from './queue-board.ts';

await runWorker(async () => {
  const env = readEnv(webEnv, process.env);
  const worker = await openWebWorker(env);
  const { deps, jobs } = worker;
  const replica = await openReleaseReplica(deps, { directory: env.REPLICA_DIR, log: deps.log });
  const { signIn, trustedProxies } = signInFrom(env);
  const operator = {
    mode: 'distributed',
    deps,
    signIn,
    mail: mailOf(alertsFrom(env)),
    ...(jobs === undefined ? {} : { jobs, queueBoard: createQueueBoard(() => worker.queues()) }),
  } as const;
  const app = await createApp({
    ...deps,
    documents: replica.documents,
    blobs: replica.blobs,
    operator,
    trustedProxies,
  });
  const address = await app.listen({ host: env.HOST, port: env.PORT }).catch((error: unknown) => {
    const { message } = error as Error;
    throw new UsageFault(`The web server can't listen on ${env.HOST}:${env.PORT}: ${message}.`, 78);
  });
  deps.log.info({ address }, 'serving');
  await tellSetUpLink(operator, address);
  const stop = new AbortController();
  const following = replica.follow(stop.signal);
  return {
    closeWithinMs: worker.closeWithinMs,
    close: async () => {
      worker.status.retire();
      stop.abort();
      await following;
      await app.close();
      await replica.close();
      await worker.close();
    },
  };
});

async function tellSetUpLink(operator: OperatorOptions, address: string): Promise<void> {
  const { log } = operator.deps;
  try {
    const link = await setUpLink(operator, address);
    if (link !== undefined)
      log.warn({ link }, 'nobody can sign in yet: make the first account within the hour');
  } catch (error) {
    log.error(
      { err: error },
      'no link to make the first account, as the store is away: restart when it is back',
    );
  }
}
