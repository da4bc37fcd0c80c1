import { scheduleRounds } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { createLog, loadConfig, onceAborted, openEmbedded } from '@lanskatalog/runtime';
import { serveWeb, startWork } from '../serving.ts';
import { configOption, dataOption, portOption } from './options.ts';

interface ServeFlags {
  readonly config: string;
  readonly data: string;
  readonly port: number;
}

export function addServeCommand(program: Command, signal: AbortSignal): void {
  program
    .command('serve')
    .description('harvest on schedule and serve the catalogue, in one process')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(portOption(8080))
    .action(async ({ config: file, data, port }: ServeFlags) => {
      const log = createLog();
      const config = await loadConfig(file);
      const embedded = await openEmbedded({ dataDir: data, config, log });
      try {
        const work = await startWork(embedded, log);
        const web = await serveWeb(embedded, { port, log, jobs: work.jobs });
        await scheduleRounds(work.jobs, embedded.deps);
        console.log(`${config.region.title.sv}: ${web.address}`);
        console.log(`Catalogue for the national portal: ${web.address}/catalog.rdf`);
        console.log(`${config.sources.length} sources are harvested on schedule. Stop with Ctrl-C.`);
        await onceAborted(signal);
        await work.close();
        await web.close();
      } finally {
        await embedded.close();
      }
    });
}
