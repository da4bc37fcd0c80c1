import type { Conflict, ReviewPair, TableKind } from '@lanskatalog/tables';
import { decideSupplierPair } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { Argument } from 'commander';
import { withTables } from '../open-tables.ts';
import { textTable } from '../text-table.ts';
import { dataOption } from './options.ts';

type TableConflict = Conflict & { readonly table: TableKind };

export function addMatchesCommand(program: Command, signal: AbortSignal): void {
  program
    .command('matches')
    .description(
      'pairs of supplier names that a person should decide, and units that two sources describe differently',
    )
    .addOption(dataOption())
    .option('--json', 'print one JSON object')
    .action(async ({ data, json }: { data: string; json?: boolean }) => {
      const found = await withTables(
        data,
        async ({ suppliers, conflicts }) => ({ review: suppliers.review, conflicts }),
        signal,
      );
      process.stdout.write(
        json === true ? `${JSON.stringify(found, null, 2)}\n` : matchesText(found.review, found.conflicts),
      );
    });
  program
    .command('match')
    .addArgument(new Argument('<decision>', 'what you found').choices(['confirm', 'refuse']))
    .argument('<supplier>', 'the supplier as "matches" names it: SE and ten digits, or namn: and a name')
    .argument('<name>', 'the other spelling')
    .description('decide such a pair; remembered in config/tables/suppliers-aliases.yaml')
    .action(async (decision: 'confirm' | 'refuse', supplier: string, name: string) => {
      const file = await decideSupplierPair({ supplier, name }, decision);
      process.stdout.write(`Written to ${file}; the next release uses it.\n`);
    });
}

function matchesText(review: readonly ReviewPair[], conflicts: readonly TableConflict[]): string {
  const pairs = textTable(
    [
      { name: 'supplier', value: ({ supplier }) => supplier },
      { name: 'name', value: ({ supplierName }) => supplierName },
      { name: 'may be', value: ({ name }) => name },
      { name: 'why', value: ({ reason }) => reason },
      { name: 'rows', value: ({ rows }) => rows },
    ],
    review,
  );
  const units = textTable(
    [
      { name: 'table', value: ({ table }) => table },
      { name: 'unit', value: ({ unit }) => unit },
      { name: 'column', value: ({ column }) => column },
      {
        name: 'who says what',
        value: ({ values }) => values.map(({ source, value }) => `${source}: ${value}`).join(' | '),
      },
      { name: 'shown', value: ({ chosen }) => chosen },
      { name: 'rule', value: ({ rule }) => rule },
    ],
    conflicts,
  );
  const pairsText = review.length === 0 ? 'No pair of supplier names is uncertain.\n' : pairs;
  return `${pairsText}\n${conflicts.length === 0 ? 'No two sources contradict each other.\n' : units}`;
}
