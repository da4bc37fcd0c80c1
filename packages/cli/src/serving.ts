import type { Log } from '@lanskatalog/core';
import { processAllJobs, scheduleRounds } from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import { createApp } from '@lanskatalog/web';
import type { OpenDeps } from '@lanskatalog/runtime';
import { startHeartbeat, UsageFault } from '@lanskatalog/runtime';

/** Time running harvests get to finish when the server stops; what is cut off leaves the last good state. */
const graceMs = 10_000;

export interface Serving {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the current release over HTTP. */
export async function serveWeb(
  embedded: OpenDeps,
  { port, log }: { port: number; log: Log },
): Promise<Serving> {
  const app = await createApp({ ...embedded.deps, log });
  try {
    const address = await app.listen({ host: '127.0.0.1', port });
    return { address, close: () => app.close() };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageFault(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  }
}

/** Harvests each source at its own times, in this process, and publishes after each round. */
export async function harvestOnSchedule({ deps }: OpenDeps, log: Log): Promise<{ close(): Promise<void> }> {
  const jobs = createInProcessJobs({ clock: deps.clock, log });
  await processAllJobs(jobs, deps, { concurrency: 4 });
  await scheduleRounds(jobs, deps);
  const heartbeat = startHeartbeat({ kind: 'serve', ...deps });
  return {
    close: async () => {
      await jobs.close({ graceMs });
      await heartbeat.stop();
    },
  };
}
