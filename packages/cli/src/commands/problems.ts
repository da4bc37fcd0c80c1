import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { loadProblems } from '@lanskatalog/harvest';
import type { Command } from 'commander';
import { openEmbeddedStore } from '../embedded.ts';
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

/** Grouped by what to do, since one remedy often mends many: the remedy once, the places below it. */
async function writeText(problems: AsyncIterable<Problem>): Promise<void> {
  const groups = new Map<string, Problem[]>();
  for await (const found of problems) {
    const key = `${found.source ?? ''} ${found.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [found]);
    else group.push(found);
  }
  if (groups.size === 0) await write('No problems are known.\n');
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...groups.values()].sort(([a], [b]) => order[a?.severity ?? 'info'] - order[b?.severity ?? 'info']);
  for (const group of sorted) await write(groupText(group));
}

const shownAtMost = 5;

function groupText(group: readonly Problem[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const { title, remedy } = explain(first, 'en');
  const places = group.slice(0, shownAtMost).map((found) => `    ${explain(found, 'en').message}`);
  const more = group.length > shownAtMost ? [`    … and ${group.length - shownAtMost} more (--json lists all)`] : [];
  const head = `${first.severity.toUpperCase()} ${first.source ?? 'region'}: ${title} (${first.code}, ${group.length})`;
  return `${[head, ...places, ...more, `  → ${remedy}`].join('\n')}\n\n`;
}

const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
