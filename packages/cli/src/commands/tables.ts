import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { loadProblems } from '@lanskatalog/harvest';
import type { Coverage } from '@lanskatalog/tables';
import { coverageOf } from '@lanskatalog/tables';
import type { Command } from 'commander';
import { textTable } from '../text-table.ts';
import { problemGroupsText } from '../problem-text.ts';
import { withTables } from '../open-tables.ts';
import { dataOption } from './options.ts';

export function addTablesCommand(program: Command, signal: AbortSignal): void {
  program
    .command('tables')
    .description('what the regional tables hold of each municipality, and what is wrong with it')
    .addOption(dataOption())
    .option('--json', 'print one JSON object')
    .action(async ({ data, json }: { data: string; json?: boolean }) => {
      const { coverage, problems } = await withTables(
        data,
        async (tables, store) => {
          const found: Problem[] = [];
          for await (const each of loadProblems(store, {}))
            if (each.code.startsWith('tables.')) found.push(each);
          return { coverage: await coverageOf(tables), problems: found };
        },
        signal,
      );
      process.stdout.write(json === true ? asJson(coverage, problems) : asText(coverage, problems));
    });
}

const asJson = (coverage: readonly Coverage[], problems: readonly Problem[]): string =>
  `${JSON.stringify(
    {
      coverage,
      problems: problems.map((found) => ({ ...found, sv: explain(found, 'sv'), en: explain(found, 'en') })),
    },
    null,
    2,
  )}\n`;

const asText = (coverage: readonly Coverage[], problems: readonly Problem[]): string =>
  coverage.length === 0
    ? 'No source has a shared table yet: a supplier ledger, a list of schools or of care homes.\n'
    : `${textTable(coverageColumns, coverage)}\n${problemGroupsText(problems)}`;

const coverageColumns = [
  { name: 'table', value: ({ table }: Coverage) => table },
  { name: 'municipality', value: ({ municipality }: Coverage) => municipality },
  { name: 'period', value: ({ period }: Coverage) => period },
  { name: 'rows', value: ({ rows }: Coverage) => rows },
  { name: 'sum', value: ({ sum }: Coverage) => sum ?? '', right: true },
  {
    name: 'masked',
    value: ({ maskedShare }: Coverage) => `${(100 * maskedShare).toFixed(1)} %`,
    right: true,
  },
  { name: 'dates', value: ({ dateBasis }: Coverage) => dateBasis },
  { name: 'VAT', value: ({ vatBasis }: Coverage) => vatBasis },
  { name: 'sources', value: ({ sources }: Coverage) => sources.join(', ') },
];
