import type { RegionReport } from '@lanskatalog/harvest';
import { harvestRegion } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { UsageFault, loadConfig, openEmbedded } from '@lanskatalog/runtime';
import { showProgress } from '../progress-display.ts';
import { reportJson, summaryTable } from '../summary.ts';
import { configOption, dataOption } from './options.ts';

interface HarvestFlags {
  readonly config: string;
  readonly data: string;
  readonly source?: string[];
  readonly full?: boolean;
  readonly acceptShrink?: boolean;
  readonly json?: boolean;
}

export function addHarvestCommand(program: Command, signal: AbortSignal): void {
  program
    .command('harvest')
    .description('harvest the sources once and publish a release')
    .addOption(configOption())
    .addOption(dataOption())
    .option('--source <id...>', 'only these sources')
    .option('--full', 'read everything again, whatever is remembered')
    .option('--accept-shrink', 'accept that datasets held back by the shrink guard are gone (needs --source)')
    .option('--json', 'print one JSON object instead of the table')
    .addHelpText(
      'after',
      '\nExit codes: 0 all sources fine · 1 some source failed (the release is still made from the others and the\n' +
        'last good states) · 2 wrong usage or configuration · 130 stopped.',
    )
    .action(async (flags: HarvestFlags) => {
      if (flags.acceptShrink === true && flags.source === undefined) {
        throw new UsageFault(
          '--accept-shrink needs --source: accept source by source what you have looked at.',
        );
      }
      const config = await loadConfig(flags.config);
      const unknown = flags.source?.filter((id) => !config.sources.some((source) => source.id === id)) ?? [];
      if (unknown.length > 0) {
        const known = config.sources.map(({ id }) => id).join(', ');
        throw new UsageFault(`${flags.config} has no source named ${unknown.join(', ')}. It has: ${known}.`);
      }
      const embedded = await openEmbedded({ dataDir: flags.data, config });
      const progress = showProgress(config.sources, process.stderr);
      try {
        const report = await harvestRegion(
          embedded.deps,
          {
            ...(flags.source === undefined ? {} : { only: flags.source }),
            full: flags.full ?? false,
            acceptShrink: flags.acceptShrink ?? false,
            onProgress: progress.update,
          },
          signal,
        );
        progress.stop();
        print(report, flags.json ?? false);
        process.exitCode = exitCodeOf(report);
      } finally {
        progress.stop();
        await embedded.close();
      }
    });
}

function print(report: RegionReport, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(reportJson(report), null, 2)}\n` : summaryTable(report));
}

/** 0 when every source is fine, 1 when some source could not be read as a whole. */
const exitCodeOf = (report: RegionReport): 0 | 1 =>
  report.sources.every(({ outcome }) => outcome === 'harvested' || outcome === 'unchanged') ? 0 : 1;
