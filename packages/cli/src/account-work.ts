import { userInfo } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@lanskatalog/core';
import type { AccountChange, AccountFile, Actor } from '@lanskatalog/operations';
import { openAccountFile, openOneTimeLinks, passwordFault, writeAudit } from '@lanskatalog/operations';
import { UsageFault } from '@lanskatalog/runtime';
import { linkPath } from '@lanskatalog/web';
import { isMongo, withStore } from './open-store.ts';
import { readOperatorFile } from './operator-file.ts';
import { readPassword } from './read-password.ts';

export interface AccountFlags {
  /** A data directory, or mongodb://… */
  readonly data: string;
  readonly accounts?: string;
  readonly publicUrl?: string;
}

/** Whoever may write the file of accounts may do anything: who that is, the machine says. */
export const thisPerson = (): Actor => {
  const { username } = userInfo();
  return { id: `system:${username}`, name: username, role: 'administrator', via: 'cli' };
};

/** @throws UsageFault where the file has no place of its own. */
export function accountFileOf({ accounts, data }: AccountFlags): AccountFile {
  if (accounts === undefined && isMongo(data))
    throw new UsageFault('Say where the accounts are: --accounts FILE, or ACCOUNTS_FILE.');
  return openAccountFile(accounts ?? join(data, 'accounts.json'));
}

/** Asks twice on a terminal. @throws UsageFault where it won't do. */
export async function choosePassword(
  account: { readonly name: string; readonly displayName: string },
  signal: AbortSignal,
): Promise<string> {
  const password = await readPassword(`Password for ${account.name}: `, signal);
  const fault = passwordFault(password, account);
  if (fault !== undefined) throw new UsageFault(fault.en ?? fault.sv);
  if (process.stdin.isTTY && (await readPassword('Once more: ', signal)) !== password)
    throw new UsageFault('The passwords differ. Nothing was changed.');
  return password;
}

/** Tells what came of it, and writes it to the audit log. @throws UsageFault where nothing was changed. */
export async function tellChange(
  { data }: AccountFlags,
  change: AccountChange,
  done: { readonly action: string; readonly name: string; readonly text: string },
): Promise<void> {
  if (change.kind !== 'changed') throw new UsageFault(refusalText(change, done.name));
  const { name, role, municipality, disabled } = change.account;
  await withStore(data, { create: true }, ({ documents }) =>
    writeAudit(
      { documents, clock: systemClock },
      {
        actor: thisPerson(),
        action: done.action,
        params: { name },
        outcome: 'done',
        after: { role, municipality, disabled },
      },
    ),
  );
  console.log(done.text);
}

function refusalText(change: Exclude<AccountChange, { kind: 'changed' }>, name: string): string {
  switch (change.kind) {
    case 'taken':
      return `There is an account ${name} already. To give it a new password: lanskatalog accounts reset ${name}`;
    case 'no-such-account':
      return `There is no account ${name}. To see all: lanskatalog accounts list`;
    case 'set-up-before':
      return 'The first account is made already.';
    case 'unusable':
      return change.reason;
  }
}

/** A link by which the account's password is chosen, valid once and for an hour. */
export async function passwordLink({ data, publicUrl }: AccountFlags, account: string): Promise<string> {
  const secret = await withStore(data, { create: true }, async ({ documents }) =>
    (await openOneTimeLinks(documents, systemClock)).create({ kind: 'password', account }),
  );
  const address = publicUrl ?? (isMongo(data) ? undefined : (await readOperatorFile(data))?.address);
  const path = linkPath + secret;
  return address === undefined ? `${path} (after the address of the server)` : new URL(path, address).href;
}
