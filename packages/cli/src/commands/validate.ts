import { loadProfileData } from '@lanskatalog/config';
import type { Problem } from '@lanskatalog/core';
import { countProblems, explain } from '@lanskatalog/core';
import { isHarvestable, validateGraph } from '@lanskatalog/quality';
import { parseRdf } from '@lanskatalog/sources';
import type { Command } from 'commander';
import { problemGroupsText } from '../problem-text.ts';
import { readInput } from '../read-input.ts';

export function addValidateCommand(program: Command, signal: AbortSignal): void {
  program
    .command('validate')
    .argument('<file|url>', 'a catalogue in any RDF serialisation')
    .description('judge a feed by DCAT-AP-SE and by the national portal’s rules')
    .option('--json', 'print one JSON object, with the sentences in Swedish and English')
    .addHelpText(
      'after',
      '\nExit codes: 0 the national portal can harvest it (missing values are shown, but do not stop it) · 1 it cannot ·\n' +
        '2 wrong usage.',
    )
    .action(async (fileOrUrl: string, { json }: { json?: boolean }) => {
      const input = await readInput(fileOrUrl, signal);
      const parsed = await parseRdf(input.bytes, { ...input, signal });
      const found = parsed.kind === 'graph' ? [...validateGraph(parsed.graph, loadProfileData())] : [];
      const problems = [...parsed.problems, ...found];
      const harvestable = parsed.kind === 'graph' && parsed.complete && isHarvestable(problems);
      if (json === true)
        process.stdout.write(`${JSON.stringify(resultJson(problems, harvestable), null, 2)}\n`);
      else process.stdout.write(resultText(problems, harvestable));
      process.exitCode = harvestable ? 0 : 1;
    });
}

const resultJson = (problems: readonly Problem[], harvestable: boolean): object => ({
  harvestable,
  counts: countProblems(problems),
  problems: problems.map((found) => ({ ...found, sv: explain(found, 'sv'), en: explain(found, 'en') })),
});

function resultText(problems: readonly Problem[], harvestable: boolean): string {
  const { error, warning, info } = countProblems(problems);
  const verdict = harvestable
    ? 'The national portal can harvest this.'
    : 'The national portal cannot harvest this.';
  return `${problemGroupsText(problems)}${verdict} ${error} errors, ${warning} warnings, ${info} notes.\n`;
}
