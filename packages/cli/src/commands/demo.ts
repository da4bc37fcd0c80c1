import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCounty } from '@lanskatalog/county';
import { checkReleaseLinks, harvestRegion } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { createLog, loadConfig, onceAborted, openEmbedded } from '@lanskatalog/runtime';
import { showProgress } from '../progress-display.ts';
import { serveWeb, startWork } from '../serving.ts';
import { summaryTable } from '../summary.ts';
import { portOption } from './options.ts';

interface DemoFlags {
  readonly port: number;
  readonly once?: boolean;
}

export function addDemoCommand(program: Command, signal: AbortSignal): void {
  program
    .command('demo')
    .description('simulate a county, harvest it, publish and serve the result; leaves nothing behind')
    .addOption(portOption(8080))
    .option('--once', 'harvest, print the summary and exit, without serving')
    .action(async ({ port, once }: DemoFlags) => {
      const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-demo-'));
      const county = await startCounty({ port: 0, layout: 'web-systems' });
      try {
        const file = join(directory, 'county.yaml');
        await writeFile(file, county.configYaml({ kind: 'auto' }));
        await runDemo({ file, directory, port, once: once ?? false }, signal);
      } finally {
        await county.close();
        await rm(directory, { recursive: true, force: true });
      }
    });
}

interface Demo {
  readonly file: string;
  readonly directory: string;
  readonly port: number;
  readonly once: boolean;
}

async function runDemo({ file, directory, port, once }: Demo, signal: AbortSignal): Promise<void> {
  const config = await loadConfig(file);
  const dataDir = join(directory, 'data');
  const embedded = await openEmbedded({ dataDir, config });
  try {
    console.log(`Twelve simulated municipalities are up. Harvesting ${config.sources.length} sources …`);
    const progress = showProgress(config.sources, process.stderr);
    const report = await harvestRegion(embedded.deps, { onProgress: progress.update }, signal).finally(
      progress.stop,
    );
    process.stdout.write(`\n${summaryTable(report)}`);
    process.exitCode = report.release.number === null ? 1 : 0;
    if (once) return;
    const log = createLog('silent');
    const work = await startWork(embedded, { log, dataDir, alerts: { channels: { webhooks: [] } } });
    const web = await serveWeb(embedded, { port, dataDir, log, jobs: work.jobs, signIn: {} });
    console.log(`\nThe catalogue:       ${web.address}/`);
    console.log(`For the portal:      ${web.address}/catalog.rdf`);
    if (web.setUpLink !== undefined) console.log(`For operators:       ${web.setUpLink}`);
    console.log('Stop with Ctrl-C.');
    // What is done at night, done while people look around: links are checked, and first rows read.
    const checked = checkReleaseLinks(embedded.deps, () => undefined, signal).catch(() => undefined);
    await onceAborted(signal);
    await checked;
    await work.close();
    await web.close();
  } finally {
    await embedded.close();
  }
}
