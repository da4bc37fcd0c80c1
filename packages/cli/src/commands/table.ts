import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat, Filter, TableKind } from '@lanskatalog/tables';
import { exportFormats, exportStream, tableKinds } from '@lanskatalog/tables';
import type { Command } from 'commander';
import { Argument, Option } from 'commander';
import { withTables } from '../open-tables.ts';
import { UsageFault } from '@lanskatalog/runtime';
import { dataOption, wholeNumber } from './options.ts';

interface TableFlags {
  readonly data: string;
  readonly format: ExportFormat;
  readonly year?: number;
  readonly out?: string;
}

export function addTableCommand(program: Command, signal: AbortSignal): void {
  program
    .command('table')
    .addArgument(new Argument('<table>', 'which of the shared tables').choices(tableKinds))
    .description('write a regional table, screened and with the national column names')
    .addOption(dataOption())
    .addOption(new Option('--format <format>', 'form of the file').choices(exportFormats).default('csv'))
    .option('--year <year>', 'only this year of the ledger', wholeNumber({ from: 1900, to: 2200 }))
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText('after', '\nExit codes: 0 written · 2 wrong usage.')
    .action(async (table: TableKind, { data, format, year, out }: TableFlags) => {
      if (year !== undefined && table !== 'ledger') {
        throw new UsageFault(`--year goes with the ledger: ${table} is a list of what there is now.`);
      }
      const filters: Filter[] =
        year === undefined ? [] : [{ column: 'ar', operator: 'eq', values: [String(year)] }];
      await withTables(
        data,
        async (tables) => {
          const exported = await exportStream(tables, { table, filters, format });
          if (exported.kind !== 'stream') throw new Error(`a filter of ours is wrong: ${exported.reason}`);
          const content = Readable.from(exported.bytes);
          if (out === undefined) await pipeline(content, process.stdout, { end: false });
          else await pipeline(content, createWriteStream(out));
        },
        signal,
      );
    });
}
