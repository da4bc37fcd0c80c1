import type { Account } from './account.ts';
import type { AccountFile } from './account-file.ts';
import type { Attempts } from './attempts.ts';
import { verifyPassword } from './password-hash.ts';

export type LocalSignIn =
  | { readonly kind: 'signed-in'; readonly account: Account }
  /** Name or password, or the account is disabled: which of them is not told. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Signs somebody in by name and password. As slow for names that don't exist. */
export async function signInLocally(
  { file, attempts }: { readonly file: AccountFile; readonly attempts: Attempts },
  typed: { readonly name: string; readonly password: string; readonly address: string },
): Promise<LocalSignIn> {
  const read = await file.read();
  if (read.kind === 'unusable') return read;
  const begun = await attempts.begin(typed);
  if (begun.kind === 'wait') return begun;
  const name = typed.name.trim().toLowerCase();
  const account = read.accounts.find((one) => one.name === name);
  const right = await verifyPassword(account?.hash, typed.password);
  if (!right || account === undefined || account.disabled) return { kind: 'wrong' };
  await attempts.succeed(typed);
  return { kind: 'signed-in', account };
}
