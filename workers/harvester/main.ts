// Harvests sources and reads their tables. Any number of harvesters share the work.
import { processSourceJobs } from '@lanskatalog/harvest';
import { openJobWorker, readEnv, runWorker } from '@lanskatalog/runtime/worker';
import { harvesterEnv } from './config.ts';

await runWorker(async () => {
  const env = readEnv(harvesterEnv, process.env);
  const worker = await openJobWorker('harvester', env);
  await processSourceJobs(worker.jobs, worker.deps, { concurrency: env.CONCURRENCY });
  return worker;
});
