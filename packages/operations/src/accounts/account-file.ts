import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from './account.ts';
import { accountSchema } from './account.ts';

/** What the file of accounts says just now. */
type AccountsRead =
  | { readonly kind: 'accounts'; readonly accounts: readonly Account[] }
  /** The file says something, but not to us: `reason` is for whoever runs the server, and says what to do. */
  | { readonly kind: 'unusable'; readonly reason: string };

export type UnusableAccounts = Extract<AccountsRead, { kind: 'unusable' }>;

/** The local accounts: a file that only its owner may read, which the command line and the set-up page write. */
export interface AccountFile {
  readonly path: string;
  /** Accounts in the order of the file; none where there is no file. Read anew whenever the file has changed. */
  read(): Promise<AccountsRead>;
  /**
   * Writes the accounts that `change` returns, if any, and returns its result. One writer at a time; readers see all of it
   * or nothing.
   */
  change<T>(change: (accounts: readonly Account[]) => AccountsChange<T>): Promise<T | UnusableAccounts>;
}

export interface AccountsChange<T> {
  /** Absent: all stays as it is. */
  readonly accounts?: readonly Account[];
  readonly result: T;
}

const fileSchema = z.strictObject({ version: z.literal(1), accounts: z.array(accountSchema) });
const ownerOnly = 0o600;
const othersBits = 0o077;

export function openAccountFile(path: string): AccountFile {
  let last: { readonly mark: string; readonly read: AccountsRead } | undefined;
  const read = async (): Promise<AccountsRead> => {
    const found = await stat(path).catch(absent);
    if (found === undefined) return { kind: 'accounts', accounts: [] };
    const mark = `${found.ino} ${found.mtimeMs} ${found.size} ${found.mode}`;
    if (last?.mark !== mark) last = { mark, read: await readAccounts(path, found.mode) };
    return last.read;
  };
  return {
    path,
    read,
    async change(change) {
      const next = `${path}.new`;
      await mkdir(dirname(path), { recursive: true });
      const file = await openAlone(next);
      let isOurs = true;
      try {
        const before = await read();
        if (before.kind === 'unusable') return before;
        const { accounts, result } = change(before.accounts);
        if (accounts === undefined) return result;
        await file.writeFile(`${JSON.stringify({ version: 1, accounts }, null, 2)}\n`);
        await file.sync();
        await rename(next, path);
        // What has this name from now on is the next writer's.
        isOurs = false;
        return result;
      } finally {
        await file.close();
        if (isOurs) await unlink(next).catch(absent);
      }
    },
  };
}

async function readAccounts(path: string, mode: number): Promise<AccountsRead> {
  // Windows has no such bits.
  if (process.platform !== 'win32' && (mode & othersBits) !== 0)
    return {
      kind: 'unusable',
      reason: `Others than its owner may read ${path}, which holds password hashes. Run: chmod 600 ${path}`,
    };
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return { kind: 'accounts', accounts: parsed.data.accounts };
    return {
      kind: 'unusable',
      reason: `${path} is not a file of accounts: ${z.prettifyError(parsed.error)}. Mend it, or move it away and start anew.`,
    };
  } catch (error) {
    return { kind: 'unusable', reason: `${path} can't be read: ${(error as Error).message}` };
  }
}

const patienceMs = 5000;
const restMs = 50;

/** The file that becomes the next one is also what keeps writers apart: only one can make it. */
async function openAlone(next: string): Promise<FileHandle> {
  for (let waited = 0; ; waited += restMs) {
    try {
      return await open(next, 'wx', ownerOnly);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Writing takes milliseconds: whoever made it is no more.
      if (waited >= patienceMs) await unlink(next).catch(absent);
      else await setTimeout(restMs);
    }
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
