import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@lanskatalog/operations';
import {
  actions,
  addAccount,
  hasRole,
  leastRole,
  openAccountFile,
  openApiTokens,
  roles,
} from '@lanskatalog/operations';
import { systemClock } from '@lanskatalog/core';
import type { RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';
import { Visitor } from './support/visitor.ts';

/**
 * Who may ask for what, written down once more, so that a route that is added, or that gives more than was meant, is seen.
 * What is below neither of these is public.
 */
const pages: Record<string, Role> = {
  'GET /operator': 'coordinator',
  'GET /operator/releases': 'operator',
  'GET /operator/sources/:id': 'coordinator',
  'GET /operator/sources/new': 'operator',
  'GET /operator/sources/:id/edit': 'operator',
  'GET /operator/runs/:id': 'coordinator',
  'GET /operator/dry-runs/:id': 'operator',
  'GET /operator/audit': 'operator',
  'GET /operator/matches': 'coordinator',
  'GET /operator/events': 'coordinator',
  'GET /operator/tokens': 'operator',
  'POST /operator/tokens': 'operator',
  'POST /operator/tokens/:id/revoke': 'operator',
  'GET /operator/sign-in': 'viewer',
  'POST /operator/sign-in': 'viewer',
  'POST /operator/sign-out': 'viewer',
  'GET /operator/link/:secret': 'viewer',
  'POST /operator/link/:secret': 'viewer',
};
const api: Record<string, Role> = {
  'GET /api/operator/v1/openapi.json': 'coordinator',
  'GET /api/operator/v1/overview': 'operator',
  'GET /api/operator/v1/sources/:id': 'coordinator',
  'GET /api/operator/v1/jobs': 'operator',
  'GET /api/operator/v1/runs': 'coordinator',
  'GET /api/operator/v1/runs/:id': 'coordinator',
  'GET /api/operator/v1/runs/:id/snapshot/:n': 'coordinator',
  'GET /api/operator/v1/dry-runs/:id': 'operator',
  'GET /api/operator/v1/audit': 'operator',
  'GET /api/operator/v1/held-tables': 'coordinator',
  'GET /api/operator/v1/matches': 'coordinator',
};
const toAct = actions.flatMap((action): [string, Role][] => [
  [`POST /api/operator/v1/actions/${action.name}`, leastRole(action)],
  [`GET /operator/actions/${action.name}`, leastRole(action)],
  [`POST /operator/actions/${action.name}`, leastRole(action)],
]);
const forOperators = new Map([...Object.entries(pages), ...Object.entries(api), ...toAct]);

const password = 'fyra gula traktorer';
const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-roles-'));
let region: RegionApp;
const tokens = new Map<Role, string>();
const visitors = new Map<Role, Visitor>();

beforeAll(async () => {
  const accountsFile = join(directory, 'accounts.json');
  const accounts = openAccountFile(accountsFile);
  region = await createRegionApp({ operator: { signIn: { accountsFile } }, requestsPerMinute: 100_000 });
  const made = await openApiTokens(region.documents, systemClock);
  for (const role of roles) {
    const municipality = role === 'coordinator' ? { municipality: '1881' } : {};
    await addAccount(
      accounts,
      { name: role, displayName: role, role, password, ...municipality },
      systemClock,
    );
    tokens.set(
      role,
      (await made.create({ name: role, role, ...municipality, createdBy: 'test', days: 1 })).secret,
    );
    const visitor = new Visitor(region.address);
    await visitor.signIn(role, password);
    visitors.set(role, visitor);
  }
});
afterAll(async () => {
  await region.close();
  rmSync(directory, { recursive: true });
});

interface Asked {
  readonly method: string;
  readonly url: string;
}

/** Every route there is, without those that answer HEAD to a GET. */
const routes = (): readonly Asked[] => region.app.routeRoles.filter(({ method }) => method !== 'HEAD');
const isForOperators = ({ url }: Asked): boolean => /^\/(en\/)?(api\/)?operator(\/|$)/.test(url);
const nameOf = ({ method, url }: Asked): string => `${method} ${url.replace(/^\/en\//, '/')}`;

const pathOf = ({ url }: Asked): string => url.replaceAll(/:\w+|\*/g, 'x');

/** What came of asking: the status, or that one is sent to sign in. */
async function ask(route: Asked, role: Role | undefined): Promise<number | 'sign-in'> {
  const stop = new AbortController();
  const bearer = route.url.startsWith('/api/') && role !== undefined;
  const visitor = role === undefined ? new Visitor(region.address) : visitors.get(role);
  const cookie = [...(visitor?.jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(region.address + pathOf(route), {
    method: route.method,
    redirect: 'manual',
    signal: stop.signal,
    headers: bearer ? { authorization: `Bearer ${tokens.get(role)}` } : { cookie },
    ...(route.method === 'POST' ? { body: await bodyOf(visitor) } : {}),
  });
  // Some answers never end, as those that tell what happens.
  stop.abort();
  return answer.headers.get('location')?.includes('/operator/sign-in?next=') === true
    ? 'sign-in'
    : answer.status;
}

/** A form, as a page for this person has it; nothing in it, so that most actions are refused for that. */
async function bodyOf(visitor: Visitor | undefined): Promise<URLSearchParams> {
  const page = visitor?.jar.size === 0 ? undefined : await visitor?.get('/operator');
  return new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(page?.body ?? '')?.[1] ?? '' });
}

describe('every route', () => {
  it('is in the table if it is for operators, and public if it is not', () => {
    const listed = region.app.routeRoles.map(({ method, url, role }) => ({ method, url, role }));
    const operators = listed.filter(isForOperators).filter(({ method }) => method !== 'HEAD');
    expect(new Map(operators.map((route) => [nameOf(route), route.role]))).toEqual(forOperators);
    expect(listed.filter((route) => !isForOperators(route) && route.role !== 'viewer')).toEqual([]);
  });

  it('answers whoever may ask, and refuses all others', async () => {
    const wrong: string[] = [];
    for (const route of routes().filter(isForOperators)) {
      const least = forOperators.get(nameOf(route)) ?? 'administrator';
      for (const role of [undefined, ...roles]) {
        // Signing out ends what the others need.
        if (route.url.endsWith('/sign-out') && role !== undefined) continue;
        const status = await ask(route, role);
        const may = least === 'viewer' || (role !== undefined && hasRole({ role }, least));
        const refused = status === 401 || status === 403 || status === 'sign-in';
        const right = may ? !refused || isOwnRefusal(route, status) : status === refusalOf(route, role);
        if (!right) wrong.push(`${nameOf(route)} as ${role ?? 'nobody'}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('that is public answers everybody', async () => {
    const wrong: string[] = [];
    for (const route of routes().filter((one) => !isForOperators(one) && one.method !== 'OPTIONS')) {
      for (const role of [undefined, 'viewer', 'administrator'] as const) {
        const status = await ask(route, role);
        if (status === 401 || status === 403 || status === 'sign-in')
          wrong.push(`${nameOf(route)}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('without a role keeps the application from starting', async () => {
    const start = createRegionApp({ prepare: (app) => app.get('/forgotten', () => 'anything') });
    await expect(start).rejects.toThrow('GET /forgotten');
  });
});

/** An empty form does not sign anybody in. */
const isOwnRefusal = ({ url, method }: Asked, status: number | 'sign-in'): boolean =>
  method === 'POST' && url.endsWith('/sign-in') && status === 401;

function refusalOf({ url, method }: Asked, role: Role | undefined): number | 'sign-in' {
  if (role !== undefined) return 403;
  return method === 'GET' && !url.startsWith('/api/') ? 'sign-in' : 401;
}

const get = async (secret: string): Promise<number> =>
  (await fetch(`${region.address}/api/operator/v1/audit`, { headers: { authorization: `Bearer ${secret}` } }))
    .status;
const act = async (secret: string, name: string): Promise<number> =>
  (
    await fetch(`${region.address}/api/operator/v1/actions/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: '{}',
    })
  ).status;
async function make(more: { scopes?: readonly string[]; days?: number } = {}) {
  const made = await openApiTokens(region.documents, systemClock);
  return made.create({ name: 'x', role: 'operator', createdBy: 'test', days: 1, ...more });
}

describe('an API token', () => {
  it('works until it is revoked', async () => {
    const { token, secret } = await make();
    expect(await get(secret)).toBe(200);
    await (await openApiTokens(region.documents, systemClock)).revoke(token.id);
    expect(await get(secret)).toBe(401);
  });

  it('works until it expires', async () => {
    expect(await get((await make({ days: -1 })).secret)).toBe(401);
  });

  it.each(['lk_', `lk_${'a'.repeat(16)}_${'b'.repeat(43)}`, 'x'.repeat(5000)])(
    'that is none is refused: %#',
    async (secret) => {
      expect(await get(secret)).toBe(401);
    },
  );

  it('does no more than it was made for', async () => {
    const reading = (await make({ scopes: ['read'] })).secret;
    const pausing = (await make({ scopes: ['pause-all'] })).secret;
    expect([await get(reading), await get(pausing)]).toEqual([200, 403]);
    expect([await act(reading, 'pause-all'), await act(pausing, 'resume-all')]).toEqual([403, 403]);
    expect(await act(pausing, 'pause-all')).not.toBe(403);
  });

  it('opens no page', async () => {
    const headers = { authorization: `Bearer ${tokens.get('administrator')}` };
    expect((await region.get('/operator', headers)).status).toBe(303);
  });
});
