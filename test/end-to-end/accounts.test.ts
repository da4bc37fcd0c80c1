import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CliResult } from '../support/cli.ts';
import { buildCli, runCli, startCli } from '../support/cli.ts';

const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-people-'));
const data = join(directory, 'not', 'there', 'yet');
beforeAll(() => buildCli(), 90_000);
afterAll(() => rmSync(directory, { recursive: true }));

const accounts = (...args: string[]): Promise<CliResult> => runCli('accounts', ...args, '--data', data);
const tokens = (...args: string[]): Promise<CliResult> => runCli('tokens', ...args, '--data', data);

/** With the password by a pipe, as from a script. */
function withPassword(password: string, ...args: string[]): Promise<CliResult> {
  const child = startCli('accounts', ...args, '--data', data);
  child.stdin?.end(`${password}\n`);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

describe('lanskatalog accounts', () => {
  it('adds, lists, disables and resets, and shows no password or hash', async () => {
    expect((await accounts('list')).stdout).toContain('There are no accounts');
    const added = await withPassword('fyra gula traktorer', 'add', 'anna', '--role', 'administrator');
    expect([added.code, added.stdout]).toEqual([0, 'anna is added, as administrator.\n']);
    expect(statSync(join(data, 'accounts.json')).mode & 0o777).toBe(0o600);
    const invited = await accounts('add', 'kim', '--role', 'coordinator', '--municipality', '1881', '--link');
    expect(invited.stdout).toMatch(/\/operator\/link\/[\w-]{43}/);
    await accounts('disable', 'anna');
    const listed = JSON.parse((await accounts('list', '--json')).stdout) as object[];
    expect(listed).toMatchObject([
      { name: 'anna', state: 'disabled' },
      { name: 'kim', state: 'no password yet', municipality: '1881' },
    ]);
    expect(JSON.stringify(listed)).not.toContain('argon2');
    expect((await accounts('enable', 'anna')).code).toBe(0);
    expect((await withPassword('sju blå vagnar', 'reset', 'anna')).code).toBe(0);
  }, 60_000);

  it.each([
    [['add', 'berit', '--role', 'coordinator', '--link'], '--municipality'],
    [['add', 'berit karlsson', '--role', 'operator', '--link'], 'can’t be a name'],
    [['disable', 'nobody'], 'There is no account nobody'],
  ])('says what is wrong: %j', async (args, said) => {
    const { code, stderr } = await accounts(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
  });

  it('takes no short password', async () => {
    const { code, stderr } = await withPassword('kort', 'add', 'berit', '--role', 'operator');
    expect([code, stderr]).toEqual([2, expect.stringContaining('at least 12')]);
  });
});

describe('lanskatalog tokens', () => {
  it('creates one that is shown once, lists it and revokes it', async () => {
    const made = await tokens(
      'create',
      'monitoring',
      '--role',
      'operator',
      '--scope',
      'read',
      '--days',
      '30',
    );
    expect(made.stdout).toMatch(/^lk_[a-z0-9]{16}_[\w-]{43}\n$/);
    const [listed] = JSON.parse((await tokens('list', '--json')).stdout) as { id: string }[];
    expect(listed).toMatchObject({ name: 'monitoring', role: 'operator', scopes: ['read'] });
    expect(JSON.stringify(listed)).not.toContain('hash');
    expect((await tokens('revoke', listed?.id ?? '')).code).toBe(0);
    expect((await tokens('revoke', listed?.id ?? '')).code).toBe(2);
    expect((await tokens('create', 'x', '--role', 'operator', '--scope', 'everything')).code).toBe(2);
  }, 60_000);
});
