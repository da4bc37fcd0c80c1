import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startServing } from '../support/serving.ts';
import type { Serving } from '../support/serving.ts';

let serving: Serving;

beforeAll(async () => {
  buildCli();
  serving = await startServing(municipalFeed(['badplatser', 'lekplatser', 'skolor']));
}, 60_000);

afterAll(() => serving.stop());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(serving.address + path, { headers });

/** fetch() undoes compression; this shows what went over the wire. */
const getRaw = (path: string, headers: Record<string, string>) =>
  new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
    request(serving.address + path, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('lanskatalog serve', () => {
  it.each([
    ['/catalog.rdf', 'application/rdf+xml'],
    ['/catalog.ttl', 'text/turtle'],
    ['/catalog.jsonld', 'application/ld+json'],
    ['/catalog.nq', 'application/n-quads'],
  ])('serves %s as %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.text()).toContain('https://kommun.example/d/badplatser');
  });

  it.each([
    ['*/*', 'application/rdf+xml'],
    ['application/rdf+xml, application/xml;q=0.9, text/turtle;q=0.8, */*;q=0.1', 'application/rdf+xml'],
    ['text/turtle', 'text/turtle'],
    ['application/ld+json;q=0.9, text/turtle;q=0.2', 'application/ld+json'],
    ['image/png', 'application/rdf+xml'],
  ])('answers Accept: %s at /catalog and /datasets/dcat with %s', async (accept, type) => {
    for (const path of ['/catalog', '/datasets/dcat']) {
      const response = await get(path, { accept });
      expect(response.headers.get('content-type')).toContain(type);
      expect(response.headers.get('vary')).toMatch(/accept/i);
    }
  });

  it('answers 304 to what the client has already', async () => {
    const { headers } = await get('/catalog.rdf');
    const etag = headers.get('etag') ?? '';
    const lastModified = headers.get('last-modified') ?? '';
    expect((await get('/catalog.rdf', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/catalog.rdf', { 'if-none-match': `W/${etag}` })).status).toBe(304);
    expect((await get('/catalog.rdf', { 'if-modified-since': lastModified })).status).toBe(304);
    expect((await get('/catalog.rdf', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('compresses on the wire', async () => {
    const plain = await getRaw('/catalog.rdf', {});
    const gzipped = await getRaw('/catalog.rdf', { 'accept-encoding': 'gzip' });
    expect(plain.encoding).toBeUndefined();
    expect(gzipped.encoding).toBe('gzip');
    expect(gunzipSync(gzipped.body).equals(plain.body)).toBe(true);
  });

  it('lists the datasets and finds them by word, without JavaScript', async () => {
    const all = await (await get('/')).text();
    expect(all).toContain('3 datamängder');
    const found = await (await get('/?q=BADPLATSER')).text();
    expect(found).toContain('1 datamängd ');
    expect(found).not.toContain('lekplatser');
  });

  it('publishes the profile as shapes, the scores and where everything comes from', async () => {
    expect(await (await get('/profile/shapes.ttl')).text()).toContain('sh:NodeShape');
    expect(await (await get('/profile')).text()).toContain('dct:accrualPeriodicity');
    expect(await (await get('/quality.ttl')).text()).toContain('dqv:hasQualityMeasurement');
    expect(await (await get('/provenance.ttl')).text()).toContain('prov:');
  });

  it('says that it is alive', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});
