// Gives every source its schedule, hands out the jobs of rounds, and asks anew for what was interrupted. One is enough; more take over from each other.
import { followInterrupted, leftToQueueMs, processRounds, scheduleRounds } from '@lanskatalog/harvest';
import { openJobWorker, queueEnv, readEnv, runWorker } from '@lanskatalog/runtime/worker';

await runWorker(async () => {
  const worker = await openJobWorker('scheduler', readEnv(queueEnv, process.env));
  await processRounds(worker.jobs, worker.deps);
  await scheduleRounds(worker.jobs, worker.deps);
  const interrupted = followInterrupted(worker.jobs, worker.deps, leftToQueueMs.lasting);
  return {
    ...worker,
    close: async () => {
      await interrupted.close();
      await worker.close();
    },
  };
});
