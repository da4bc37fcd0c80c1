import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { findServices } from '../../scripts/ensure-services.mjs';
import type { OpenApi } from '../support/api-fuzzer.ts';
import { contractOf, randomAddress, randomFrom, randomValue } from '../support/api-fuzzer.ts';
import { buildCli } from '../support/cli.ts';
import { startServingCounty } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

const { ckanapi } = findServices();
/** `it` where Python's client of CKAN is; a visible skip where it isn't, except in CI, where that is a failure. */
const itWithCkanapi = ckanapi.reason === undefined || process.env['CI'] !== undefined ? it : it.skip;

let serving: Serving;
let document: OpenApi;

beforeAll(async () => {
  buildCli();
  serving = await startServingCounty();
  document = await json('/api/v1/openapi.json');
}, 120_000);
afterAll(() => serving.stop());

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(serving.address + path, init);
const json = async <T>(path: string, init?: RequestInit): Promise<T> =>
  (await ask(path, init)).json() as Promise<T>;

/** Names and values that there are, for questions that have an answer. */
async function knownValues(): Promise<Record<string, readonly string[]>> {
  const { datasets } = await json<{ datasets: { name: string }[] }>('/api/v1/datasets?limit=20');
  return {
    name: datasets.map(({ name }) => name),
    code: ['1880', '1883'],
    kommun: ['1880', '1883'],
    group: ['kommun_id', 'manad', 'leverantor_namn', 'skolform'],
    filter: ['kommun_id:eq:1883', 'belopp:gte:1000', 'namn:contains:skola', 'datum:empty:true'],
    sort: ['kommun_id', '-summa', 'titel'],
    limit: ['1', '20', '1000'],
    offset: ['0', '5'],
  };
}

const ore = (amount: string): number => Math.round(Number(amount) * 100);

