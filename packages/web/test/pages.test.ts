import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { problem } from '@lanskatalog/core';
import type { Answer, RegionApp } from './support/region-app.ts';
import { createRegionApp } from './support/region-app.ts';

let region: RegionApp;
const totalOf = ({ body }: Answer): number => (JSON.parse(body) as { total: number }).total;
const script = '<script>alert(1)</script>';

beforeAll(async () => {
  region = await createRegionApp();
});
afterAll(() => region.close());

const get = (path: string, headers?: Record<string, string>) => region.get(path, headers);

const titles = async (url: string): Promise<string[]> =>
  [...(await get(url)).body.matchAll(/<h3><a[^>]*>(.*?)<\/a>/g)].map((found) =>
    (found[1] ?? '').replace(/<[^>]+>/g, ''),
  );

const links = (body: string): string[] =>
  [...body.matchAll(/href="(\/\?[^"]*tema[^"]*)"/g)].map((m) => m[1] ?? '');

describe('before the first release', () => {
  it('pages say so, and ask to be tried again', async () => {
    const answer = await get('/');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.body).toContain('Ingenting är publicerat ännu');
  });
});

describe('the pages of a release', () => {
  beforeAll(() =>
    region.publish(
      [
        { id: 'bad', title: 'Badplatser', keywords: ['bad', 'sjö'], modified: '2026-03-01' },
        { id: 'lek', title: 'Lekplatser', description: 'Gungor vid badplatserna.', modified: '2020-01-01' },
        { id: 'kumlabad', title: 'Badplatser i Kumla', municipality: '1881' },
        { id: 'ond', title: `Fälla ${script}`, description: script, keywords: [script] },
        { id: 'https://data.testlan.example/orebro/dataset/egen', title: 'Utan egen adress' },
      ],
      {
        problems: [
          problem('normalise.property-renamed', {
            source: 'orebro',
            subject: 'https://kommun.example/d/bad/csv',
            property: 'dct:format',
            before: 'dc:format',
            after: 'dct:format',
          }),
        ],
        aliases: new Map([['https://data.testlan.example/gammal', 'https://kommun.example/d/bad']]),
      },
    ),
  );

  it('finds any form of a word, titles first', async () => {
    expect(await titles('/?q=badplatsen')).toEqual(['Badplatser', 'Badplatser i Kumla', 'Lekplatser']);
  });

  it('says where it matched', async () => {
    const { body } = await get('/?q=gungor');
    expect(body).toContain('Träff i beskrivningen');
    expect(body).toContain('<mark>Gungor</mark>');
  });

  it('narrows by facets, whose counts leave their own choice aside', async () => {
    expect(await titles('/?kommun=1881')).toEqual(['Badplatser i Kumla']);
    const { body } = await get('/?kommun=1881');
    expect(body).toMatch(/Örebro<\/bdi>\s*<span class="count">4</);
  });

  it('gives a list one address, whatever order its parts were chosen in', async () => {
    const one = await get('/?format=text/csv&kommun=1880');
    const other = await get('/?kommun=1880&format=text/csv');
    expect(links(one.body)).toEqual(links(other.body));
  });

  it.each([
    '/?sida=0',
    '/?sida=99999',
    '/?sort=x',
    '/?kommun=9999',
    '/?q=%00',
    '/?q[]=a',
    '/?kommun=&kommun=',
  ])('shows a list for an address that makes little sense: %s', async (url) => {
    expect((await get(url)).status).toBe(200);
  });

  it('shows what was mended on the page of a dataset', async () => {
    const address =
      (await get('/?q=badplatser')).body.match(/\/datasets\/badplatser-[0-9a-f]{12}/)?.[0] ?? '';
    const { body } = await get(address);
    expect(body).toContain('Hämtad från Örebro, en rättelse.');
    expect(body).toContain('<code>dc:format</code>');
    expect(body).toContain('application/ld+json');
  });

  it('keeps markup of the metadata as text everywhere, in JSON-LD too', async () => {
    const address = (await get('/?q=fälla')).body.match(/\/datasets\/[\w-]+/)?.[0] ?? '';
    for (const url of ['/?q=fälla', address, '/nytt', '/kommuner/1880']) {
      const { body } = await get(url);
      expect(body).not.toContain(script);
      expect(body).toContain('Fälla');
    }
  });

  it('leads from a URI of ours to its page, and from an address before a move for good', async () => {
    const own = await get('/orebro/dataset/egen');
    expect(own.status).toBe(303);
    expect(own.headers.get('location')).toMatch(/^\/datasets\/utan-egen-adress-/);
    const moved = await get('/en/gammal');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toMatch(/^\/en\/datasets\/badplatser-/);
  });

  it('leads from an earlier title in an address to the present one', async () => {
    const address = (await get('/?q=lekplatser')).body.match(/\/datasets\/lekplatser-([0-9a-f]{12})/);
    const answer = await get(`/datasets/hette-nagot-annat-${address?.[1]}`);
    expect(answer.status).toBe(301);
    expect(answer.headers.get('location')).toBe(address?.[0]);
  });

  it('lets nothing but our own files run or show, and asks for no cookie', async () => {
    const { headers, body } = await get('/');
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/ style="| on\w+="/);
  });

  it('answers 304 to who has the page already', async () => {
    const { headers } = await get('/');
    const again = await get('/', { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
  });

  it('says what a municipality can mend, as page and as text', async () => {
    expect((await get('/kommuner/1880/att-gora')).body).toContain('Det här rättar vi åt er');
    const text = await get('/kommuner/1880/att-gora.txt');
    expect(text.headers.get('content-type')).toContain('text/plain');
    expect(text.body).toMatch(/^Att göra: Örebro kommun\n/);
  });

  it('tells of changes as Atom, and as an event stream whose pages never change', async () => {
    expect((await get('/nytt.atom')).body).toContain('Ny datamängd: Badplatser');
    const tree = await get('/changes');
    expect(tree.headers.get('content-type')).toContain('application/trig');
    const year = await get('/changes/2026');
    const page = year.body.match(/changes\/(000001\/1)>/)?.[1] ?? '';
    const events = await get(`/changes/${page}`);
    expect(events.headers.get('cache-control')).toContain('immutable');
    expect(events.body).toContain('as:Create');
    expect((await get('/changes/1999')).status).toBe(404);
  });

  it('says that there are no rows yet where there are none', async () => {
    for (const path of ['leverantorsreskontra', 'skolor', 'aldreboenden']) {
      expect((await get(`/tabeller/${path}`)).body).toContain('Ingen kommun levererar rader ännu');
    }
  });

  it('swaps to a new release without a request that fails', async () => {
    const publishing = region.publish([{ id: 'ny', title: 'Alldeles ny' }]);
    const seen: number[] = [];
    for (const deadline = Date.now() + 10_000; seen.at(-1) !== 1 && Date.now() < deadline;) {
      const answer = await get('/api/v1/datasets');
      expect(answer.status).toBe(200);
      seen.push(totalOf(answer));
    }
    await publishing;
    expect(new Set(seen)).toEqual(new Set([5, 1]));
  });
});

describe('the last complete round', () => {
  it('is public, on the page of the county and in the API', async () => {
    const at = '2026-03-10T02:00:00.000Z';
    const round = await createRegionApp();
    await (
      await round.documents.collection('pointers', { indexes: [] })
    ).put('last-publishing', {
      version: 1,
      at,
      kind: 'published',
      problems: [],
      completeRound: at,
    });
    await round.publish([{ id: 'bad', title: 'Badplatser' }]);
    expect((await round.get('/lanet')).body).toContain(`<time datetime="${at}">`);
    const answer = JSON.parse((await round.get('/api/v1/region')).body) as object;
    expect(answer).toMatchObject({ release: 1, datasets: 1, lastCompleteRound: at });
    await round.close();
  });
});
