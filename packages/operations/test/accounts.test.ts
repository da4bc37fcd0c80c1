import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/clocks.ts';
import { accountName, addAccount, openAccountFile, passwordFault, setDisabled } from '../src/index.ts';
import { hashPassword, verifyPassword } from '../src/accounts/password-hash.ts';

const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-accounts-'));
afterAll(() => rmSync(directory, { recursive: true }));

const clock = new ManualClock('2026-03-10T08:00:00.000Z');
let files = 0;
const newPath = (): string => {
  files += 1;
  return join(directory, `accounts-${files}.json`);
};
const person = (name: string) => ({ name, displayName: name, role: 'operator' as const });

describe('a file of accounts', () => {
  it('is for its owner’s eyes alone, and leaves nothing beside it', async () => {
    const path = newPath();
    await addAccount(openAccountFile(path), { ...person('anna'), password: 'fyra gula traktorer' }, clock);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toContain('traktorer');
    expect(readdirSync(directory).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is not used while others may read it, and says what to do', async () => {
    const path = newPath();
    const file = openAccountFile(path);
    await addAccount(file, person('anna'), clock);
    chmodSync(path, 0o640);
    expect(await file.read()).toEqual({
      kind: 'unusable',
      reason: expect.stringContaining(`chmod 600 ${path}`),
    });
    chmodSync(path, 0o600);
    expect((await file.read()).kind).toBe('accounts');
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"version":1,"accounts":[{"name":"anna"}]}'],
    [
      'a coordinator of nowhere',
      '{"version":1,"accounts":[{"name":"a","displayName":"a","role":"coordinator"}]}',
    ],
    [
      'a password instead of a hash',
      '{"version":1,"accounts":[{"name":"a","displayName":"a","role":"viewer","hash":"hemligt"}]}',
    ],
  ])('that is %s is neither used nor written over', async (_, text) => {
    const path = newPath();
    writeFileSync(path, text, { mode: 0o600 });
    expect((await addAccount(openAccountFile(path), person('anna'), clock)).kind).toBe('unusable');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('loses none of the accounts that several writers add at once', async () => {
    const path = newPath();
    const names = Array.from({ length: 12 }, (_, i) => `person${i}`);
    const added = await Promise.all(
      names.map((name) => addAccount(openAccountFile(path), person(name), clock)),
    );
    expect(added.map(({ kind }) => kind)).toEqual(names.map(() => 'changed'));
    const read = await openAccountFile(path).read();
    expect(read.kind === 'accounts' ? read.accounts.map(({ name }) => name).toSorted() : []).toEqual(
      names.toSorted(),
    );
  });

  it('shows at once what another process has changed', async () => {
    const path = newPath();
    const [here, there] = [openAccountFile(path), openAccountFile(path)];
    await addAccount(there, person('anna'), clock);
    expect(await here.read()).toMatchObject({ accounts: [{ disabled: false }] });
    await setDisabled(there, 'anna', true);
    expect(await here.read()).toMatchObject({ accounts: [{ disabled: true }] });
  });

  it('takes a name once', async () => {
    const file = openAccountFile(newPath());
    await addAccount(file, person('anna'), clock);
    expect(await addAccount(file, person('anna'), clock)).toEqual({ kind: 'taken' });
    expect(await setDisabled(file, 'bertil', true)).toEqual({ kind: 'no-such-account' });
  });
});

async function timeOfWrong(stored: string | undefined): Promise<number> {
  const from = performance.now();
  for (let n = 0; n < 5; n += 1) expect(await verifyPassword(stored, 'fel lösenord här')).toBe(false);
  return performance.now() - from;
}

describe('a password', () => {
  const anna = { name: 'anna.andersson', displayName: 'Anna Andersson' };

  it.each([
    'fyra gula traktorer',
    'aaaaabbbbbccccc ddddd',
    '密码密码短语很长很长一二三四五',
    '🐮🐷🐔🐴🐑🐐🦆🐓🦃🐇🐖🐂',
    'anna andersson åker tåg',
  ])('will do: %s', (password) => {
    expect(passwordFault(password, anna)).toBeUndefined();
  });

  it.each([
    'elva tecken',
    'aaaaaaaaaaaaaaaa',
    'annaandersson',
    'Anna.Andersson1',
    'anna anna anna anna',
    'x'.repeat(257),
  ])('won’t do: %s', (password) => {
    expect(passwordFault(password, anna)).toBeDefined();
  });

  it('is the same however its letters were put together', async () => {
    const hash = await hashPassword('blåbärstårta med grädde'.normalize('NFD'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'blåbärstårta med grädde'.normalize('NFC'))).toBe(true);
    expect(await verifyPassword(hash, 'blabarstarta med gradde')).toBe(false);
  });

  it('takes as long to try for a name that nobody has', async () => {
    const hash = await hashPassword('fyra gula traktorer');
    await verifyPassword(undefined, 'x');
    const ratio = (await timeOfWrong(undefined)) / (await timeOfWrong(hash));
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
  });
});

describe('a name', () => {
  it.each([
    ['Anna', 'anna'],
    [' åsa.öberg@region.example ', 'åsa.öberg@region.example'],
  ])('%j is %s', (typed, name) => {
    expect(accountName.parse(typed)).toBe(name);
  });

  it.each(['', '-anna', 'anna andersson', 'anna/..', '<b>', 'a'.repeat(101)])('can’t be %j', (typed) => {
    expect(accountName.safeParse(typed).success).toBe(false);
  });
});
