import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startCounty,
  systems,
  type County,
  type CountySource,
  type Fault,
  type SystemName,
} from '../src/index.ts';
import { systemsByMunicipality } from '../src/systems/systems.ts';
import { dcat, hydra, instances, objects, readFeed } from './support/read-feed.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ layout: 'web-systems' });
});
afterEach(async () => {
  for (const { code } of county.sources) await county.change(code, { kind: 'reset' });
});
afterAll(async () => county.close());

function sourceOf(system: SystemName): CountySource {
  const [code] = Object.entries(systemsByMunicipality).find(([, name]) => name === system)!;
  return county.sources.find((source) => source.code === code)!;
}
const get = async (system: SystemName, path: string): Promise<Response> =>
  fetch(sourceOf(system).siteUrl + path);
const getText = async (system: SystemName, path: string): Promise<string> => (await get(system, path)).text();
const getJson = async <T>(system: SystemName, path: string): Promise<T> =>
  (await get(system, path)).json() as Promise<T>;
const expected = (system: SystemName): number => sourceOf(system).expectedDatasets;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const fail = async (system: SystemName, fault: Fault): Promise<void> => {
  await county.change(sourceOf(system).code, { kind: 'fault', fault });
};

describe('a county of web systems', () => {
  it('gives each of the twelve another one, three of them a page only', () => {
    expect(new Set(Object.values(systemsByMunicipality)).size).toBe(12);
    expect(county.sources.filter(({ kind }) => kind === 'psidata-page')).toHaveLength(3);
    expect(new Set(county.sources.map(({ kind }) => kind)).size).toBe(10);
  });

  it('links from each home page to what there is, and has nothing at the conventional address', async () => {
    for (const { code, siteUrl } of county.sources) {
      const home = await (await fetch(siteUrl)).text();
      const system = systemsByMunicipality[code] ?? 'dcat';
      expect(home).toContain(`<a href="${systems[system].startPage}">Öppna data</a>`);
      expect((await fetch(`${siteUrl}/datasets/dcat`)).status).toBe(404);
    }
  });

  it('answers at the address that each source names', async () => {
    for (const { url } of county.sources) expect((await fetch(url)).status).toBe(200);
  });

  it('names only the sites in a configuration for discovery', () => {
    const text = county.configYaml({ kind: 'auto' });
    expect(text.match(/kind: auto/g)).toHaveLength(12);
    expect(text).toContain(`url: "${sourceOf('ckan').siteUrl}", kind: auto`);
    expect(county.configYaml()).toContain(`url: "${sourceOf('csw').url}", kind: csw`);
  });

  it('states the truth only of tables that its systems can publish', () => {
    const codes = new Set(county.truth().files.map(({ municipality }) => municipality));
    expect([sourceOf('pxweb').code, sourceOf('geoserver').code].filter((code) => codes.has(code))).toEqual(
      [],
    );
    expect(codes.size).toBe(10);
  });
});

