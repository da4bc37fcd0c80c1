import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountFile } from '@lanskatalog/operations';
import { addAccount, openAccountFile, setDisabled, setPassword } from '@lanskatalog/operations';
import { ManualClock } from '../../../test/support/clocks.ts';
import { setUpLink } from '../src/index.ts';
import type { RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';
import { Visitor } from './support/visitor.ts';

const hourMs = 3_600_000;
const password = 'fyra gula traktorer';

const clock = new ManualClock('2026-03-10T08:00:00.000Z');
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-accounts-'));
let region: RegionApp;
let accounts: AccountFile;

const person = (name: string) => ({
  name,
  displayName: `Person ${name}`,
  role: 'operator' as const,
  password,
});

beforeAll(async () => {
  const accountsFile = join(directory, 'accounts.json');
  accounts = openAccountFile(accountsFile);
  for (const name of ['anna', 'bertil', 'cecilia', 'david', 'eva'])
    await addAccount(accounts, person(name), clock);
  region = await createRegionApp({
    operator: { clock, signIn: { accountsFile }, trustedProxies: 'loopback' },
  });
});
afterAll(async () => {
  await region.close();
  rmSync(directory, { recursive: true });
});

/** From an address of their own, so that one test's wrong passwords don't keep another out. */
let addresses = 0;
const visitor = (): Visitor => {
  addresses += 1;
  return new Visitor(region.address, { 'x-forwarded-for': `192.0.2.${addresses}` });
};
const signedIn = async (name: string): Promise<Visitor> => {
  const one = visitor();
  expect((await one.signIn(name, password)).status).toBe(303);
  return one;
};
const csrfIn = (html: string): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
const isIn = async (one: Visitor): Promise<boolean> => (await one.get('/operator/audit')).status === 200;

describe('signing in', () => {
  it('is asked for on the way to an operators’ page, which it then goes on to', async () => {
    const one = visitor();
    const asked = await one.get('/operator/audit?action=x');
    expect(asked.status).toBe(303);
    expect(asked.location).toBe('/operator/sign-in?next=%2Foperator%2Faudit%3Faction%3Dx');
    expect(asked.headers.get('cache-control')).toBe('no-store');
    const page = await one.get(asked.location ?? '');
    expect(page.body).toContain('value="/operator/audit?action=x"');
    const taken = await one.signIn('anna', password, { next: '/operator/audit?action=x' });
    expect(taken.location).toBe('/operator/audit?action=x');
    expect(await isIn(one)).toBe(true);
  });

  it('speaks both languages', async () => {
    const one = visitor();
    expect((await one.get('/en/operator/audit')).location).toMatch(/^\/en\/operator\/sign-in\?next=/);
    expect((await one.get('/en/operator/sign-in')).body).toContain('<h1>Sign in</h1>');
    expect((await one.post('/en/operator/sign-in', { name: 'anna', password: 'fel' })).body).toContain(
      'The name or the password is not right',
    );
  });

  it.each([
    'https://elak.example/operator',
    '//elak.example/operator',
    String.raw`/\elak.example/operator`,
    '/\t/elak.example/operator',
    '/operator/../../x',
    '/operatorx',
    'javascript:alert(1)',
    '/operator/sign-out',
  ])('leads nowhere but to the operators’ pages: %j', async (next) => {
    expect((await visitor().signIn('anna', password, { next })).location).toBe('/operator');
  });

  it('sets a cookie that scripts and other sites don’t get, and only then', async () => {
    const one = visitor();
    for (const path of ['/', '/operator/sign-in', '/api/v1/openapi.json', '/operator'])
      expect((await one.get(path)).cookies).toEqual([]);
    const [cookie = ''] = (await one.signIn('anna', password)).cookies;
    expect(cookie).toMatch(/^lanskatalog=[\w-]{32}; Path=\/; HttpOnly; SameSite=Lax$/i);
    expect((await one.get('/')).cookies).toEqual([]);
  });

  it('takes no session id that somebody else has chosen', async () => {
    const chosen = 'a'.repeat(32);
    const one = visitor();
    one.jar.set('lanskatalog', chosen);
    await one.signIn('anna', password);
    expect(one.jar.get('lanskatalog')).not.toBe(chosen);
    const other = visitor();
    other.jar.set('lanskatalog', chosen);
    expect(await isIn(other)).toBe(false);
  });

  it('keeps ids of sessions as hashes only', async () => {
    const one = await signedIn('anna');
    const id = one.jar.get('lanskatalog') ?? '';
    const sessions = await region.documents.collection('sessions', { indexes: ['seenAt'] });
    const stored: unknown[] = [];
    for await (const each of sessions.find({})) stored.push(each);
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(id);
  });

  it('is refused from another site’s form', async () => {
    const one = visitor();
    const fields = { name: 'anna', password };
    for (const headers of [{ origin: 'https://elak.example' }, { 'sec-fetch-site': 'cross-site' }] as const) {
      const answer = await one.post('/operator/sign-in', fields, headers);
      expect(answer.status).toBe(403);
      expect(answer.cookies).toEqual([]);
    }
  });
});

describe('a session', () => {
  it('ends by signing out, for every copy of the cookie', async () => {
    const one = await signedIn('anna');
    const copy = visitor();
    copy.jar.set('lanskatalog', one.jar.get('lanskatalog') ?? '');
    expect(await isIn(copy)).toBe(true);
    const csrf = csrfIn((await one.get('/operator/audit')).body);
    const out = await one.post('/operator/sign-out', { _csrf: csrf });
    expect(out.status).toBe(303);
    expect(one.jar.size).toBe(0);
    expect(await isIn(copy)).toBe(false);
  });

  it.each([
    ['without a token', {}],
    ['with a wrong one', { _csrf: 'aaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbb' }],
  ])('takes no form %s', async (_, fields) => {
    const one = await signedIn('anna');
    const answer = await one.post('/operator/sign-out', fields);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Formuläret gäller inte längre');
    expect(await isIn(one)).toBe(true);
  });

  it('takes no token of another session', async () => {
    const [one, other] = [await signedIn('anna'), await signedIn('anna')];
    const csrf = csrfIn((await other.get('/operator/audit')).body);
    expect((await one.post('/operator/sign-out', { _csrf: csrf })).status).toBe(403);
  });

  it('takes no call of the API without a token either', async () => {
    const one = await signedIn('anna');
    const answer = await one.post('/api/operator/v1/actions/harvest-all', {});
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('ends after two hours without use, not before', async () => {
    const one = await signedIn('anna');
    await clock.advance(1.5 * hourMs);
    expect(await isIn(one)).toBe(true);
    await clock.advance(1.5 * hourMs);
    expect(await isIn(one)).toBe(true);
    await clock.advance(2.1 * hourMs);
    expect(await isIn(one)).toBe(false);
  });

  it('is not kept alive by what an open page asks for by itself', async () => {
    const one = await signedIn('anna');
    for (let hours = 0; hours < 2; hours += 1) {
      await clock.advance(hourMs);
      await one.get('/operator/audit', { 'sec-fetch-dest': 'empty' });
    }
    await clock.advance(60_000);
    expect(await isIn(one)).toBe(false);
  });

  it('ends twelve hours after signing in, however much it is used', async () => {
    const one = await signedIn('anna');
    for (let hours = 0; hours < 12; hours += 1.5) {
      expect(await isIn(one)).toBe(true);
      await clock.advance(1.5 * hourMs);
    }
    await clock.advance(60_000);
    expect(await isIn(one)).toBe(false);
  });

  it('ends when the account is disabled', async () => {
    const one = await signedIn('bertil');
    await setDisabled(accounts, 'bertil', true);
    expect(await isIn(one)).toBe(false);
    expect((await visitor().signIn('bertil', password)).status).toBe(401);
  });

  it('ends when the password is changed', async () => {
    const one = await signedIn('cecilia');
    await clock.advance(1000);
    await setPassword(accounts, { name: 'cecilia', password: 'sju blå tågvagnar' }, clock);
    expect(await isIn(one)).toBe(false);
  });
});

const makeToken = async (one: Visitor, fields: Record<string, string>) => {
  const csrf = csrfIn((await one.get('/operator/tokens')).body);
  const wanted = { name: 'övervakning', role: 'operator', days: '30', scope: 'read' };
  return one.post('/operator/tokens', { _csrf: csrf, ...wanted, ...fields });
};
const readWith = async (secret: string): Promise<number> =>
  (await region.get('/api/operator/v1/audit', { authorization: `Bearer ${secret}` })).status;

describe('the page of API tokens', () => {
  it('shows a new one once, which works until its maker revokes it', async () => {
    const one = await signedIn('anna');
    const [secret = ''] = /lk_[a-z0-9]{16}_[\w-]{43}/.exec((await makeToken(one, {})).body) ?? [];
    expect(await readWith(secret)).toBe(200);
    const page = await one.get('/operator/tokens');
    expect(page.body).toContain('övervakning');
    expect(page.body).not.toContain(secret);
    const other = await signedIn('eva');
    const revoke = /action="(\/operator\/tokens\/[a-z0-9]+\/revoke)"/.exec(page.body)?.[1] ?? '';
    const others = await other.get('/operator/tokens');
    expect(others.body).not.toContain('övervakning');
    await other.post(revoke, { _csrf: csrfIn(others.body) });
    expect(await readWith(secret)).toBe(200);
    await one.post(revoke, { _csrf: csrfIn(page.body) });
    expect(await readWith(secret)).toBe(401);
  });

  it.each([
    ['a role above one’s own', { role: 'administrator' }, 403],
    ['no purpose', { name: ' ' }, 400],
    ['an action that there is not', { scope: 'everything' }, 400],
    ['more than a year', { days: '400' }, 400],
  ])('makes none with %s', async (_, fields, status) => {
    const answer = await makeToken(await signedIn('anna'), fields);
    expect([answer.status, /lk_\w{16}/.test(answer.body)]).toEqual([status, false]);
  });
});

describe('guessing', () => {
  it('is slowed down for a name from any address, and says for how long', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await visitor().signIn('david', 'fel lösenord')).status).toBe(401);
    const refused = await visitor().signIn('david', password);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.body).toContain('Vänta 2 sekunder');
    await clock.advance(2000);
    expect((await visitor().signIn('david', password)).status).toBe(303);
  });

  it('looks the same for a name that nobody has', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 6; attempt += 1)
      answers.push(await visitor().signIn('nils', 'fel lösenord'));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
    const known = await visitor().signIn('eva', 'fel lösenord');
    expect(answers[0]?.body.replaceAll('nils', 'eva')).toBe(known.body);
  });

  it('is slowed down for an address, whatever the names', async () => {
    const one = visitor();
    const statuses = [];
    for (let attempt = 0; attempt < 21; attempt += 1)
      statuses.push((await one.signIn(`namn${attempt}`, 'fel lösenord')).status);
    expect(statuses.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(statuses[20]).toBe(429);
    expect((await visitor().signIn('anna', password)).status).toBe(303);
  });
});

