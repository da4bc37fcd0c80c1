import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startCounty, type Change, type County, type CountySource, type Fault } from '../src/index.ts';
import { dcat, dct, hydra, instances, objects, readFeed, type Quad } from './support/read-feed.ts';
import { accept, fetchText, wholeFeed } from './support/whole-feed.ts';

const code = '1861';
let county: County;
let source: CountySource;
beforeAll(async () => {
  county = await startCounty();
  source = county.sources.find((candidate) => candidate.code === code)!;
});
afterEach(async () => {
  await county.change(code, { kind: 'reset' });
  await county.change('1883', { kind: 'reset' });
});
afterAll(async () => county.close());

const titles = (quads: readonly Quad[]): string[] => objects(quads, `${dct}title`).map(({ value }) => value);
const keys = (): readonly string[] => county.state().find((site) => site.code === code)!.datasets;
const datasets = async (): Promise<string[]> => instances(await wholeFeed(source), `${dcat}Dataset`).sort();
const fetchFeed = async (): Promise<Response> => fetch(source.url, { headers: { accept } });
const causeOfFailure = async (): Promise<unknown> =>
  fetchFeed().then(
    () => undefined,
    (error: unknown) => (error as Error).cause,
  );
const fail = async (fault: Fault, where = code): Promise<void> => {
  await county.change(where, { kind: 'fault', fault });
};

describe('a change', () => {
  it('edits one dataset and leaves the others as they were', async () => {
    const before = await fetchText(source, source.url);
    const [key] = keys();
    await county.change(code, { kind: 'edit', dataset: key ?? '', title: 'Badplatser och bryggor' });
    const after = await fetchText(source, source.url);
    const differing = after.split('\n').filter((line) => !before.includes(line));
    expect(differing.join('\n')).toContain('Badplatser och bryggor');
    expect(differing.every((line) => /dct:title|dct:modified|endDate/.test(line))).toBe(true);
  });

  it('edits the description where nothing is said of what to edit', async () => {
    await county.change(code, { kind: 'edit' });
    expect(await fetchText(source, source.url)).toContain('Beskrivningen är ändrad');
  });

  it('removes, adds and shrinks', async () => {
    const before = await datasets();
    await county.change(code, { kind: 'remove', dataset: keys()[3] ?? '' });
    expect(await datasets()).toHaveLength(before.length - 1);
    await county.change(code, { kind: 'add' });
    const added = (await datasets()).filter((iri) => !before.includes(iri));
    expect(added).toHaveLength(1);
    await county.change(code, { kind: 'shrink', percent: 60 });
    expect(await datasets()).toHaveLength(Math.round(before.length * 0.4));
  });

  it('moves to another platform: every IRI is new, every title the same', async () => {
    const before = await wholeFeed(source);
    await county.change(code, { kind: 'move-platform' });
    const after = await wholeFeed(source);
    const known = new Set(instances(before, `${dcat}Dataset`));
    expect(instances(after, `${dcat}Dataset`).filter((iri) => known.has(iri))).toEqual([]);
    expect(titles(after)).toEqual(titles(before));
  });

  it('is undone byte for byte by a reset', async () => {
    const before = await fetchText(source, source.url);
    for (const change of [
      { kind: 'edit' },
      { kind: 'remove' },
      { kind: 'move-platform' },
    ] satisfies Change[]) {
      await county.change(code, change);
    }
    expect(await fetchText(source, source.url)).not.toBe(before);
    await county.change(code, { kind: 'reset' });
    expect(await fetchText(source, source.url)).toBe(before);
  });

  it('of something unknown is refused by name', async () => {
    expect(await county.change(code, { kind: 'remove', dataset: 'finns-inte' })).toEqual({
      kind: 'unknown-dataset',
      name: 'finns-inte',
    });
    expect(await county.change('9999', { kind: 'remove' })).toEqual({
      kind: 'unknown-municipality',
      name: '9999',
    });
  });
});

