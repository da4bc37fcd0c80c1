import { startCounty } from '@lanskatalog/county';
import type { Command } from 'commander';
import { Option } from 'commander';
import { onceAborted } from '@lanskatalog/runtime';
import { portOption, wholeNumber } from './options.ts';

interface CountyFlags {
  readonly port: number;
  readonly municipalities: number;
  readonly seed: number;
  readonly layout: 'web-systems' | 'dcat';
}

export function addCountyCommand(program: Command, signal: AbortSignal): void {
  program
    .command('county')
    .description('run the simulated county: municipalities with real names and invented data, on loopback')
    .addOption(portOption(8090))
    .option('--municipalities <n>', 'how many', wholeNumber({ from: 1, to: 5000 }), 12)
    .option('--seed <n>', 'the same seed gives the same county', wholeNumber({ from: 0, to: 2 ** 31 }), 1)
    .addOption(
      new Option('--layout <layout>', 'each municipality its own web system, or each a DCAT feed')
        .choices(['web-systems', 'dcat'])
        .default('web-systems'),
    )
    .action(async ({ port, municipalities, seed, layout }: CountyFlags) => {
      // The twelve have web systems of their own; a larger county is for benches, and serves feeds.
      const county = await startCounty({
        port,
        municipalities,
        seed,
        layout: municipalities > 12 ? 'dcat' : layout,
      });
      for (const { code, name, url } of county.sources) console.log(`${code}  ${name.padEnd(14)}  ${url}`);
      console.log('Stop with Ctrl-C.');
      await onceAborted(signal);
      await county.close();
    });
}
