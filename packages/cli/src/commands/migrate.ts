import type { Migration } from '@lanskatalog/runtime';
import { migrateStore, UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { showCopied, withStore } from '../open-store.ts';

interface MigrateFlags {
  readonly from: string;
  readonly to: string;
}

export function addMigrateCommand(program: Command, signal: AbortSignal): void {
  program
    .command('migrate')
    .description('copy everything from one store to another and compare: a directory, or a MongoDB database')
    .requiredOption('--from <store>', 'a data directory, or mongodb://…; nothing may write to it meanwhile')
    .requiredOption('--to <store>', 'the same; empty, or what an earlier try has left')
    .addHelpText(
      'after',
      '\nStop the workers, or the server, first. A migration that was broken off goes on where it was when it is run\n' +
        'again. Exit codes: 0 moved, and both sides are equal · 1 they differ · 2 wrong usage · 69 no MongoDB · 130 stopped.',
    )
    .action(async ({ from, to }: MigrateFlags) => {
      const migration = await withStore(from, { create: false }, (source) =>
        withStore(to, { create: true }, (target) =>
          migrateStore({ from: source, to: target }, showCopied, signal),
        ),
      );
      tell(migration);
    });
}

/** @throws UsageFault unless both sides are equal. */
function tell(migration: Migration): void {
  switch (migration.kind) {
    case 'migrated': {
      const { documents, blobs, bytes, already, hash } = migration.report;
      console.log(`${documents} documents and ${blobs} blobs (${bytes} bytes) are the same on both sides.`);
      if (already > 0) console.log(`${already} of them were there already.`);
      console.log(`SHA-256 of all: ${hash}`);
      return;
    }
    case 'target-in-use':
      throw new UsageFault(
        `The target holds what the source does not (${migration.examples.join(', ')}), so nothing was copied. Choose an empty one.`,
      );
    case 'differs':
      throw new UsageFault(
        `The two differ after copying (${migration.examples.join(', ')}). Stop whatever writes to the source, and run this again.`,
        1,
      );
  }
}
