import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actions, leastRole, paramsOf, roles } from '@lanskatalog/operations';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { setTimeout } from 'node:timers/promises';
import type { Answer, Installation } from '../support/installation.ts';
import { startInstallation } from '../support/installation.ts';
import { municipalFeed } from '../support/municipal-feed.ts';

let here: Installation;
let lastRun: string;
beforeAll(async () => {
  here = await startInstallation();
  await here.api('/actions/harvest-all', { body: {} });
  await here.idle();
  lastRun = String((await here.api('/sources/kumla')).body['lastRun']);
}, 60_000);
afterAll(() => here.close());

const post = (name: string, body: unknown, role?: (typeof roles)[number]): Promise<Answer> =>
  here.api(`/actions/${name}`, { body, ...(role === undefined ? {} : { role }) });

async function dryRun(id: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await here.api(`/dry-runs/${String(id)}`);
    if (body['state'] === 'done' || body['state'] === 'failed') return body;
    await setTimeout(20);
  }
}

const resultOf = ({ body }: Answer): Record<string, unknown> => body['result'] as Record<string, unknown>;

interface Operation {
  readonly responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

describe('the document of the operators’ API', () => {
  it('names every action with what it takes, and every answer fits it', async () => {
    const { body, status } = await here.api('/openapi.json');
    expect(status).toBe(200);
    expect(body['openapi']).toBe('3.1.0');
    const paths = body['paths'] as Record<string, { get?: Operation; post?: object }>;
    expect(Object.keys(paths).filter((path) => paths[path]?.post !== undefined)).toEqual(
      actions.map(({ name }) => `/actions/${name}`),
    );
    const ajv = new Ajv2020({ strict: false });
    const asked = {
      '/overview': '/overview',
      '/sources/{id}': '/sources/kumla',
      '/jobs': '/jobs',
      '/runs': '/runs?source=kumla',
      '/runs/{id}': `/runs/${lastRun}`,
      '/dry-runs/{id}': `/dry-runs/${String(resultOf(await post('dry-run-source', { source: 'kumla' }))['dryRun'])}`,
      '/matches': '/matches',
      '/held-tables': '/held-tables',
      '/audit': '/audit',
    };
    for (const [path, real] of Object.entries(asked)) {
      const answer = await here.api(real);
      expect([real, answer.status]).toEqual([real, 200]);
      const schema = paths[path]?.get?.responses['200']?.content?.['application/json']?.schema ?? false;
      const validate = ajv.compile(schema as object);
      validate(answer.body);
      expect([real, validate.errors]).toEqual([real, null]);
    }
    await here.idle();
  });
});

describe('what operators see', () => {
  it('tells of a run: stages, requests, what it changed, and the raw bytes', async () => {
    const { body } = await here.api(`/runs/${lastRun}`);
    expect(body).toMatchObject({
      run: { source: 'kumla', outcome: 'harvested' },
      municipality: '1881',
    });
    const details = body['details'] as { diff: { added: unknown[] }; requests: unknown[] };
    expect(details.requests[0]).toMatchObject({ url: `${here.source.origin}/kumla`, status: 200 });
    expect(details.diff.added).toHaveLength(3);
    const snapshot = await here.api(`/runs/${lastRun}/snapshot/1`);
    expect(snapshot.body['text']).toBe(municipalFeed(['badplatser', 'lekplatser', 'skolor']));
    expect(snapshot.headers.get('content-type')).toBe('application/octet-stream');
    expect(snapshot.headers.get('content-disposition')).toMatch(/^attachment; filename="kumla-.*\.ttl"$/);
    expect(snapshot.headers.get('x-content-type-options')).toBe('nosniff');
    expect(snapshot.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect((await here.api(`/runs/${lastRun}/snapshot/2`)).status).toBe(404);
  });

  it('pages through the audit log, by source too', async () => {
    await post('pause-source', { source: 'kumla' });
    await post('resume-source', { source: 'kumla' });
    const first = (await here.api('/audit?limit=1')).body['entries'] as { id: string; action: string }[];
    const next = await here.api(`/audit?limit=1&before=${first[0]?.id}`);
    expect(first).toMatchObject([{ action: 'resume-source', via: 'api' }]);
    expect(next.body['entries']).toMatchObject([{ action: 'pause-source', source: 'kumla' }]);
    expect((await here.api('/audit?source=hallsberg')).body['entries']).toEqual([]);
  });

  it.each(['/overview', '/jobs', '/audit', '/dry-runs/x'])('keeps %s from a coordinator', async (path) => {
    expect((await here.api(path, { role: 'coordinator' })).status).toBe(403);
  });

  it('shows a coordinator the sources and runs of the own municipality, and no others', async () => {
    const ask = async (path: string) => (await here.api(path, { role: 'coordinator' })).status;
    expect(await ask('/sources/kumla')).toBe(200);
    expect(await ask('/runs?source=kumla')).toBe(200);
    expect(await ask(`/runs/${lastRun}`)).toBe(200);
    expect(await ask('/sources/hallsberg')).toBe(403);
    expect(await ask('/runs?source=hallsberg')).toBe(403);
    const other = String((await here.api('/sources/hallsberg')).body['lastRun']);
    expect(await ask(`/runs/${other}`)).toBe(403);
    expect(await ask(`/runs/${other}/snapshot/1`)).toBe(403);
  });

  it.each([
    ['/runs', 400],
    ['/runs?source=kumla&limit=0', 400],
    ['/runs?source=kumla&colour=red', 400],
    ['/runs/no-such', 404],
    ['/sources/nowhere', 404],
    ['/dry-runs/no-such', 404],
    ['/audit?limit=1000', 400],
  ])('answers %s with the problem %i', async (path, status) => {
    const answer = await here.api(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('who is let in', () => {
  const paths = ['/overview', '/openapi.json', '/audit'];

  it.each(paths)('answers %s with 401 without a token, and with a wrong one', async (path) => {
    const address = `${here.address}/api/operator/v1${path}`;
    for (const headers of [{}, { authorization: 'Bearer lk_0000000000000000_nothing' }]) {
      const answer = await fetch(address, { headers, redirect: 'manual' });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('lets other sites’ pages neither read nor ask beforehand', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await fetch(`${here.address}/api/operator/v1/overview`, { method, headers });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.status).not.toBe(204);
    }
    const open = await fetch(`${here.address}/api/v1/municipalities`, { headers });
    expect(open.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(actions.map((one) => [one.name, one] as const))(
    'lets nobody below its role do %s',
    async (name, one) => {
      const lower = roles.slice(0, roles.indexOf(leastRole(one)));
      for (const role of lower) expect([role, (await post(name, {}, role)).status]).toEqual([role, 403]);
    },
  );

  it('lets a token do only what it was made for', async () => {
    const authorization = `Bearer ${await here.tokenOf('operator', ['read'])}`;
    const ask = async (path: string, init: RequestInit) =>
      (await fetch(`${here.address}/api/operator/v1${path}`, init)).status;
    expect(await ask('/overview', { headers: { authorization } })).toBe(200);
    const headers = { authorization, 'content-type': 'application/json' };
    expect(await ask('/actions/harvest-all', { method: 'POST', headers, body: '{}' })).toBe(403);
  });
});

describe('actions by the API', () => {
  it.each(actions.filter((one) => paramsOf(one).some(({ required }) => required)).map(({ name }) => name))(
    'refuses %s without its parameters, naming them',
    async (name) => {
      const answer = await post(name, {});
      const needed = paramsOf(actions.find((one) => one.name === name)!).filter(({ required }) => required);
      expect(answer.status).toBe(400);
      const named = (answer.body['errors'] as { parameter: string }[]).map(({ parameter }) => parameter);
      expect(named.sort()).toEqual(needed.map((param) => param.name).sort());
    },
  );

  it('tries out a harvest: the difference field by field, and nothing changed', async () => {
    here.source.answers.set('/kumla', {
      type: 'text/turtle',
      body: municipalFeed(['badplatser', 'lekplatser', 'parker'], (name) =>
        name === 'lekplatser' ? 'Om lekplatser och gungor' : `Om ${name}`,
      ),
    });
    const before = await here.overview();
    const asked = await post('dry-run-source', { source: 'kumla' });
    expect(asked.status).toBe(200);
    const tried = await dryRun(resultOf(asked)['dryRun']);
    expect(tried).toMatchObject({
      state: 'done',
      result: {
        diff: {
          added: [{ uri: 'https://kommun.example/d/parker' }],
          removed: [{ uri: 'https://kommun.example/d/skolor' }],
          changed: [
            { uri: 'https://kommun.example/d/lekplatser', fields: [{ property: 'dct:description' }] },
          ],
        },
      },
    });
    const after = await here.overview();
    expect(after.sources.map(({ lastRun: run, published }) => [run, published])).toEqual(
      before.sources.map(({ lastRun: run, published }) => [run, published]),
    );
  });

  it('adds a source after a preview of the same text, edits it, and removes it', async () => {
    here.source.answers.set('/lekeberg', { type: 'text/turtle', body: municipalFeed(['sjöar', 'vägar']) });
    const text = `municipality: "1814"\nid: lekeberg\nurl: ${here.source.origin}/lekeberg\nkind: dcat\n`;

    expect((await post('add-source', { text, preview: 'no-such' })).status).toBe(404);
    const preview = resultOf(await post('preview-source', { text }))['dryRun'];
    const seen = await dryRun(preview);
    expect(seen).toMatchObject({ state: 'done', source: 'lekeberg', result: { outcome: 'harvested' } });
    expect((await here.api('/sources/lekeberg')).status).toBe(404);
    const other = `${text}schedule: "0 5 * * *"\n`;
    expect((await post('add-source', { text: other, preview })).status).toBe(409);

    expect(await post('add-source', { text, preview, reason: 'ny' })).toMatchObject({
      status: 200,
      body: { result: { source: 'lekeberg' } },
    });
    await here.idle();
    expect((await here.api('/audit?source=lekeberg')).body['entries']).toMatchObject([
      { action: 'add-source', outcome: 'done', after: { id: 'lekeberg' } },
    ]);
    expect((await here.api('/sources/lekeberg')).body).toMatchObject({
      heldIn: 'store',
      condition: 'ok',
      published: 2,
    });

    expect((await post('edit-source', { source: 'lekeberg', text: other })).status).toBe(200);
    expect((await here.api('/sources/lekeberg')).body).toMatchObject({ schedule: '0 5 * * *' });
    const [edited] = (await here.api('/audit?limit=1')).body['entries'] as unknown[];
    expect(edited).toMatchObject({
      action: 'edit-source',
      source: 'lekeberg',
      after: { schedule: '0 5 * * *', url: `${here.source.origin}/lekeberg` },
    });
    expect((await post('edit-source', { source: 'kumla', text })).status).toBe(409);
    expect((await post('remove-source', { source: 'kumla' })).status).toBe(409);
    expect((await post('remove-source', { source: 'lekeberg' })).status).toBe(200);
    await here.idle();
    expect((await here.api('/sources/lekeberg')).status).toBe(404);
  });

  it('says in the audit log when it is our own command that asks, and masks secrets', async () => {
    const text = `municipality: "1814"\nurl: ${here.source.origin}/x\noverrides:\n  headers:\n    X-Api-Key: hemligt-123\n`;
    await fetch(`${here.address}/api/operator/v1/actions/preview-source`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await here.tokenOf('administrator')}`,
        'content-type': 'application/json',
        'user-agent': 'lanskatalog/0.1.0',
      },
      body: JSON.stringify({ text }),
    });
    await here.idle();
    const [entry] = (await here.api('/audit?limit=1')).body['entries'] as unknown[];
    expect(entry).toMatchObject({ via: 'cli', action: 'preview-source' });
    expect(JSON.stringify(entry)).not.toContain('hemligt');
  });

  it('refuses what is not JSON, and what is not an object', async () => {
    const authorization = `Bearer ${await here.tokenOf('operator')}`;
    const send = async (type: string, body: string) =>
      fetch(`${here.address}/api/operator/v1/actions/harvest-all`, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body,
      });
    for (const [type, body] of [
      ['application/json', '{'],
      ['application/json', '[]'],
      ['text/plain', 'x'],
    ] as const) {
      const answer = await send(type, body);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });
});
