// Gives every source its schedule and hands out the jobs of rounds. One is enough; more take over from each other.
import { processRounds, scheduleRounds } from '@lanskatalog/harvest';
import { openJobWorker, queueEnv, readEnv, runWorker } from '@lanskatalog/runtime/worker';

await runWorker(async () => {
  const worker = await openJobWorker('scheduler', readEnv(queueEnv, process.env));
  await processRounds(worker.jobs, worker.deps);
  await scheduleRounds(worker.jobs, worker.deps);
  return worker;
});
