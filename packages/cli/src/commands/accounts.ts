import { systemClock } from '@lanskatalog/core';
import type { Role } from '@lanskatalog/operations';
import {
  accountName,
  addAccount,
  forgetPassword,
  roles,
  setDisabled,
  setPassword,
} from '@lanskatalog/operations';
import { UsageFault } from '@lanskatalog/runtime';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { AccountFlags } from '../account-work.ts';
import { accountFileOf, choosePassword, passwordLink, tellChange } from '../account-work.ts';
import { textTable } from '../text-table.ts';
import { storeOption } from './options.ts';

interface AddFlags extends AccountFlags {
  readonly role: Role;
  readonly displayName?: string;
  readonly municipality?: string;
  readonly link?: boolean;
}

/** Local accounts, for organisations without a sign-in of their own. Run on the server, by whoever may write the file. */
export function addAccountsCommands(program: Command, signal: AbortSignal): void {
  const accounts = program
    .command('accounts')
    .description('the people who sign in with a password kept here: add, list, disable, reset');
  addAdd(accounts, signal);
  addList(accounts);
  addReset(accounts, signal);
  for (const disabled of [true, false]) addDisable(accounts, disabled);
}

const addressOption = (): Option =>
  new Option('--public-url <url>', 'address of the server, for the link').env('PUBLIC_URL');
const linkFlag = ['--link', 'print a link for choosing the password, valid once and for an hour'] as const;

const command = (parent: Command, name: string): Command =>
  parent
    .command(name)
    .addOption(storeOption())
    .addOption(
      new Option(
        '--accounts <file>',
        'the file of accounts (default: accounts.json in the data directory)',
      ).env('ACCOUNTS_FILE'),
    );

function addAdd(accounts: Command, signal: AbortSignal): void {
  command(accounts, 'add')
    .argument('<name>', 'what the person signs in with')
    .description('add an account; its password is asked for, or chosen by a link')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .option('--display-name <name>', 'the person’s name, for the audit log')
    .option('--municipality <code>', 'the municipality that a coordinator speaks for')
    .option(...linkFlag)
    .addOption(addressOption())
    .action(async (typed: string, flags: AddFlags) => {
      const account = newAccount(typed, flags);
      const password = flags.link === true ? undefined : await choosePassword(account, signal);
      const change = await addAccount(accountFileOf(flags), { ...account, password }, systemClock);
      const { name, role } = account;
      await tellChange(flags, change, { action: 'add-account', name, text: `${name} is added, as ${role}.` });
      if (flags.link === true) console.log(`To choose the password: ${await passwordLink(flags, name)}`);
    });
}

function newAccount(typed: string, { role, displayName = typed, municipality }: AddFlags) {
  const name = accountName.safeParse(typed);
  if (!name.success)
    throw new UsageFault(`${typed} can’t be a name: it takes letters, digits and . _ @ -, at most 100.`);
  if ((role === 'coordinator') !== (municipality !== undefined))
    throw new UsageFault('A coordinator, and nobody else, has a --municipality, as 1880.');
  return { name: name.data, displayName, role, ...(municipality === undefined ? {} : { municipality }) };
}

function addList(accounts: Command): void {
  command(accounts, 'list')
    .description('all accounts')
    .option('--json', 'print JSON')
    .action(async ({ json, ...flags }: AccountFlags & { json?: boolean }) => {
      const read = await accountFileOf(flags).read();
      if (read.kind === 'unusable') throw new UsageFault(read.reason);
      const rows = read.accounts.map(({ hash, passwordSetAt, ...account }) => ({
        ...account,
        state: account.disabled ? 'disabled' : hash === undefined ? 'no password yet' : 'active',
        passwordSetAt,
      }));
      process.stdout.write(json === true ? `${JSON.stringify(rows, null, 2)}\n` : accountsText(rows));
    });
}

interface AccountRow {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly municipality?: string;
  readonly state: string;
  readonly passwordSetAt: string | undefined;
}

const accountsText = (rows: readonly AccountRow[]): string =>
  rows.length === 0
    ? 'There are no accounts. To make one: lanskatalog accounts add NAME --role administrator\n'
    : textTable(
        [
          { name: 'name', value: ({ name }) => name },
          { name: 'person', value: ({ displayName }) => displayName },
          { name: 'role', value: ({ role, municipality }) => [role, municipality].join(' ').trim() },
          { name: 'state', value: ({ state }) => state },
          { name: 'password of', value: ({ passwordSetAt }) => passwordSetAt?.slice(0, 10) ?? '–' },
        ],
        rows,
      );

function addReset(accounts: Command, signal: AbortSignal): void {
  command(accounts, 'reset')
    .argument('<name>', 'whose')
    .description('give an account a new password; its sessions end')
    .option(...linkFlag)
    .addOption(addressOption())
    .action(async (name: string, flags: AccountFlags & { link?: boolean }) => {
      const file = accountFileOf(flags);
      const change =
        flags.link === true
          ? await forgetPassword(file, name)
          : await setPassword(
              file,
              { name, password: await choosePassword({ name, displayName: name }, signal) },
              systemClock,
            );
      const text = `The old password of ${name} is worth nothing any more, and its sessions have ended.`;
      await tellChange(flags, change, { action: 'reset-account', name, text });
      if (flags.link === true) console.log(`To choose a new one: ${await passwordLink(flags, name)}`);
    });
}

function addDisable(accounts: Command, disabled: boolean): void {
  const word = disabled ? 'disable' : 'enable';
  command(accounts, word)
    .argument('<name>', 'whose')
    .description(disabled ? 'keep somebody out, at once' : 'let somebody in again')
    .action(async (name: string, flags: AccountFlags) => {
      const change = await setDisabled(accountFileOf(flags), name, disabled);
      const text = disabled ? `${name} is signed out, and kept out.` : `${name} may sign in again.`;
      await tellChange(flags, change, { action: `${word}-account`, name, text });
    });
}
