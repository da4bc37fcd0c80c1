import { scheduleRounds } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import {
  alertEnv,
  alertsFrom,
  createLog,
  loadConfig,
  onceAborted,
  openEmbedded,
  readEnv,
  signInEnv,
  signInFrom,
} from '@lanskatalog/runtime';
import { serveWeb, startWork } from '../serving.ts';
import { configOption, dataOption, portOption } from './options.ts';

interface ServeFlags {
  readonly config: string;
  readonly data: string;
  readonly port: number;
}

export function addServeCommand(
  program: Command,
  signal: AbortSignal,
  env: Readonly<Record<string, string | undefined>>,
): void {
  program
    .command('serve')
    .description('harvest on schedule and serve the catalogue, in one process')
    .addOption(configOption())
    .addOption(dataOption())
    .addOption(portOption(8080))
    .action(async ({ config: file, data, port }: ServeFlags) => {
      const log = createLog();
      const { signIn, trustedProxies } = signInFrom(readEnv(signInEnv, env));
      const alerts = alertsFrom(readEnv(alertEnv, env));
      const config = await loadConfig(file);
      const embedded = await openEmbedded({ dataDir: data, config, log });
      try {
        const work = await startWork(embedded, { log, dataDir: data, alerts });
        const { jobs } = work;
        const web = await serveWeb(embedded, { port, dataDir: data, log, jobs, signIn, trustedProxies });
        await scheduleRounds(jobs, embedded.deps);
        console.log(`${config.region.title.sv}: ${web.address}`);
        console.log(`Catalogue for the national portal: ${web.address}/catalog.rdf`);
        console.log(`${config.sources.length} sources are harvested on schedule. Stop with Ctrl-C.`);
        if (web.setUpLink !== undefined)
          console.log(`Make the first account, within the hour: ${web.setUpLink}`);
        await onceAborted(signal);
        await work.close();
        await web.close();
      } finally {
        await embedded.close();
      }
    });
}
