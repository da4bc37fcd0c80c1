import type { Jobs, Log } from '@lanskatalog/core';
import { followInterrupted, processAllJobs } from '@lanskatalog/harvest';
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

/** Serves the current release over HTTP, and what operators need to see and do. */
export async function serveWeb(
  { deps }: OpenDeps,
  { port, log, jobs }: { readonly port: number; readonly log: Log; readonly jobs: Jobs },
): Promise<Serving> {
  const app = await createApp({ ...deps, log, operator: { mode: 'embedded', deps, jobs } });
  try {
    const address = await app.listen({ host: '127.0.0.1', port });
    return { address, close: () => app.close() };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageFault(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  }
}

export interface Work {
  readonly jobs: Jobs;
  close(): Promise<void>;
}

/** Does all jobs in this process. Nothing is harvested until somebody asks, or a schedule does. */
export async function startWork({ deps }: OpenDeps, log: Log): Promise<Work> {
  const jobs = createInProcessJobs({ clock: deps.clock, log });
  await processAllJobs(jobs, deps, { concurrency: 4 });
  const heartbeat = startHeartbeat({ kind: 'serve', ...deps });
  const interrupted = followInterrupted(jobs, deps);
  return {
    jobs,
    close: async () => {
      await interrupted.close();
      await jobs.close({ graceMs });
      await heartbeat.stop();
    },
  };
}