describe('the API', () => {
  it('answers nothing that its document does not describe, whatever it is asked', async () => {
    const judge = contractOf(document);
    const chance = { random: randomFrom(20_260_310), known: await knownValues() };
    const faults: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      for (let i = 0; i < 24; i += 1) {
        const address = randomAddress(path, get, chance);
        const fault = await judge(get, await ask(address));
        if (fault !== undefined) faults.push(`${address}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('is described by a valid OpenAPI document', async () => {
    const found = await new Validator().validate({ ...document });
    expect(found).toMatchObject({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
  });

  it.each([
    '/datasets?q=badplats',
    '/datasets?kommun=1883&format=text/csv&sort=titel&limit=100&offset=2',
    '/suggest?q=bad',
    '/municipalities',
    '/municipalities/1883',
    '/municipalities/1861/problems',
    '/tables',
    '/tables/ledger/rows?filter=kommun_id:eq:1883&filter=belopp:gte:1000&sort=-belopp&limit=5',
    '/tables/ledger/aggregates?group=leverantor_namn&sort=-summa',
    '/tables/schools/coverage',
    '/tables/care-homes/rows',
    '/changes?limit=3',
  ])('answers %s as described', async (path) => {
    const answer = await ask(`/api/v1${path}`);
    expect(answer.status).toBe(200);
    const operation = Object.entries(document.paths).find(([known]) =>
      new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path.replace(/\?.*/, '')),
    );
    expect(operation && (await contractOf(document)(operation[1].get, answer))).toBeUndefined();
  });

  it('gives a dataset with all that is known of it', async () => {
    const { datasets } = await json<{ datasets: { name: string }[] }>(
      '/api/v1/datasets?q=badplatser&limit=1',
    );
    const answer = await ask(`/api/v1/datasets/${datasets[0]?.name}`);
    const operation = document.paths['/datasets/{name}'];
    expect(operation && (await contractOf(document)(operation.get, answer))).toBeUndefined();
  });

  it('is read from other sites, and not sent again to who has it', async () => {
    const first = await ask('/api/v1/datasets');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(Number(first.headers.get('ratelimit-remaining'))).toBeGreaterThan(0);
    const etag = first.headers.get('etag') ?? '';
    expect((await ask('/api/v1/datasets', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it.each([
    ['/api/v1/finns-inte', 'GET', 404],
    ['/api/v1/datasets', 'POST', 405],
    ['/api/v1/datasets?limit=0', 'GET', 400],
    ['/api/v1/%E0%A4%A', 'GET', 400],
  ])('says what is wrong with %s (%s) as problem+json', async (path, method, status) => {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, title: expect.any(String) });
  });

  it('makes the same sums as its rows', async () => {
    const filter = 'filter=kommun_id:eq:1883&filter=manad:eq:2026-01';
    const { rows, total } = await json<{ rows: { belopp: string }[]; total: number }>(
      `/api/v1/tables/ledger/rows?${filter}&limit=1000`,
    );
    const { groups } = await json<{ groups: { summa: string }[] }>(
      `/api/v1/tables/ledger/aggregates?${filter}&group=kommun_id`,
    );
    expect(rows).toHaveLength(total);
    expect(rows.reduce((sum, { belopp }) => sum + ore(belopp), 0)).toBe(ore(groups[0]?.summa ?? ''));
  });
});

interface Ckan<T> {
  readonly success: boolean;
  readonly result: T;
}

describe('the CKAN actions', () => {
  it('list what they show', async () => {
    const { result: names } = await json<Ckan<string[]>>('/api/3/action/package_list');
    expect(names.length).toBeGreaterThan(100);
    const { result } = await json<Ckan<{ name: string; resources: unknown[] }>>(
      `/api/3/action/package_show?id=${names[0]}`,
    );
    expect(result.name).toBe(names[0]);
    expect(Array.isArray(result.resources)).toBe(true);
  });

  it('search by word and by field, by GET and by POST', async () => {
    type Search = Ckan<{ count: number; results: { title: string; organization: { name: string } }[] }>;
    const got = await json<Search>('/api/3/action/package_search?q=badplats&fq=organization:orebro&rows=5');
    expect(got.result.count).toBe(1);
    expect(got.result.results[0]).toMatchObject({ title: 'Badplatser', organization: { name: 'orebro' } });
    const posted = await json<Search>('/api/3/action/package_search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ q: 'badplats', fq: 'organization:orebro', rows: 5 }),
    });
    expect(posted).toEqual(got);
    const all = await json<Search>('/api/3/action/package_search?q=*:*&rows=0');
    expect(all.result.count).toBeGreaterThan(100);
  });

  it.each(['organization_list', 'group_list', 'tag_list'])(
    'list names with %s, and more with all_fields',
    async (action) => {
      const { result: names } = await json<Ckan<string[]>>(`/api/3/action/${action}`);
      const { result: full } = await json<Ckan<{ name: string }[]>>(
        `/api/3/action/${action}?all_fields=true`,
      );
      expect(names.length).toBeGreaterThan(2);
      expect(full.map(({ name }) => name)).toEqual(names);
    },
  );

  it('count by field over all that was found', async () => {
    type Facets = Ckan<{
      count: number;
      facets: Record<string, Record<string, number>>;
      search_facets: Record<string, { items: { name: string; display_name: string; count: number }[] }>;
    }>;
    const asked = 'facet.field=["organization","groups"]&facet.limit=-1&rows=0';
    const { result } = await json<Facets>(`/api/3/action/package_search?q=badplats&${asked}`);
    const counts = Object.values(result.facets['organization'] ?? {});
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(result.count);
    expect(result.search_facets['groups']?.items[0]).toMatchObject({ name: 'envi', display_name: 'Miljö' });
  });

  it.each([
    ['fq=organization:(orebro OR kumla)', 'fq=organization:orebro', 'fq=organization:kumla'],
    ['fq=tags:badplats', 'fq=tags:badplats AND organization:orebro', 'fq=tags:badplats -organization:orebro'],
    [
      'q=*:*',
      'fq=metadata_modified:[2026-01-01T00:00:00Z TO *]',
      'fq=NOT metadata_modified:[2026-01-01 TO *]',
    ],
    ['q=badplats', 'q=badplats&fq=title:bad*', 'q=badplats&fq=-title:bad*'],
  ])('part %s into %s and %s', async (...queries) => {
    const counts = await Promise.all(
      queries.map(async (query) => {
        const address = `/api/3/action/package_search?${encodeURI(query)}&rows=0`;
        return (await json<Ckan<{ count: number }>>(address)).result.count;
      }),
    );
    const [all = 0, one = 0, other = 0] = counts;
    expect(one + other).toBe(all);
    expect(one).toBeGreaterThan(0);
  });

  it('never fail, whatever they are asked', async () => {
    const random = randomFrom(7);
    const statuses = new Set<number>();
    for (const action of ['package_search', 'package_show', 'organization_show', 'tag_list', 'group_show']) {
      for (let i = 0; i < 12; i += 1) {
        const query = new URLSearchParams();
        for (const name of [
          'q',
          'fq',
          'sort',
          'rows',
          'start',
          'id',
          'limit',
          'facet.field',
          'facet.limit',
        ]) {
          if (random() < 0.4) query.append(name, randomValue(random));
        }
        statuses.add((await ask(`/api/3/action/${action}?${query.toString()}`)).status);
      }
    }
    expect([...statuses].filter((status) => ![200, 404, 409].includes(status))).toEqual([]);
  });

  itWithCkanapi(
    'are read by ckanapi',
    async () => {
      const script = new URL('../support/read-ckan.py', import.meta.url).pathname;
      const env = { ...process.env, PYTHONPATH: ckanapi.path ?? '' };
      const { stdout } = await promisify(execFile)(ckanapi.command ?? '', [script, serving.address], { env });
      const read = JSON.parse(stdout) as Record<string, unknown>;
      expect(read).toMatchObject({
        first: expect.any(String),
        found: ['Badplatser'],
        organizations: { orebro: 1 },
        organization: 'Örebro kommun',
        missing: 'NotFound',
        refused: 'ValidationError',
      });
      expect(read['packages']).toBeGreaterThan(100);
      expect(read['paged']).toBe(read['packages']);
    },
    30_000,
  );

  it('refuse in the way of CKAN', async () => {
    const missing = await ask('/api/3/action/package_show?id=finns-inte');
    expect(missing.status).toBe(404);
    expect(await missing.json()).toMatchObject({ success: false, error: { __type: 'Not Found Error' } });
    const unknown = await ask('/api/3/action/package_search?fq=finns:inte');
    expect(unknown.status).toBe(409);
    expect(await unknown.json()).toMatchObject({ success: false, error: { __type: 'Validation Error' } });
  });
});
