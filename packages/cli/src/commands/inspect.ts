import type { Inspection } from '@lanskatalog/tables';
import { inspectFile } from '@lanskatalog/tables';
import { explain } from '@lanskatalog/core';
import type { Command } from 'commander';
import { inspectionText } from '../inspection-text.ts';
import { loadTablesSetup } from '@lanskatalog/runtime';
import { readInput } from '../read-input.ts';
import { wholeNumber } from './options.ts';

interface InspectFlags {
  readonly json?: boolean;
  readonly rows: number;
}

export function addInspectCommand(program: Command, signal: AbortSignal): void {
  program
    .command('inspect')
    .argument('<file|url>', 'a ledger, a list of schools or a list of care homes, in any form')
    .description('how a file would be read, mapped, cleaned and screened, row by row; stores nothing')
    .option('--rows <n>', 'most rows to show', wholeNumber({ from: 0, to: 1_000_000 }), 20)
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nThe rows shown hold what the file holds, personal data too: look at "published" for what others would see.\n' +
        'Exit codes: 0 the file can be used · 1 it cannot, and why · 2 wrong usage.',
    )
    .action(async (fileOrUrl: string, { json, rows }: InspectFlags) => {
      const { bytes, name } = await readInput(fileOrUrl, signal);
      const { config, lexicon, duckDb } = await loadTablesSetup(signal);
      const inspection = await inspectFile({ bytes, name }, { config, lexicon, duckDb, rows }, signal);
      process.stdout.write(json === true ? inspectionJson(inspection) : inspectionText(inspection));
      process.exitCode = inspection.kind === 'refused' ? 1 : 0;
    });
}

const inspectionJson = ({ problems, ...inspection }: Inspection): string =>
  `${JSON.stringify(
    {
      ...inspection,
      problems: problems.map((found) => ({ ...found, sv: explain(found, 'sv'), en: explain(found, 'en') })),
    },
    null,
    2,
  )}\n`;