describe('a change of a shared table', () => {
  const dataset = 'leverantorer-2026';
  const rowsOf = (): number[] =>
    county
      .truth()
      .files.filter((file) => file.municipality === '1881' && file.dataset === dataset)
      .map(({ rows }) => rows);
  const fetchFile = async (headers = {}): Promise<Response> => {
    const { siteUrl } = county.sources.find((candidate) => candidate.code === '1881')!;
    return fetch(`${siteUrl}/filer/${dataset}/leverantorsreskontra-2026-01.csv`, { headers });
  };
  afterEach(async () => county.change('1881', { kind: 'reset' }));

  it('takes rows off the end of each file, and the truth knows', async () => {
    const [before = 0] = rowsOf();
    const whole = await (await fetchFile()).text();
    await county.change('1881', { kind: 'cut-table', dataset, rowsPercent: 20 });
    const cut = await (await fetchFile()).text();
    const [after = 0] = rowsOf();
    expect(after).toBe(Math.round(before * 0.8));
    expect(whole.startsWith(cut)).toBe(true);
    expect(cut.trim().split('\n')).toHaveLength(1 + after);
  });

  it('takes away ids and leaves the rows', async () => {
    const before = rowsOf();
    await county.change('1881', { kind: 'cut-table', dataset, idsPercent: 100 });
    expect(rowsOf()).toEqual(before);
    const lines = (await (await fetchFile()).text()).trim().split('\n').slice(1);
    expect(lines.every((line) => /,,\d{5},/.test(line))).toBe(true);
  });

  it('puts an error page in place of its files', async () => {
    await county.change('1881', { kind: 'break-files', dataset });
    const response = await fetchFile();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv']);
    expect(await response.text()).toContain('Tekniskt fel');
  });

  it('shows in the entity tag of its files, and other changes do not', async () => {
    const etag = (await fetchFile()).headers.get('etag') ?? '';
    await county.change('1881', { kind: 'edit' });
    expect((await fetchFile({ 'if-none-match': etag })).status).toBe(304);
    await county.change('1881', { kind: 'cut-table', dataset, rowsPercent: 1 });
    expect((await fetchFile({ 'if-none-match': etag })).status).toBe(200);
  });
});

