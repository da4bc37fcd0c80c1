// Makes releases. Of several publishers one at a time does; the others are there should it die.
import { processPublishing } from '@lanskatalog/harvest';
import { openJobWorker, queueEnv, readEnv, runWorker } from '@lanskatalog/runtime/worker';

await runWorker(async () => {
  const worker = await openJobWorker('publisher', readEnv(queueEnv, process.env));
  await processPublishing(worker.jobs, worker.deps);
  return worker;
});