describe('each web system publishes all datasets of its municipality', () => {
  it('EntryScape: a block names the store, and the store has the catalogue', async () => {
    const [, store = ''] =
      /data-entryscape-entrystore="([^"]+)"/.exec(await getText('entryscape', '/oppnadata')) ?? [];
    expect(store).toBe(`${sourceOf('entryscape').siteUrl}/store`);
    const turtle = await (await fetch(`${store}/1/metadata/1?recursive=dcat&format=text/turtle`)).text();
    expect(instances(await readFeed(turtle, 'turtle', store), `${dcat}Dataset`)).toHaveLength(
      expected('entryscape'),
    );
    const query = encodeURIComponent(String.raw`rdfType:http\:\/\/www.w3.org\/ns\/dcat#Dataset`);
    const found = await getJson<{ results: number; resource: { children: unknown[] } }>(
      'entryscape',
      `/store/search?type=solr&query=${query}&limit=10`,
    );
    expect([found.results, found.resource.children.length]).toEqual([expected('entryscape'), 10]);
  });

  it('EntryScape: a rowstore gives rows of a file in JSON', async () => {
    const page = await getJson<{ results: object[]; resultCount: number }>(
      'entryscape',
      '/rowstore/dataset/adresser?_limit=5',
    );
    expect(page.results).toHaveLength(5);
    expect(page.results[0]).toHaveProperty('adress');
    expect(page.resultCount).toBeGreaterThan(5);
  });

  it('CKAN: the Action API in pages, and the feed of its extension', async () => {
    const names: string[] = [];
    for (let start = 0; start < expected('ckan'); start += 10) {
      const { result } = await getJson<{
        result: { count: number; results: { name: string; private: boolean }[] };
      }>('ckan', `/api/3/action/package_search?rows=1000&start=${start}`);
      expect(result.count).toBe(expected('ckan'));
      names.push(...result.results.map(({ name }) => name));
    }
    expect(new Set(names).size).toBe(expected('ckan'));
    const url = `${sourceOf('ckan').siteUrl}/catalog.rdf`;
    const quads = await readFeed(await (await fetch(url)).text(), 'rdfxml', url);
    expect(objects(quads, `${hydra}nextPage`).map(({ value }) => value)).toEqual([`${url}?page=2`]);
  });

  it('ArcGIS Hub: data.json, and DCAT-AP in JSON-LD', async () => {
    const { dataset } = await getJson<{ dataset: { description: string }[] }>('arcgis-hub', '/data.json');
    expect(dataset).toHaveLength(expected('arcgis-hub'));
    expect(dataset[0]?.description).toMatch(/^<div/);
    const feed = await getText('arcgis-hub', '/api/feed/dcat-ap/2.0.1.json');
    expect(instances(await readFeed(feed, 'jsonld', 'http://x/'), `${dcat}Dataset`)).toHaveLength(
      expected('arcgis-hub'),
    );
  });

  it('Opendatasoft: the Explore API, which refuses what is too much at once', async () => {
    const path = '/api/explore/v2.1/catalog/datasets';
    const page = await getJson<{ total_count: number; results: unknown[] }>(
      'opendatasoft',
      `${path}?limit=100`,
    );
    expect([page.total_count, page.results.length]).toEqual([
      expected('opendatasoft'),
      expected('opendatasoft'),
    ]);
    expect((await get('opendatasoft', `${path}?limit=101`)).status).toBe(400);
  });

  it('PxWeb: tables in a tree of folders', async () => {
    const [base] = await getJson<{ dbid: string }[]>('pxweb', '/api/v1/sv/');
    const folders = await getJson<{ id: string; type: string }[]>('pxweb', `/api/v1/sv/${base?.dbid}`);
    const leaves = await Promise.all(
      folders.map(async ({ id }) =>
        getJson<{ id: string; type: string }[]>('pxweb', `/api/v1/sv/${base?.dbid}/${id}`),
      ),
    );
    expect(leaves.flat()).toHaveLength(expected('pxweb'));
    const [first] = leaves.flat();
    const folder = folders[0]?.id;
    expect(await getJson('pxweb', `/api/v1/sv/${base?.dbid}/${folder}/${first?.id}`)).toHaveProperty(
      'variables',
    );
  });

  it('GeoServer: a layer and a feature type for each', async () => {
    expect(
      count(
        await getText('geoserver', '/geoserver/ows?service=WMS&request=GetCapabilities'),
        /<Layer queryable/g,
      ),
    ).toBe(expected('geoserver'));
    expect(
      count(
        await getText('geoserver', '/geoserver/wfs?SERVICE=WFS&REQUEST=GetCapabilities'),
        /<FeatureType /g,
      ),
    ).toBe(expected('geoserver'));
  });

  it.each([
    ['', 'csw:Record'],
    ['&outputSchema=http://www.isotc211.org/2005/gmd', 'gmd:MD_Metadata'],
  ])('CSW: records in pages (%s)', async (schema, element) => {
    const base = '/geonetwork/srv/swe/csw?service=CSW&version=2.0.2&request=GetRecords&maxRecords=7';
    let records = 0;
    for (let next = 1; next > 0;) {
      const text = await getText('csw', `${base}&startPosition=${next}${schema}`);
      records += count(text, new RegExp(`<${element}>`, 'g'));
      next = Number(/nextRecord="(\d+)"/.exec(text)?.[1]);
    }
    expect(records).toBe(expected('csw'));
  });

  it('schema.org: a page for each, in the sitemap and in the catalogue', async () => {
    const pages = [
      ...(await getText('schema-org', '/sitemap.xml')).matchAll(/<loc>([^<]+\/oppna-data\/[^<]+)</g),
    ].map(([, url = '']) => url);
    expect(pages).toHaveLength(expected('schema-org'));
    const [, data = ''] =
      /<script type="application\/ld\+json">(.*?)<\/script>/.exec(
        await (await fetch(pages[0] ?? '')).text(),
      ) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      '@id': pages[0],
    });
  });

  it('RDFa: a section for each', async () => {
    expect(count(await getText('rdfa', '/psidata'), /typeof="dcat:Dataset"/g)).toBe(expected('rdfa'));
  });

  it.each([
    ['psidata-headings', '/psidata', /<h2>(?!Kontakta)/g],
    ['psidata-table', '/psidata', /<tr><td>/g],
    ['psidata-list', '/oppnadata', /<li><strong>/g],
  ] as const)('%s: an item for each, with links that work', async (system, path, item) => {
    const text = await getText(system, path);
    expect(count(text, item)).toBe(expected(system));
    const [, link = ''] = /href="(http[^"]+\/filer\/[^"]+)"/.exec(text) ?? [];
    expect((await fetch(link)).status).toBe(200);
  });

  it('OAI-PMH: records with resumption tokens', async () => {
    const archive = await startCounty({ systems: { 1882: 'oai-pmh' } });
    const { expectedDatasets, kind, url } = archive.sources.find(({ code }) => code === '1882')!;
    expect(kind).toBe('oai-pmh');
    let records = 0;
    for (let query: string | undefined = 'metadataPrefix=oai_dc'; query !== undefined;) {
      const text: string = await (await fetch(`${url}?verb=ListRecords&${query}`)).text();
      records += count(text, /<record>/g);
      const token: string | undefined = /<resumptionToken[^>]*>(\d+)</.exec(text)?.[1];
      query = token === undefined ? undefined : `resumptionToken=${token}`;
    }
    await archive.close();
    expect(records).toBe(expectedDatasets);
  });
});

