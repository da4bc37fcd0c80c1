import { checkReleaseLinks } from '@lanskatalog/harvest';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { configOption, dataOption } from './options.ts';

interface LinkFlags {
  readonly config: string;
  readonly data: string;
  readonly json?: boolean;
}

export function addCheckLinksCommand(program: Command, signal: AbortSignal): void {
  program
    .command('check-links')
    .description('check the addresses of data in the current release, those that are due')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nA link is called dead only after failing on several days. "serve" does this every night.',
    )
    .action(async ({ config: file, data, json }: LinkFlags) => {
      const embedded = await openEmbedded({ dataDir: data, config: await loadConfig(file) });
      try {
        const tty = process.stderr.isTTY;
        const report = await checkReleaseLinks(
          embedded.deps,
          ({ done, total }) => {
            if (tty) process.stderr.write(`\r${done} of ${total}${done === total ? '\n' : ''}`);
          },
          signal,
        );
        const { known, checked, works, dead, unverified } = report;
        process.stdout.write(
          json === true
            ? `${JSON.stringify(report)}\n`
            : `${checked} of ${known} addresses checked: ${works} work, ${dead} are dead, ${unverified} could not be verified.\n`,
        );
      } finally {
        await embedded.close();
      }
    });
}
