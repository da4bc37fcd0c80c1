import type { Clock } from '@lanskatalog/core';
import type { Account } from './account.ts';
import type { AccountFile, AccountsChange, UnusableAccounts } from './account-file.ts';
import { hashPassword } from './password-hash.ts';

export type AccountChange =
  | { readonly kind: 'changed'; readonly account: Account }
  /** There is one of that name already. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'no-such-account' }
  /** The first account is made already. */
  | { readonly kind: 'set-up-before' }
  | UnusableAccounts;

export type NewAccount = Omit<Account, 'hash' | 'passwordSetAt' | 'disabled'>;

/** Adds an account; without a password nobody can sign in with it until one is chosen by a one-time link. */
export async function addAccount(
  file: AccountFile,
  { password, ...account }: NewAccount & { readonly password?: string | undefined },
  clock: Clock,
): Promise<AccountChange> {
  const added: Account = { ...account, disabled: false, ...(await secretOf(password, clock)) };
  return file.change((accounts) =>
    accounts.some(({ name }) => name === account.name)
      ? refused('taken')
      : changed([...accounts, added], added),
  );
}

/** Makes the first account, an administrator's; refused where there is any. */
export async function addFirstAccount(
  file: AccountFile,
  { password, ...person }: Pick<Account, 'name' | 'displayName'> & { readonly password: string },
  clock: Clock,
): Promise<AccountChange> {
  const first: Account = {
    ...person,
    role: 'administrator',
    disabled: false,
    ...(await secretOf(password, clock)),
  };
  return file.change((accounts) =>
    accounts.length > 0 ? refused('set-up-before') : changed([first], first),
  );
}

/** Sets a password; sessions from before end. */
export async function setPassword(
  file: AccountFile,
  { name, password }: { readonly name: string; readonly password: string },
  clock: Clock,
): Promise<AccountChange> {
  const secret = await secretOf(password, clock);
  return changeOne(file, name, (account) => ({ ...account, ...secret }));
}

/** Takes the password away: sessions end, and nobody signs in until a new one is chosen by a one-time link. */
export const forgetPassword = (file: AccountFile, name: string): Promise<AccountChange> =>
  changeOne(file, name, ({ hash: _hash, passwordSetAt: _at, ...account }) => account);

export const setDisabled = (file: AccountFile, name: string, disabled: boolean): Promise<AccountChange> =>
  changeOne(file, name, (account) => ({ ...account, disabled }));

const secretOf = async (password: string | undefined, clock: Clock) =>
  password === undefined
    ? {}
    : { hash: await hashPassword(password), passwordSetAt: clock.now().toISOString() };

const changeOne = (
  file: AccountFile,
  wanted: string,
  change: (account: Account) => Account,
): Promise<AccountChange> =>
  file.change((accounts) => {
    const found = accounts.find(({ name }) => name === wanted);
    if (found === undefined) return refused('no-such-account');
    const account = change(found);
    return changed(
      accounts.map((one) => (one === found ? account : one)),
      account,
    );
  });

type Changing = AccountsChange<AccountChange>;
const changed = (accounts: readonly Account[], account: Account): Changing => ({
  accounts,
  result: { kind: 'changed', account },
});
const refused = (kind: 'taken' | 'no-such-account' | 'set-up-before'): Changing => ({ result: { kind } });