describe('a fault of a web system', () => {
  const search = '/api/3/action/package_search?rows=10&start=';

  it('wrong-count: states seven more than there are', async () => {
    await fail('ckan', 'wrong-count');
    expect(await getJson('ckan', `${search}0`)).toMatchObject({ result: { count: expected('ckan') + 7 } });
  });

  it('break-paging: the second page is an error', async () => {
    await fail('ckan', 'break-paging');
    expect([(await get('ckan', `${search}0`)).status, (await get('ckan', `${search}10`)).status]).toEqual([
      200, 500,
    ]);
  });

  it('repeat-page: the second page is the first', async () => {
    await fail('opendatasoft', 'repeat-page');
    const path = '/api/explore/v2.1/catalog/datasets?limit=5&offset=';
    expect(await getJson('opendatasoft', `${path}5`)).toEqual(await getJson('opendatasoft', `${path}0`));
  });

  it('empty, garbage and blank: as of a feed', async () => {
    await fail('rdfa', 'empty');
    expect(count(await getText('rdfa', '/psidata'), /typeof="dcat:Dataset"/g)).toBe(0);
    await fail('pxweb', 'garbage');
    expect(await getText('pxweb', '/api/v1/sv/')).toContain('Tekniskt fel');
    await fail('csw', 'blank');
    expect(await getText('csw', '/geonetwork/srv/swe/csw?request=GetCapabilities')).toBe('');
  });

  it('soft-404: what is not there is answered 200', async () => {
    await fail('psidata-list', 'soft-404');
    const response = await get('psidata-list', '/datasets/dcat');
    expect([response.status, (await response.text()).includes('kunde inte hittas')]).toEqual([200, true]);
  });
});
