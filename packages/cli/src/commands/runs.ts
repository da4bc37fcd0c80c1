import type { Command } from 'commander';
import { z } from 'zod';
import type { ServerFlags } from '../operator-client.ts';
import { openOperatorClient } from '../operator-client.ts';
import { runText } from '../run-text.ts';
import { shownRun } from '../shown-run.ts';
import { spanText } from '../span-text.ts';
import { textTable } from '../text-table.ts';
import { serverOptions, wholeNumber } from './options.ts';

interface RunsFlags extends ServerFlags {
  readonly limit: number;
  readonly json?: boolean;
}

const runList = z.object({
  runs: z.array(shownRun.shape.run.extend({ requests: z.number(), bytes: z.number() })),
});

export function addRunsCommands(program: Command, signal: AbortSignal): void {
  const runs = program
    .command('runs')
    .argument('<source>', 'id of a source')
    .description('the latest harvests of a source, newest first')
    .option('--limit <n>', 'at most so many', wholeNumber({ from: 1, to: 200 }), 20);
  const run = program
    .command('run')
    .argument('<id>', 'id of a run, as "runs" lists it')
    .description('one harvest: its timeline, requests, problems by cause, and what it changed');
  for (const command of [runs, run]) {
    for (const option of serverOptions()) command.addOption(option);
    command.option('--json', 'print what the server answers as JSON');
  }
  runs.action(async (source: string, flags: RunsFlags) => {
    const client = await openOperatorClient(flags, signal);
    const answer = await client.get(`/runs?source=${encodeURIComponent(source)}&limit=${flags.limit}`);
    print(flags, answer, () => runsText(runList.parse(answer)));
  });
  run.action(async (id: string, flags: RunsFlags) => {
    const client = await openOperatorClient(flags, signal);
    const answer = await client.get(`/runs/${encodeURIComponent(id)}`);
    print(flags, answer, () => runText(shownRun.parse(answer)));
  });
}

const print = ({ json }: RunsFlags, answer: unknown, text: () => string): void => {
  process.stdout.write(json === true ? `${JSON.stringify(answer, null, 2)}\n` : text());
};

const runsText = ({ runs }: z.infer<typeof runList>): string =>
  runs.length === 0
    ? 'No run of this source is known.\n'
    : textTable(
        [
          { name: 'run', value: ({ id }) => id },
          { name: 'outcome', value: ({ outcome }) => outcome },
          { name: 'datasets', value: ({ datasets }) => datasets.seen },
          { name: 'new', value: ({ datasets }) => datasets.new },
          { name: 'changed', value: ({ datasets }) => datasets.changed },
          { name: 'removed', value: ({ datasets }) => datasets.removed },
          { name: 'requests', value: ({ requests }) => requests },
          {
            name: 'time',
            value: ({ startedAt, finishedAt }) => spanText(Date.parse(finishedAt) - Date.parse(startedAt)),
            right: true,
          },
        ],
        runs,
      );
