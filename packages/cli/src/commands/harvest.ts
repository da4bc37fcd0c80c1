import { quietUntil } from '@lanskatalog/core';
import type { HarvestDeps, RegionReport } from '@lanskatalog/harvest';
import { currentDeps, harvestRegion } from '@lanskatalog/harvest';
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
  readonly force?: boolean;
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
    .option('--force', 'also sources in their quiet hours')
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
      const embedded = await openEmbedded({ dataDir: flags.data, config: await loadConfig(flags.config) });
      try {
        const deps = await currentDeps(embedded.deps);
        refuseUnharvestable(deps, flags);
        process.exitCode = await harvest(deps, flags, signal);
      } finally {
        await embedded.close();
      }
    });
}

/** Somebody who names a source is told when it can't be harvested; of a whole round such sources are left out. */
function refuseUnharvestable(
  { config, clock }: HarvestDeps,
  { source: ids, config: file, force }: HarvestFlags,
): void {
  for (const id of ids ?? []) {
    const source = config.sources.find((known) => known.id === id);
    if (source === undefined) {
      const known = config.sources.map((each) => each.id).join(', ');
      throw new UsageFault(`${file} has no source named ${id}. It has: ${known}.`);
    }
    if (source.paused) throw new UsageFault(`${id} is paused. Resume it first.`, 1);
    const until = force === true ? undefined : quietUntil(source.quietHours, clock.now());
    if (until !== undefined) {
      throw new UsageFault(
        `${id} has quiet hours until ${swedishTime(until)}. --force harvests it all the same.`,
        1,
      );
    }
  }
}

const swedishTime = (instant: Date): string =>
  instant.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });

/** Returns the exit code. */
async function harvest(deps: HarvestDeps, flags: HarvestFlags, signal: AbortSignal): Promise<0 | 1> {
  const progress = showProgress(deps.config.sources, process.stderr);
  try {
    const report = await harvestRegion(
      deps,
      {
        ...(flags.source === undefined ? {} : { only: flags.source }),
        full: flags.full ?? false,
        acceptShrink: flags.acceptShrink ?? false,
        force: flags.force ?? false,
        onProgress: progress.update,
      },
      signal,
    );
    progress.stop();
    for (const { source, until } of report.quiet) {
      console.error(`${source} has quiet hours until ${swedishTime(new Date(until))} and was left out.`);
    }
    print(report, flags.json ?? false);
    return exitCodeOf(report);
  } finally {
    progress.stop();
  }
}

function print(report: RegionReport, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(reportJson(report), null, 2)}\n` : summaryTable(report));
}

/** 0 when every source is fine, 1 when some source could not be read as a whole. */
const exitCodeOf = (report: RegionReport): 0 | 1 =>
  report.sources.every(({ outcome }) => outcome === 'harvested' || outcome === 'unchanged') ? 0 : 1;
