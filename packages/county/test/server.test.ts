import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadRegionConfig } from '@lanskatalog/config';
import { startCounty, type County, type CountySource } from '../src/index.ts';
import { accept } from './support/whole-feed.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ now: () => 1_790_000_000_000 });
});
afterAll(async () => county.close());

const sourceOf = (code: string): CountySource => county.sources.find((source) => source.code === code)!;

const luhn = (digits: string): number =>
  Array.from(digits, Number).reduce((sum, digit, index) => {
    const product = index % 2 === 0 ? digit * 2 : digit;
    return sum + (product > 9 ? product - 9 : product);
  }, 0);

describe('content negotiation', () => {
  it.each([
    ['text/turtle', 'text/turtle'],
    ['application/ld+json;q=0.9, application/rdf+xml;q=0.2', 'application/ld+json'],
    ['*/*', 'application/rdf+xml'],
    ['text/*;q=0.5, application/n-triples;q=0.4', 'text/turtle'],
  ])('answers Accept: %s with %s', async (wanted, given) => {
    const response = await fetch(sourceOf('1861').url, { headers: { accept: wanted } });
    expect(response.headers.get('content-type')).toBe(given);
    expect(response.headers.get('vary')).toBe('Accept');
  });

  it('answers 406 where nothing is acceptable', async () => {
    expect((await fetch(sourceOf('1861').url, { headers: { accept: 'image/png' } })).status).toBe(406);
  });

  it('is not offered by a municipality that has one file only', async () => {
    const response = await fetch(sourceOf('1881').url, { headers: { accept: 'application/rdf+xml' } });
    expect(response.headers.get('content-type')).toBe('text/turtle');
  });
});

describe('a conditional request', () => {
  it('is answered 304 by entity tag until something changes', async () => {
    const { code, url } = sourceOf('1861');
    const etag = (await fetch(url, { headers: { accept } })).headers.get('etag') ?? '';
    const again = await fetch(url, { headers: { accept, 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await county.change(code, { kind: 'edit' });
    expect((await fetch(url, { headers: { accept, 'if-none-match': etag } })).status).toBe(200);
    await county.change(code, { kind: 'reset' });
    expect((await fetch(url, { headers: { accept, 'if-none-match': etag } })).status).toBe(304);
  });

  it('is answered 304 by date where the server has no entity tags', async () => {
    const { code, url } = sourceOf('1884');
    const date = (await fetch(url)).headers.get('last-modified') ?? '';
    expect((await fetch(url, { headers: { 'if-modified-since': date } })).status).toBe(304);
    await county.change(code, { kind: 'remove' });
    expect((await fetch(url, { headers: { 'if-modified-since': date } })).status).toBe(200);
    await county.change(code, { kind: 'reset' });
  });
});

describe('the server', () => {
  it('packs with gzip for whoever accepts it', async () => {
    const url = `${sourceOf('1880').url}/katalog`;
    const encoding = await new Promise((resolve) => {
      get(url, { headers: { accept, 'accept-encoding': 'gzip' } }, (response) => {
        resolve(response.headers['content-encoding']);
        response.destroy();
      });
    });
    expect(encoding).toBe('gzip');
  });

  it('logs each request of a municipality with time, path and status', async () => {
    county.forgetRequests();
    const { url, siteUrl } = sourceOf('1883');
    await fetch(`${url}?page=2`, { headers: { 'user-agent': 'prov/1' } });
    await fetch(`${siteUrl}/saknas`);
    expect(county.requests('1883')).toEqual([
      {
        at: 1_790_000_000_000,
        method: 'GET',
        path: '/datasets/dcat?page=2',
        status: 200,
        userAgent: 'prov/1',
      },
      expect.objectContaining({ path: '/saknas', status: 404 }),
    ]);
    expect(county.requests('1880')).toEqual([]);
  });

  it('takes the ports after its own where one is given', async () => {
    const probe = await startCounty({ municipalities: 1 });
    const { port } = probe;
    await probe.close();
    const other = await startCounty({ port, municipalities: 2 }).catch(() => undefined);
    // Somebody else may hold one of the ports by now; then there is nothing to see.
    if (other === undefined) return;
    expect(other.sources.map(({ siteUrl }) => siteUrl)).toEqual([
      `http://127.0.0.1:${port + 1}`,
      `http://127.0.0.1:${port + 2}`,
    ]);
    await other.close();
  });
});

describe('the configuration', () => {
  it('is one that the project accepts, with every source in it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'county-'));
    const file = join(directory, 'region.yaml');
    await writeFile(file, county.configYaml());
    const loaded = await loadRegionConfig(file);
    await rm(directory, { recursive: true });
    expect(loaded).toMatchObject({ kind: 'ok' });
    if (loaded.kind !== 'ok') return;
    expect(loaded.config.sources.map(({ url }) => url)).toEqual(county.sources.map(({ url }) => url));
    expect(loaded.config.municipalities.map(({ orgnr }) => orgnr)).toEqual(
      county.sources.map(({ orgnr }) => orgnr),
    );
    expect(loaded.config.http.allowHosts).toEqual(['127.0.0.1']);
  });

  it('can be of some municipalities only', () => {
    const text = county.configYaml({ municipalities: ['1881'], perHostDelayMs: 0, kind: 'auto' });
    expect(text.match(/municipality: "\d+"/g)).toEqual(['municipality: "1881"']);
    expect(text).toContain('kind: auto');
  });
});

describe('a county of many municipalities', () => {
  it('serves all of them on one port', async () => {
    const many = await startCounty({ municipalities: 300, datasetsPer: 2 });
    const last = many.sources.at(-1)!;
    expect(many.sources).toHaveLength(300);
    expect(new Set(many.sources.map(({ siteUrl }) => new URL(siteUrl).port)).size).toBe(1);
    expect(await (await fetch(last.url)).text()).toContain(`${last.siteUrl}/filer/`);
    await many.close();
  });

  it('has organisation numbers with a right check digit', () => {
    for (const { orgnr } of county.sources) expect(luhn(orgnr) % 10).toBe(0);
  });

  it('writes a feed of 10,000 datasets with some 30 statements each', async () => {
    const large = await startCounty({ municipalities: 13, datasetsPer: 10_000 });
    const text = await (
      await fetch(large.sources.at(-1)?.url ?? '', { headers: { accept: 'application/n-triples' } })
    ).text();
    await large.close();
    const statements = text.split('\n').length;
    expect(text.match(/dcat#Dataset>/g)).toHaveLength(10_000);
    expect(statements / 10_000).toBeGreaterThan(28);
    expect(statements / 10_000).toBeLessThan(40);
  }, 120_000);
});
