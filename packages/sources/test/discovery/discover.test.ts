import { describe, expect, it } from '@jest/globals';
import type { PageFetcher } from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import { dcatApFeeds } from '../../src/arcgis-hub/read-arcgis-hub.ts';
import { searchAddress } from '../../src/ckan/read-ckan.ts';
import { recordsAddress } from '../../src/csw/read-csw.ts';
import { discover } from '../../src/discovery/discover.ts';
import { maxRequests } from '../../src/discovery/prober.ts';
import { ofType, searchUrl } from '../../src/entryscape/entry-store.ts';
import { catalogueAddress } from '../../src/opendatasoft/read-opendatasoft.ts';
import { readSource } from '../../src/read-source.ts';
import { fixture } from '../fixtures.ts';
import type { WebPage } from '../source-context.ts';
import { contextOf, TableWeb } from '../source-context.ts';

const site = 'https://www.hallsberg.se';
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="sv"><head>${head}</head><body><main><h1>Öppna data</h1>${body}</main></body></html>`;
const home = '<html><body><nav><a href="/psidata">Öppna data</a></nav><p>Välkommen</p></body></html>';
const feed =
  '<https://d/1> a <http://www.w3.org/ns/dcat#Dataset> . <https://d/2> a <http://www.w3.org/ns/dcat#Dataset> .';

const json = (value: unknown): string => JSON.stringify(value);

async function look(pages: Readonly<Record<string, string | WebPage>>) {
  const web = new TableWeb({ [site]: home, ...pages });
  const discovery = await discover(contextOf(site, web, { kind: 'auto' }));
  return { ...discovery, best: discovery.candidates[0], asked: web.asked };
}

describe('a municipality known by its site alone', () => {
  it('with a feed where the national portal asks for it costs two requests', async () => {
    const { state, best, asked } = await look({ [`${site}/datasets/dcat`]: feed });
    expect(state).toBe('found');
    expect(best).toEqual({ kind: 'dcat', url: `${site}/datasets/dcat`, datasets: 2 });
    expect(asked).toHaveLength(2);
  });

  const ckan = 'https://oppnadata.hallsberg.se';
  const hub = 'https://hallsberg.hub.arcgis.com';
  const store = 'https://hallsberg.entryscape.net/store';
  const csw = 'https://geo.hallsberg.se/geonetwork/srv/swe/csw';
  const wms = 'https://karta.hallsberg.se/geoserver/wms?service=WMS&request=GetCapabilities';
  const cswAnswer =
    '<r:GetRecordsResponse xmlns:r="http://www.opengis.net/cat/csw/2.0.2"><r:SearchResults numberOfRecordsMatched="7"/></r:GetRecordsResponse>';
  const wmsAnswer =
    '<WMS_Capabilities><Capability><Layer><Layer><Name>a</Name></Layer><Layer><Name>b</Name></Layer></Layer></Capability></WMS_Capabilities>';
  it.each<[string, Record<string, string | WebPage>, object]>([
    [
      'a feed that a page names in its head',
      {
        [`${site}/psidata`]: page('', '<link rel="alternate" type="application/rdf+xml" href="/export.rdf">'),
        [`${site}/export.rdf`]: feed,
      },
      { kind: 'dcat', url: `${site}/export.rdf` },
    ],
    [
      'a feed that a page names in its headers',
      {
        [`${site}/oppna-data`]: {
          body: page(''),
          headers: { link: '</k>; rel="alternate"; type="text/turtle"' },
        },
        [`${site}/k`]: feed,
      },
      { kind: 'dcat', url: `${site}/k` },
    ],
    [
      'a feed that a page links to',
      {
        [`${site}/psidata`]: page('<p>Vår <a href="/katalog/1">DCAT-fil</a></p>'),
        [`${site}/katalog/1`]: feed,
      },
      { kind: 'dcat', url: `${site}/katalog/1` },
    ],
    [
      'a page on open data somewhere else',
      {
        [site]: '<a href="/kommun/data/start">Öppna data</a>',
        [`${site}/kommun/data/start`]: page('<a href="/f.ttl">Turtle</a>'),
        [`${site}/f.ttl`]: feed,
      },
      { kind: 'dcat', url: `${site}/f.ttl` },
    ],
    [
      'EntryScape Blocks',
      {
        [`${site}/psidata`]: page(
          `<div data-entryscape="config" data-entryscape-entrystore="${store}" data-entryscape-context="3"></div>`,
        ),
        [searchUrl(store, ofType(expand('dcat:Dataset')))]: json({ results: 9, resource: { children: [] } }),
      },
      { kind: 'entryscape', url: `${store}/3`, datasets: 9 },
    ],
    [
      'a CKAN portal on a host beside it',
      {
        [ckan]: '<html><head><meta name="generator" content="ckan 2.10"></head></html>',
        [searchAddress(ckan, 0, 0)]: json({ success: true, result: { count: 4, results: [] } }),
      },
      { kind: 'ckan', url: ckan, datasets: 4 },
    ],
    [
      'a CKAN portal on the site itself',
      { [searchAddress(site, 0, 0)]: json({ success: true, result: { count: 4, results: [] } }) },
      { kind: 'ckan', url: site, datasets: 4 },
    ],
    [
      'an Opendatasoft portal that it links to',
      {
        [`${site}/psidata`]: page(
          '<a href="https://hallsberg.opendatasoft.com/explore/?sort=modified">Portalen</a>',
        ),
        [catalogueAddress('https://hallsberg.opendatasoft.com', 0, 0)]: json({ total_count: 5, results: [] }),
      },
      { kind: 'opendatasoft', url: 'https://hallsberg.opendatasoft.com', datasets: 5 },
    ],
    [
      'an ArcGIS Hub that it links to',
      { [`${site}/psidata`]: page(`<a href="${hub}/search">Geodata</a>`), [dcatApFeeds(hub)[1] ?? '']: feed },
      { kind: 'arcgis-hub', url: hub, datasets: 2 },
    ],
    [
      'a data.json',
      { [`${site}/data.json`]: json({ dataset: [{ title: 'x' }] }) },
      { kind: 'dcat-us', url: `${site}/data.json`, datasets: 1 },
    ],
    [
      'a catalogue of geodata',
      {
        [`${site}/psidata`]: page(`<a href="${csw}?service=CSW&request=GetCapabilities">Geodatakatalog</a>`),
        [recordsAddress(csw, 1)]: cswAnswer,
      },
      { kind: 'csw', datasets: 7 },
    ],
    [
      'a map server',
      {
        [`${site}/psidata`]: page(
          '<p><a href="https://karta.hallsberg.se/geoserver/wms?service=WMS">Karttjänst</a></p>',
        ),
        [wms]: wmsAnswer,
      },
      { kind: 'ogc', datasets: 2 },
    ],
    [
      'a statistics database',
      {
        [`${site}/psidata`]: page('<a href="https://statistik.hallsberg.se/pxweb/sv/db">Statistik</a>'),
        'https://statistik.hallsberg.se/api/v1/sv/': json([{ dbid: 'db' }]),
        'https://statistik.hallsberg.se/api/v1/sv/db?query=*&filter=*': json([
          { id: 'T1', title: 'a' },
          { id: 'T2', title: 'b' },
        ]),
      },
      { kind: 'pxweb', datasets: 2 },
    ],
    [
      'datasets for search engines',
      {
        [`${site}/oppnadata`]: page(
          '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Dataset","name":"x"}</script>',
        ),
      },
      { kind: 'schema-org', url: `${site}/oppnadata`, datasets: 1 },
    ],
    [
      'RDFa',
      {
        [`${site}/oppnadata`]: page(
          '<div about="#x" typeof="dcat:Dataset"><b property="dct:title">x</b></div>',
        ),
      },
      { kind: 'rdfa', url: `${site}/oppnadata`, datasets: 1 },
    ],
    [
      'a page at an unusual place, named in the sitemap',
      {
        [`${site}/robots.txt`]: `User-agent: *\nSitemap: ${site}/karta.xml`,
        [`${site}/karta.xml`]: `<urlset><url><loc>${site}/naringsliv/oppna-data-och-psi.html</loc></url></urlset>`,
        [`${site}/naringsliv/oppna-data-och-psi.html`]: fixture('psidata-page/list-of-links.html'),
      },
      { kind: 'psidata-page', datasets: 3 },
    ],
    [
      'a page for people',
      { [`${site}/psidata`]: fixture('psidata-page/table-of-datasets.html') },
      { kind: 'psidata-page', url: `${site}/psidata`, datasets: 3 },
    ],
    [
      'pages for people, one for each dataset',
      {
        [`${site}/psidata`]: fixture('psidata-page/lists-sub-pages.html'),
        [`${site}/psidata/cykelvagar`]: page('<h2>Cykelvägar</h2><a href="/c.csv">CSV</a>'),
      },
      { kind: 'psidata-page', url: `${site}/psidata`, datasets: 2 },
    ],
  ])('has %s', async (_, pages, expected) => {
    const { best, state, asked } = await look(pages);
    expect(state).toBe('found');
    expect(best).toMatchObject(expected);
    expect(asked.length).toBeLessThanOrEqual(maxRequests);
  });

  it('with both a portal and a page is read from the portal', async () => {
    const { candidates } = await look({
      [`${site}/psidata`]: fixture('psidata-page/table-of-datasets.html'),
      [`${site}/data.json`]: json({ dataset: [{ title: 'x' }] }),
    });
    expect(candidates.map(({ kind }) => kind)).toEqual(['dcat-us', 'psidata-page']);
  });

  it('without data costs a few dozen requests, and is no alarm', async () => {
    const { state, candidates, asked, attempts } = await look({});
    expect(state).toBe('nothing');
    expect(candidates).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(maxRequests);
    expect(attempts).toHaveLength(asked.length);
  });

  it('that answers every address with the same page has no data', async () => {
    const soft: PageFetcher = {
      get: ({ url }) =>
        Promise.resolve({
          kind: 'page',
          url,
          finalUrl: url,
          status: 200,
          mediaType: 'text/html',
          headers: {},
          bytes: Buffer.from(page('<p>Sidan finns inte</p>')),
        }),
    };
    expect(await discover(contextOf(site, soft, { kind: 'auto' }))).toMatchObject({ state: 'nothing' });
  });

  it('that does not answer at all is unreachable', async () => {
    const silent: PageFetcher = {
      get: ({ url }) =>
        Promise.resolve({ kind: 'unreachable', url, problem: problem('fetch.dns', { subject: url }) }),
    };
    expect(await discover(contextOf(site, silent, { kind: 'auto' }))).toMatchObject({ state: 'unreachable' });
    expect(await readSource(contextOf(site, silent, { kind: 'auto' }))).toMatchObject({
      kind: 'unreachable',
      problems: [{ code: 'fetch.dns' }],
    });
  });

  it('is not taken for its neighbours: links to other sites are left alone', async () => {
    const { state, asked } = await look({
      [`${site}/psidata`]: page(
        '<a href="https://www.dataportal.se/x.rdf">Dataportalen</a><a href="https://www.kumla.se/datasets/dcat">Kumla</a>',
      ),
    });
    expect(state).toBe('nothing');
    expect(asked.some((url) => url.includes('dataportal') || url.includes('kumla'))).toBe(false);
  });

  it('is read from the best that was found, and told so', async () => {
    const result = await readSource(
      contextOf(site, new TableWeb({ [`${site}/datasets/dcat`]: feed }), { kind: 'auto' }),
    );
    expect(result).toMatchObject({
      kind: 'read',
      complete: true,
      problems: [{ code: 'sources.discovered', after: `${site}/datasets/dcat`, params: { kind: 'dcat' } }],
    });
  });

  it('without data is told once what to publish', async () => {
    const result = await readSource(contextOf(site, new TableWeb({ [site]: home }), { kind: 'auto' }));
    expect(result).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'sources.nothing-found', severity: 'warning' }],
    });
  });
});
