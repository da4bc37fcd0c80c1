import { scheduleRounds } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import {
  alertsFrom,
  createLog,
  loadConfig,
  onceAborted,
  openEmbedded,
  readEnv,
  serveEnv,
  signInFrom,
} from '@lanskatalog/runtime';
import type { z } from 'zod';
import type { WorkOptions } from '../serving.ts';
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
      const settings = readEnv(serveEnv, env);
      const { signIn, trustedProxies } = signInFrom(settings);
      const log = createLog(settings.LOG_LEVEL);
      const work = workOptions(settings, { log, dataDir: data });
      const config = await loadConfig(file);
      const embedded = await openEmbedded({ dataDir: data, config, log });
      try {
        const working = await startWork(embedded, work);
        const { jobs } = working;
        const web = await serveWeb(embedded, {
          port,
          dataDir: data,
          log,
          jobs,
          signIn,
          trustedProxies,
          alerts: work.alerts,
        });
        await scheduleRounds(jobs, embedded.deps);
        console.log(`${config.region.title.sv}: ${web.address}`);
        console.log(`Catalogue for the national portal: ${web.address}/catalog.rdf`);
        console.log(`${config.sources.length} sources are harvested on schedule. Stop with Ctrl-C.`);
        if (web.setUpLink !== undefined)
          console.log(`Make the first account, within the hour: ${web.setUpLink}`);
        await onceAborted(signal);
        await working.close();
        await web.close();
      } finally {
        await embedded.close();
      }
    });
}

const workOptions = (
  env: z.infer<typeof serveEnv>,
  options: Pick<WorkOptions, 'log' | 'dataDir'>,
): WorkOptions => ({
  ...options,
  alerts: alertsFrom(env),
  otlpEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
  status: env.STATUS_PORT === undefined ? undefined : { host: env.STATUS_HOST, port: env.STATUS_PORT },
});