describe('a fault', () => {
  it('refuse: nothing listens, and after recovery the same port answers', async () => {
    await fail('refuse');
    // A connection of its own: the client's kept ones may not have noticed yet.
    const socket = connect(Number(new URL(source.url).port), '127.0.0.1');
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    await county.change(code, { kind: 'recover' });
    expect((await fetchFeed()).status).toBe(200);
  });

  it('timeout: the request is taken and never answered', async () => {
    await fail('timeout');
    await expect(fetch(source.url, { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });

  it('error: 500, for files too', async () => {
    await fail('error');
    expect((await fetchFeed()).status).toBe(500);
    expect((await fetch(`${source.siteUrl}/psidata`)).status).toBe(500);
  });

  it('empty: a sound catalogue without datasets', async () => {
    await fail('empty');
    const quads = await readFeed(await fetchText(source, source.url), 'rdfxml', source.url);
    expect(instances(quads, `${dcat}Catalog`).length).toBeGreaterThan(0);
    expect(instances(quads, `${dcat}Dataset`)).toEqual([]);
  });

  it('blank: 200 and no bytes', async () => {
    await fail('blank');
    const response = await fetchFeed();
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('garbage: 200 and an error page in HTML', async () => {
    await fail('garbage');
    const response = await fetchFeed();
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>[^]*Tekniskt fel/);
  });

  it('malformed: text outside the root', async () => {
    await fail('malformed');
    await expect(readFeed(await fetchText(source, source.url), 'rdfxml', source.url)).rejects.toThrow();
  });

  it('truncate: the connection ends half-way', async () => {
    await fail('truncate');
    await expect((await fetchFeed()).text()).rejects.toThrow();
  });

  it.each(['1883', code])('break-paging: the first page is sound and the next is 500 (%s)', async (where) => {
    await fail('break-paging', where);
    const { url } = county.sources.find((candidate) => candidate.code === where)!;
    const quads = await readFeed(await (await fetch(url)).text(), 'rdfxml', url);
    const [next] = objects(quads, `${hydra}nextPage`);
    expect(instances(quads, `${dcat}Dataset`)).toHaveLength(5);
    expect((await fetch(next?.value ?? '')).status).toBe(500);
  });

  it('endless-paging: pages go on without datasets', async () => {
    await fail('endless-paging', '1883');
    const { url } = county.sources.find((candidate) => candidate.code === '1883')!;
    const quads = await readFeed(await (await fetch(`${url}?page=1000`)).text(), 'rdfxml', url);
    expect(instances(quads, `${dcat}Dataset`)).toEqual([]);
    expect(objects(quads, `${hydra}nextPage`).map(({ value }) => value)).toEqual([`${url}?page=1001`]);
  });

  it('repeat-page: every page is the first', async () => {
    await fail('repeat-page', '1883');
    const { url } = county.sources.find((candidate) => candidate.code === '1883')!;
    const pages = await Promise.all(
      [1, 7].map(async (page) => readFeed(await (await fetch(`${url}?page=${page}`)).text(), 'rdfxml', url)),
    );
    const [first, seventh] = pages.map((quads) => instances(quads, `${dcat}Dataset`));
    expect(seventh).toEqual(first);
  });

  it('remote-context: JSON-LD refers to a context that is nowhere', async () => {
    await fail('remote-context', '1862');
    const { url } = county.sources.find((candidate) => candidate.code === '1862')!;
    const feed = (await (await fetch(url)).json()) as { '@context': unknown; '@graph': unknown[] };
    await county.change('1862', { kind: 'reset' });
    expect(feed['@context']).toMatch(/^https:.*jsonld$/);
    expect(feed['@graph'].length).toBeGreaterThan(4);
  });

  it('redirect-loop: redirects to itself for ever', async () => {
    await fail('redirect-loop');
    expect(await causeOfFailure()).toHaveProperty('message', expect.stringContaining('redirect'));
  });

  it('may be there from the start', async () => {
    const ill = await startCounty({ municipalities: 2, faults: { 1881: 'error' } });
    expect((await fetch(ill.sources.at(-1)?.url ?? '')).status).toBe(500);
    await ill.close();
  });
});

const post = async (path: string, body: unknown): Promise<Response> =>
  fetch(`${county.baseUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });

describe('the control address', () => {
  it('changes one municipality and tells the state of all', async () => {
    const response = await post(`/control/${code}`, { kind: 'fault', fault: 'error' });
    const state = (await response.json()) as { code: string; fault?: string }[];
    expect(state.filter(({ fault }) => fault !== undefined)).toEqual([
      expect.objectContaining({ code, fault: 'error' }),
    ]);
    expect((await fetchFeed()).status).toBe(500);
  });

  it('changes all at once', async () => {
    await post('/control', { kind: 'move-platform' });
    expect(county.state().map(({ platform }) => platform)).toEqual(Array.from({ length: 12 }, () => 1));
    await post('/control', { kind: 'reset' });
    expect(county.state().every(({ changes }) => changes === 0)).toBe(true);
  });

  it.each([
    ['/control/1861', { kind: 'explode' }, 400],
    ['/control/1861', { kind: 'shrink', percent: 'half' }, 400],
    ['/control/1999', { kind: 'remove' }, 404],
    ['/other', { kind: 'remove' }, 404],
  ])('refuses %s with %j', async (path, body, status) => {
    expect((await post(path, body)).status).toBe(status);
  });

  it('serves an index, the configuration, the state and the requests', async () => {
    expect(await (await fetch(county.baseUrl)).text()).toContain('Ljusnarsberg');
    expect(await (await fetch(`${county.baseUrl}/config.yaml`)).text()).toBe(county.configYaml());
    expect(await (await fetch(`${county.baseUrl}/control`)).json()).toHaveLength(12);
    await fetchFeed();
    const requests = (await (await fetch(`${county.baseUrl}/control/${code}/requests`)).json()) as {
      path: string;
    }[];
    expect(requests.at(-1)).toMatchObject({ path: '/datasets/dcat' });
  });
});
