import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/clocks.ts';
import { actorFrom } from '../src/sign-in/oidc.ts';
import type { TestProvider } from './support/oidc-provider.ts';
import { client, startProvider } from './support/oidc-provider.ts';
import type { RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';
import type { Seen } from './support/visitor.ts';
import { Visitor } from './support/visitor.ts';

const people = [
  { sub: 'olle', name: 'Olle Operatör', groups: ['alla', 'oppnadata-operator'] },
  { sub: 'kim', name: 'Kim i Kumla', groups: ['kumla'] },
  { sub: 'vera', name: 'Vera', groups: ['alla'] },
];
const rules = {
  organisation: 'Region Testlän',
  scopes: ['openid', 'profile', 'groups'],
  roles: [
    { claim: 'groups', value: 'kumla', role: 'coordinator', municipality: '1881' },
    { claim: 'groups', value: 'oppnadata-operator', role: 'operator' },
  ],
} as const;

const clock = new ManualClock(new Date().toISOString());
let provider: TestProvider;
let region: RegionApp;

beforeAll(async () => {
  // The provider is told of our address beforehand, and we of its: so ours is one that nothing listens at.
  provider = await startProvider(people, () => 'http://katalog.localhost/operator/sign-in/callback');
  region = await createRegionApp({
    operator: {
      clock,
      rules,
      signIn: { publicUrl: 'http://katalog.localhost', oidc: { issuer: provider.issuer, ...client } },
    },
  });
});
afterAll(async () => {
  await region.close();
  await provider.close();
});

const begin = async (one: Visitor, query = ''): Promise<string> =>
  (await one.get(`/operator/sign-in/provider${query}`)).location ?? '';
const comeBack = (one: Visitor, address: string): Promise<Seen> => {
  const { pathname, search } = new URL(address);
  return one.get(pathname + search);
};
const signedIn = async (sub: string): Promise<Visitor> => {
  const one = new Visitor(region.address);
  const back = await comeBack(one, await provider.signIn(await begin(one), sub));
  expect([back.status, back.location]).toEqual([303, '/operator']);
  return one;
};

describe('signing in at the organisation’s own provider', () => {
  it('is offered by name', async () => {
    const page = await new Visitor(region.address).get('/operator/sign-in?next=/operator/audit');
    expect(page.body).toContain('Logga in med Region Testlän');
    expect(page.body).toContain('/operator/sign-in/provider?next=%2Foperator%2Faudit');
    expect(page.body).not.toContain('type="password"');
  });

  it('asks by code with PKCE, state and nonce', async () => {
    const asked = new URL(await begin(new Visitor(region.address))).searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe('http://katalog.localhost/operator/sign-in/callback');
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
  });

  it('gives the role that the region’s rules say, and goes on to where the person was', async () => {
    const one = new Visitor(region.address);
    const address = await provider.signIn(await begin(one, '?next=/operator/audit'), 'olle');
    expect((await comeBack(one, address)).location).toBe('/operator/audit');
    expect((await one.get('/operator/audit')).body).toContain('Olle Operatör');
  });

  it('lets a coordinator see what coordinators see', async () => {
    const one = await signedIn('kim');
    expect((await one.get('/operator/matches')).status).toBe(200);
    expect((await one.get('/operator/audit')).status).toBe(403);
  });

  it('gives nobody more than the public whom no rule names, and lets them sign out', async () => {
    const one = await signedIn('vera');
    const page = await one.get('/operator');
    expect(page.status).toBe(403);
    expect(page.body).toContain('Vera');
    const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await one.post('/operator/sign-out', { _csrf: csrf }, {})).status).toBe(303);
    expect((await one.get('/operator')).status).toBe(303);
  });

  it('starts a session of its own', async () => {
    const one = new Visitor(region.address);
    const address = await provider.signIn(await begin(one), 'olle');
    const before = one.jar.get('lanskatalog');
    await comeBack(one, address);
    expect(before).toBeDefined();
    expect(one.jar.get('lanskatalog')).not.toBe(before);
  });

  it('takes an answer once, from the browser that asked, and in time', async () => {
    const one = new Visitor(region.address);
    const address = await provider.signIn(await begin(one), 'olle');
    expect((await comeBack(new Visitor(region.address), address)).body).toContain('Börja om');
    expect((await comeBack(one, address)).status).toBe(303);
    expect((await comeBack(one, address)).status).not.toBe(303);

    const slow = new Visitor(region.address);
    const late = await provider.signIn(await begin(slow), 'olle');
    await clock.advance(16 * 60_000);
    expect((await comeBack(slow, late)).status).toBe(401);
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://elak.example')],
    ['a refusal', (url: URL) => url.searchParams.set('error', 'access_denied')],
  ])('takes no answer with %s', async (_, change) => {
    const one = new Visitor(region.address);
    const address = new URL(await provider.signIn(await begin(one), 'olle'));
    change(address);
    expect((await comeBack(one, address.href)).status).toBe(401);
    expect((await one.get('/operator')).status).toBe(303);
  });

  it('says that the provider is away, and tries anew when it is back', async () => {
    const away = await createRegionApp({
      operator: { signIn: { oidc: { issuer: 'http://127.0.0.1:1', ...client } } },
    });
    const page = await new Visitor(away.address).get('/operator/sign-in/provider');
    expect(page.status).toBe(502);
    expect(page.body).toContain('svarar inte');
    await away.close();
  });
});

const rule = (claim: string, value = 'x') => ({
  scopes: [],
  roles: [{ claim, value, role: 'operator' as const }],
});

describe('what a provider says of a person', () => {
  const claims = { iss: 'https://id.example', sub: '7' };
  it.each([
    ['a list', { groups: ['a', 'x'] }, 'groups'],
    ['one text', { department: 'x' }, 'department'],
    ['a part of a whole', { realm_access: { roles: ['x'] } }, 'realm_access.roles'],
    ['a name with dots', { 'https://id.example/roles': ['x'] }, 'https://id.example/roles'],
  ])('is looked up in %s', (_, said, claim) => {
    expect(actorFrom({ ...claims, ...said }, rule(claim)).role).toBe('operator');
  });

  it.each([
    ['part of a text', { groups: ['xy'] }],
    ['another type', { groups: [{ x: true }] }],
    ['nothing', {}],
  ])('is not guessed at from %s', (_, said) => {
    expect(actorFrom({ ...claims, ...said }, rule('groups')).role).toBe('viewer');
  });

  it('gives the most where several rules apply', () => {
    const actor = actorFrom(
      { ...claims, groups: ['a', 'b'], name: 'Ada' },
      {
        scopes: [],
        roles: [
          { claim: 'groups', value: 'a', role: 'administrator' },
          { claim: 'groups', value: 'b', role: 'coordinator', municipality: '1880' },
        ],
      },
    );
    expect(actor).toEqual({
      id: 'oidc:https://id.example#7',
      name: 'Ada',
      role: 'administrator',
      via: 'page',
    });
  });
});
