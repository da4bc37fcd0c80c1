import { existsSync } from 'node:fs';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Backup, BackupReport, Migration } from '@lanskatalog/runtime';
import { backUpStore, isEmpty, migrateStore, UsageFault, version } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { z } from 'zod';
import { isMongo, showCopied, withStore } from '../open-store.ts';

interface Places {
  readonly from: string;
  readonly to: string;
}

const storeMeaning = 'a data directory, or mongodb://…';

export function addBackupCommands(program: Command, signal: AbortSignal): void {
  program
    .command('backup')
    .description('copy everything that a store holds to a new directory, while harvests go on')
    .requiredOption('--from <store>', storeMeaning)
    .requiredOption('--to <dir>', 'a directory that does not exist yet, or is empty')
    .addHelpText('after', '\nExit codes: 0 done · 1 not whole, so of no use · 2 wrong usage · 69 no MongoDB.')
    .action(async ({ from, to }: Places) => {
      if (isMongo(to)) throw new UsageFault('A backup is a directory. To move a store, use migrate.');
      tellBackup(await makeBackup({ from, to }, signal), to);
    });
  program
    .command('restore')
    .description('make a store from a backup, after looking that the backup is whole')
    .requiredOption('--from <dir>', 'the backup')
    .requiredOption('--to <store>', `${storeMeaning}; empty`)
    .addHelpText(
      'after',
      '\nExit codes: 0 restored, and equal to the backup · 1 not whole · 2 wrong usage · 69 no MongoDB.',
    )
    .action(async ({ from, to }: Places) => tellRestored(await restoreBackup({ from, to }, signal)));
}

async function makeBackup({ from, to }: Places, signal: AbortSignal): Promise<Backup> {
  const backup = await withStore(from, { create: false }, (source) =>
    withStore(to, { create: true }, (target) =>
      backUpStore({ from: source, to: target }, showCopied, signal),
    ),
  );
  if (backup.kind !== 'done') return backup;
  if (!isMongo(from)) await copyAccounts(from, to);
  // Last: a directory without it is no backup.
  const made = { version: 1, at: new Date().toISOString(), program: version, ...backup.report };
  await writeFile(join(to, manifestFile), `${JSON.stringify(made, undefined, 2)}\n`);
  return backup;
}

const manifestFile = 'backup.json';
const accountsFile = 'accounts.json';

const manifestSchema = z.object({ version: z.literal(1), at: z.string(), hash: z.string() });

/** Local accounts lie beside the store, readable by their owner alone. */
async function copyAccounts(from: string, to: string): Promise<void> {
  if (!existsSync(join(from, accountsFile))) return;
  await copyFile(join(from, accountsFile), join(to, accountsFile));
  await chmod(join(to, accountsFile), 0o600);
}

function tellBackup(backup: Backup, to: string): void {
  switch (backup.kind) {
    case 'done':
      return tellReport(backup.report, `are in ${to}`);
    case 'target-in-use':
      throw new UsageFault(`${to} is not empty. Choose a directory that does not exist yet.`);
    case 'damaged':
      throw new UsageFault(
        `What was read back differs from what was written (${backup.examples.join(', ')}). Look at the disk of ${to}.`,
        1,
      );
    case 'too-busy':
      throw new UsageFault(
        `The store moved on faster than it could be copied (${backup.examples.join(', ')}). Try again when fewer harvests run.`,
        1,
      );
  }
}

function tellReport({ documents, blobs, bytes, hash }: Omit<BackupReport, 'passes'>, where: string): void {
  console.log(`${documents} documents and ${blobs} blobs (${bytes} bytes) ${where}.`);
  console.log(`SHA-256 of all: ${hash}`);
}

type Restored = Migration | { readonly kind: 'not-whole'; readonly at: string };

async function restoreBackup({ from, to }: Places, signal: AbortSignal): Promise<Restored> {
  const manifest = await readManifest(from);
  const migration = await withStore(from, { create: false }, (source) =>
    withStore(to, { create: true }, async (target): Promise<Migration> => {
      if (!(await isEmpty(target))) return { kind: 'target-in-use', examples: [] };
      return migrateStore({ from: source, to: target }, showCopied, signal);
    }),
  );
  if (migration.kind !== 'migrated') return migration;
  if (migration.report.hash !== manifest.hash) return { kind: 'not-whole', at: manifest.at };
  if (!isMongo(to)) await copyAccounts(from, to);
  return migration;
}

/** @throws UsageFault where the directory holds no backup that was finished. */
async function readManifest(directory: string): Promise<z.infer<typeof manifestSchema>> {
  const text = await readFile(join(directory, manifestFile), 'utf8').catch(() => undefined);
  if (text !== undefined) return manifestSchema.parse(JSON.parse(text));
  throw new UsageFault(
    `${directory} holds no finished backup: ${manifestFile} is not there. To copy a store that is no backup, use migrate.`,
  );
}

function tellRestored(restored: Restored): void {
  switch (restored.kind) {
    case 'migrated':
      return tellReport(restored.report, 'are restored, and equal to the backup');
    case 'target-in-use':
      throw new UsageFault('The target is not empty, so nothing was restored. Choose an empty one.');
    case 'differs':
      throw new UsageFault(
        `The two differ after copying (${restored.examples.join(', ')}). Something wrote to the target meanwhile: stop it, and restore to an empty one.`,
        1,
      );
    case 'not-whole':
      throw new UsageFault(
        `The backup of ${restored.at} is not what it was when it was made, so what was restored can't be trusted. Use another backup, and an empty target.`,
        1,
      );
  }
}
