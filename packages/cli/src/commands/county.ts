import { startCounty } from '@lanskatalog/county';
import type { Command } from 'commander';
import { onceAborted } from '@lanskatalog/runtime';
import { portOption, wholeNumber } from './options.ts';

interface CountyFlags {
  readonly port: number;
  readonly municipalities: number;
  readonly seed: number;
}

export function addCountyCommand(program: Command, signal: AbortSignal): void {
  program
    .command('county')
    .description('run the simulated county: municipalities with real names and invented data, on loopback')
    .addOption(portOption(8090))
    .option('--municipalities <n>', 'how many', wholeNumber({ from: 1, to: 5000 }), 12)
    .option('--seed <n>', 'the same seed gives the same county', wholeNumber({ from: 0, to: 2 ** 31 }), 1)
    .action(async ({ port, municipalities, seed }: CountyFlags) => {
      const county = await startCounty({ port, municipalities, seed });
      for (const { code, name, url } of county.sources) console.log(`${code}  ${name.padEnd(14)}  ${url}`);
      console.log('Stop with Ctrl-C.');
      await onceAborted(signal);
      await county.close();
    });
}
