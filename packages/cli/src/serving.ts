import type { Log, RegionConfig } from '@lanskatalog/core';
import { harvestRegion } from '@lanskatalog/harvest';
import { createInProcessJobs } from '@lanskatalog/queue';
import { createApp } from '@lanskatalog/web';
import type { Embedded } from './embedded.ts';
import { UsageFault } from './usage-fault.ts';

/** Time running harvests get to finish when the server stops; what is cut off leaves the last good state. */
const graceMs = 10_000;

export interface Serving {
  /** `http://127.0.0.1:8080` */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the current release over HTTP. */
export async function serveWeb(
  embedded: Embedded,
  { port, log }: { port: number; log: Log },
): Promise<Serving> {
  const { documents, blobs, config } = embedded.deps;
  const app = await createApp({ documents, blobs, log, region: config.region });
  try {
    const address = await app.listen({ host: '127.0.0.1', port });
    return { address, close: () => app.close() };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new UsageFault(`Port ${port} is in use. Stop what listens there, or choose another with --port.`);
  }
}

/** Harvests each source at its own times, in this process, and publishes after each. */
export async function scheduleHarvests(embedded: Embedded, log: Log): Promise<{ close(): Promise<void> }> {
  const { deps } = embedded;
  const jobs = createInProcessJobs({ clock: deps.clock, log });
  await jobs.process(
    'harvest',
    async (payload, { signal }) => {
      const { source } = payload as { source: string };
      const report = await harvestRegion(deps, { only: [source], onProgress: () => {} }, signal);
      log.info({ release: report.release.number, sources: report.sources }, 'harvest finished');
      return { kind: 'done' };
    },
    { concurrency: 2 },
  );
  for (const source of activeSources(deps.config)) {
    await jobs.schedule(`harvest-${source.id}`, source.schedule, {
      kind: 'harvest',
      payload: { source: source.id },
    });
  }
  return { close: () => jobs.close({ graceMs }) };
}

const activeSources = (config: RegionConfig): RegionConfig['sources'] =>
  config.sources.filter(({ paused }) => !paused);
