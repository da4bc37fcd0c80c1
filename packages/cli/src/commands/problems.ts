import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { loadProblems } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { openEmbeddedStore } from '@lanskatalog/runtime';
import { problemGroupsText } from '../problem-text.ts';
import { dataOption } from './options.ts';

interface ProblemsFlags {
  readonly data: string;
  readonly source?: string;
  readonly json?: boolean;
}

export function addProblemsCommand(program: Command): void {
  program
    .command('problems')
    .description('what is wrong, where, and what to do about it')
    .option('--source <id>', 'only this source')
    .addOption(dataOption())
    .option('--json', 'print a JSON array, with the sentences in Swedish and English')
    .action(async ({ data, source, json }: ProblemsFlags) => {
      const store = await openEmbeddedStore(data, { create: false });
      try {
        const problems = loadProblems(store, source === undefined ? {} : { source });
        await (json === true ? writeJson(problems) : writeText(problems));
      } finally {
        await store.close();
      }
    });
}

/** One object a line inside the array, so that long lists stream and can still be read by eye. */
async function writeJson(problems: AsyncIterable<Problem>): Promise<void> {
  let separator = '[\n';
  for await (const found of problems) {
    const words = { sv: explain(found, 'sv'), en: explain(found, 'en') };
    await write(`${separator}${JSON.stringify({ ...found, ...words })}`);
    separator = ',\n';
  }
  await write(separator === '[\n' ? '[]\n' : '\n]\n');
}

async function writeText(problems: AsyncIterable<Problem>): Promise<void> {
  const all: Problem[] = [];
  for await (const found of problems) all.push(found);
  await write(all.length === 0 ? 'No problems are known.\n' : problemGroupsText(all));
}

const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
