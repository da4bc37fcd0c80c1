// Serves the current release from a copy on this machine, so that it needs nothing else to be up.
import {
  openReleaseReplica,
  openWebWorker,
  readEnv,
  runWorker,
  UsageFault,
} from '@lanskatalog/runtime/worker';
import { createApp } from '@lanskatalog/web';
import { webEnv } from './config.ts';

await runWorker(async () => {
  const env = readEnv(webEnv, process.env);
  const worker = await openWebWorker(env);
  const { deps, jobs } = worker;
  const replica = await openReleaseReplica(deps, { directory: env.REPLICA_DIR, log: deps.log });
  const app = await createApp({
    ...deps,
    documents: replica.documents,
    blobs: replica.blobs,
    operator: { mode: 'distributed', deps, ...(jobs === undefined ? {} : { jobs }) },
  });
  const address = await app.listen({ host: env.HOST, port: env.PORT }).catch((error: unknown) => {
    const { message } = error as Error;
    throw new UsageFault(`The web server can't listen on ${env.HOST}:${env.PORT}: ${message}.`, 78);
  });
  deps.log.info({ address }, 'serving');
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
