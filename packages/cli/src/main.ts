import { Command, CommanderError } from 'commander';
import { UsageFault, untilStopped, version } from '@lanskatalog/runtime';
import { addAcceptTableCommand } from './commands/accept-table.ts';
import { addAlertsCommands } from './commands/alerts.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addCheckLinksCommand } from './commands/check-links.ts';
import { addCountyCommand } from './commands/county.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addHarvestCommand } from './commands/harvest.ts';
import { addMatchesCommand } from './commands/matches.ts';
import { addAccountsCommands } from './commands/accounts.ts';
import { addTokensCommands } from './commands/tokens.ts';
import { addProbeCommand } from './commands/probe.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addProblemsCommand } from './commands/problems.ts';
import { addOperateCommand } from './commands/operate.ts';
import { addRunsCommands } from './commands/runs.ts';
import { addRetentionCommand } from './commands/retention.ts';
import { addServeCommand } from './commands/serve.ts';
import { addStatusCommand } from './commands/status.ts';
import { addInspectCommand } from './commands/inspect.ts';
import { addTableCommand } from './commands/table.ts';
import { addTablesCommand } from './commands/tables.ts';
import { addValidateCommand } from './commands/validate.ts';

const program = new Command('lanskatalog')
  .description(
    'Harvests the open data of a county’s municipalities and publishes one regional catalogue.\n' +
      'Skördar kommunernas öppna data i ett län och publicerar en regional katalog.',
  )
  .version(version)
  .exitOverride();

const commands = [
  addHarvestCommand,
  addExportCommand,
  addProblemsCommand,
  addMigrateCommand,
  addRetentionCommand,
  addBackupCommands,
  addServeCommand,
  addStatusCommand,
  addRunsCommands,
  addOperateCommand,
  addAccountsCommands,
  addTokensCommands,
  addAlertsCommands,
  addAuditCommand,
  addTablesCommand,
  addTableCommand,
  addInspectCommand,
  addMatchesCommand,
  addAcceptTableCommand,
  addProbeCommand,
  addCheckLinksCommand,
  addValidateCommand,
  addCountyCommand,
  addDemoCommand,
];
const signal = untilStopped();
for (const add of commands) add(program, signal, process.env);

// Readers such as `head` close the pipe early; that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong on standard error; returns the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has printed it
  const stopped = signal.aborted && (error === signal.reason || (error as Error).name === 'AbortError');
  if (stopped) {
    console.error('Stopped. What was published before is untouched.');
    return 130;
  }
  if (error instanceof UsageFault) {
    console.error(error.message);
    return error.exitCode;
  }
  console.error(error);
  return 70; // EX_SOFTWARE: a fault of ours, with its stack trace for the report
}