describe('behind a proxy that ends TLS', () => {
  it('makes cookies for https alone, and says when the proxy does not tell of it', async () => {
    const accountsFile = join(directory, 'accounts.json');
    const behind = await createRegionApp({
      operator: {
        clock,
        signIn: { accountsFile, publicUrl: 'https://data.example.org' },
        trustedProxies: 'loopback',
      },
    });
    try {
      const origin = 'https://data.example.org';
      const fields = { name: 'eva', password };
      const plain = await new Visitor(behind.address).post('/operator/sign-in', fields, { origin });
      expect(plain.body).toContain('X-Forwarded-Proto');
      expect(plain.cookies).toEqual([]);
      const one = new Visitor(behind.address, { 'x-forwarded-proto': 'https' });
      const [cookie = ''] = (await one.post('/operator/sign-in', fields, { origin })).cookies;
      expect(cookie).toMatch(/^__Host-lanskatalog=[\w-]{32}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
      expect(await isIn(one)).toBe(true);
    } finally {
      await behind.close();
    }
  });
});

/** An application of its own with no account, and the way to its set-up link. */
const begin = async () => {
  const accountsFile = join(mkdtempSync(join(directory, 'first-')), 'accounts.json');
  const app = await createRegionApp({ operator: { clock, signIn: { accountsFile } } });
  const deps = { documents: app.documents, clock } as unknown as Parameters<typeof setUpLink>[0]['deps'];
  const link = () => setUpLink({ deps, signIn: { accountsFile } }, app.address);
  return { app, accountsFile, link };
};

describe('the first start', () => {
  const filled = { name: 'Frida', displayName: 'Frida F', password, again: password };

  it('gives a link that makes one administrator, once', async () => {
    const { app, accountsFile, link } = await begin();
    const [first = '', second = ''] = [await link(), await link()];
    expect((await new Visitor(app.address).get('/operator/sign-in')).body).toContain('accounts add');
    const one = new Visitor(app.address);
    expect((await one.get(first)).body).toContain('Skapa det första kontot');
    expect((await one.post(first, { ...filled, again: 'annat' })).status).toBe(400);
    expect((await one.post(first, { ...filled, password: 'kort', again: 'kort' })).body).toContain(
      'minst 12',
    );
    expect((await one.post(first, filled)).location).toBe('/operator');
    expect((await one.get('/operator')).status).toBe(200);
    expect(await openAccountFile(accountsFile).read()).toMatchObject({
      accounts: [{ name: 'frida', role: 'administrator' }],
    });
    for (const used of [first, second]) {
      expect((await new Visitor(app.address).get(used)).status).toBe(410);
      expect((await new Visitor(app.address).post(used, { ...filled, name: 'x' })).status).toBe(410);
    }
    expect(await link()).toBeUndefined();
    await app.close();
  });

  it('gives a link that is worth nothing after an hour', async () => {
    const { app, link } = await begin();
    const address = (await link()) ?? '';
    await clock.advance(hourMs + 1000);
    expect((await new Visitor(app.address).post(address, filled)).status).toBe(410);
    await app.close();
  });

  it('lets only one of two who send the form at the same moment in', async () => {
    const { app, link } = await begin();
    const address = (await link()) ?? '';
    const answers = await Promise.all(
      ['ett', 'två'].map((name) => new Visitor(app.address).post(address, { ...filled, name })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410]);
    await app.close();
  });
});

describe('while the store is away', () => {
  it('says so to operators, and serves the public on', async () => {
    const accountsFile = join(directory, 'accounts.json');
    const app = await createRegionApp({ operator: { clock, signIn: { accountsFile } } });
    const one = new Visitor(app.address);
    await one.signIn('eva', password);
    await app.documents.close();
    const page = await one.get('/operator');
    expect(page.status).toBe(503);
    expect(page.body).toContain('Databasen svarar inte');
    const authorization = `Bearer lk_${'a'.repeat(16)}_${'b'.repeat(43)}`;
    expect((await one.get('/api/operator/v1/overview', { authorization })).status).toBe(503);
    expect((await new Visitor(app.address).signIn('eva', password)).status).toBe(503);
    expect((await one.get('/tillganglighet')).status).not.toBe(500);
    expect((await one.get('/healthz')).status).toBe(200);
    await app.app.close();
  });
});
