import type { Overview } from '@lanskatalog/operations';
import { loadOverview, needsPerson } from '@lanskatalog/operations';
import { loadConfig, openEmbedded, openEmbeddedStore } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import type { ServerFlags } from '../operator-client.ts';
import { findOperatorClient } from '../operator-client.ts';
import { statusText } from '../status-text.ts';
import { configOption, serverOptions } from './options.ts';

interface StatusFlags extends ServerFlags {
  readonly config: string;
  readonly json?: boolean;
}

export function addStatusCommand(program: Command, signal: AbortSignal): void {
  const command = program
    .command('status')
    .description(
      'how all sources are, what runs, and what needs a person; exits with 1 where something does',
    );
  for (const option of serverOptions()) command.addOption(option);
  command
    .addOption(configOption())
    .option('--json', 'print the overview as JSON')
    .action(async ({ json, ...flags }: StatusFlags) => {
      const client = await findOperatorClient(flags, signal);
      // Our own API: what it answers is what loadOverview gives.
      const overview =
        client === undefined ? await readDirectly(flags) : ((await client.get('/overview')) as Overview);
      process.stdout.write(json === true ? `${JSON.stringify(overview, null, 2)}\n` : statusText(overview));
      if (needsPerson(overview)) process.exitCode = 1;
    });
}

/** Without a server, what it left behind still tells how the sources are. */
async function readDirectly({ data, config }: StatusFlags): Promise<Overview> {
  const store = await openEmbeddedStore(data, { create: false });
  await store.close();
  process.stderr.write(
    `No server runs on ${data}: nothing is harvested on schedule. This is what it knew last.\n\n`,
  );
  const embedded = await openEmbedded({ dataDir: data, config: await loadConfig(config) });
  try {
    const overview = await loadOverview({ mode: 'embedded', deps: embedded.deps });
    return { ...overview, missing: overview.missing.filter(({ part }) => part !== 'jobs') };
  } finally {
    await embedded.close();
  }
}
