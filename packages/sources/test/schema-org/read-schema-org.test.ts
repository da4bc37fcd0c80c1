import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';
import { sharedFeeds } from '../shared-feeds.ts';

const url = 'https://www.hallsberg.se/oppna-data';
const dataset = {
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': 'https://www.hallsberg.se/d/1',
  name: 'Badplatser',
  description: 'Kommunens badplatser',
  keywords: 'bad, sjö',
  license: 'http://creativecommons.org/publicdomain/zero/1.0/',
  publisher: {
    '@type': 'Organization',
    name: 'Hallsbergs kommun',
    contactPoint: { '@type': 'ContactPoint', email: 'oppnadata@hallsberg.se' },
  },
  temporalCoverage: '2020-01-01/..',
  spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: '59 15 59.2 15.5' } },
  distribution: [
    { '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: 'https://www.hallsberg.se/bad.csv' },
  ],
};
const script = (json: unknown): string =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const page = (content: string): string =>
  `<!doctype html><html lang="sv"><head></head><body>${content}</body></html>`;
const read = (pages: Readonly<Record<string, string>>, address = url) =>
  readKind('schema-org', address, { pages });

const asDcat = [
  'https://www.hallsberg.se/d/1 rdf:type dcat:Dataset',
  'https://www.hallsberg.se/d/1 dct:title "Badplatser"',
  'https://www.hallsberg.se/d/1 dcat:keyword "sjö"',
  'https://www.hallsberg.se/d/1 dct:license http://creativecommons.org/publicdomain/zero/1.0/',
  '_ foaf:name "Hallsbergs kommun"',
  '_ vcard:hasEmail mailto:oppnadata@hallsberg.se',
  '_ dcat:startDate "2020-01-01"',
  '_ dcat:bbox "POLYGON((15 59,15.5 59,15.5 59.2,15 59.2,15 59))"^^geo:wktLiteral',
  '_ dcat:downloadURL https://www.hallsberg.se/bad.csv',
  '_ dct:format "text/csv"',
];

describe('datasets in pages for search engines', () => {
  it('are read from JSON-LD', async () => {
    const { lines, result } = await read({ [url]: page(script(dataset)) });
    expect(result).toMatchObject({ kind: 'read', complete: true, problems: [] });
    expect(lines).toEqual(expect.arrayContaining(asDcat));
    expect(lines.some((line) => line.includes('dcat:endDate'))).toBe(false);
  });

  it('are read from microdata', async () => {
    const { lines } = await read({
      [url]:
        page(`<div itemscope itemtype="https://schema.org/Dataset" itemid="https://www.hallsberg.se/d/1" itemref="licens"><h1 itemprop="name">Badplatser</h1>
        <meta itemprop="keywords" content="bad, sjö"><meta itemprop="temporalCoverage" content="2020-01-01/..">
        <span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><span itemprop="name">Hallsbergs kommun</span>
          <span itemprop="contactPoint" itemscope itemtype="https://schema.org/ContactPoint"><span itemprop="email">oppnadata@hallsberg.se</span></span></span>
        <div itemprop="spatialCoverage" itemscope itemtype="https://schema.org/Place"><div itemprop="geo" itemscope itemtype="https://schema.org/GeoShape"><meta itemprop="box" content="59 15 59.2 15.5"></div></div>
        <div itemprop="distribution" itemscope itemtype="https://schema.org/DataDownload"><a itemprop="contentUrl" href="/bad.csv">CSV</a><meta itemprop="encodingFormat" content="text/csv"></div></div>
        <p id="licens"><a itemprop="license" href="http://creativecommons.org/publicdomain/zero/1.0/">CC0</a></p>`),
    });
    expect(lines).toEqual(expect.arrayContaining(asDcat));
  });

  it('are found in a catalogue and on the pages that it lists', async () => {
    const { keys, asked } = await read({
      [url]: page(
        script({
          '@context': 'https://schema.org',
          '@type': 'DataCatalog',
          dataset: [{ '@id': `${url}/bad#d` }, { '@type': 'Dataset', name: 'Inline' }],
        }),
      ),
      [`${url}/bad`]: page(script({ ...dataset, '@id': `${url}/bad#d` })),
    });
    expect(asked).toEqual([url, `${url}/bad`]);
    expect(keys).toEqual(['_:Inline', `${url}/bad#d`]);
  });

  it('are found through a sitemap', async () => {
    const sitemap = 'https://www.hallsberg.se/sitemap.xml';
    const { keys, result } = await read(
      {
        [sitemap]: `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://www.hallsberg.se/s1.xml</loc></sitemap></sitemapindex>`,
        'https://www.hallsberg.se/s1.xml': `<urlset><url><loc>${url}</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>`,
        [url]: page(script(dataset)),
      },
      sitemap,
    );
    expect(keys).toEqual(['https://www.hallsberg.se/d/1']);
    expect(result).toMatchObject({ complete: true });
  });

  it('survive a broken script beside them', async () => {
    const { keys, codes } = await read({ [url]: page(script('{"@type": oops') + script(dataset)) });
    expect(keys).toEqual(['https://www.hallsberg.se/d/1']);
    expect(codes).toEqual(['sources.script-unreadable']);
  });

  it('that are absent are told', async () => {
    expect((await read({ [url]: page('<p>Hej</p>') })).codes).toEqual(['sources.page-without-data']);
  });

  it('are also read where the address was taken for a DCAT feed', async () => {
    const { keys } = await readKind('dcat', url, { pages: { [url]: page(script(dataset)) } });
    expect(keys).toEqual(['https://www.hallsberg.se/d/1']);
  });

  it('are understood in any RDF', async () => {
    const turtle =
      '@prefix s: <http://schema.org/> . <http://a/1> a s:Dataset ; s:name "x" ; s:distribution [ s:contentUrl <http://a/1.csv> ] .';
    const { result } = await readKind('dcat', url, { pages: { [url]: turtle } });
    expect(datasetsOf(result)).toMatchObject([{ title: 'x', files: ['? http://a/1.csv'] }]);
  });
});

describe('real files', () => {
  const files = sharedFeeds('invalid').filter((path) => path.includes('schema-org'));
  if (files.length === 0)
    it.skip("in schema.org's words become DCAT (skipped: no shared data here)", () => undefined);
  it.each(files)('in the words of schema.org become DCAT: %s', async (path) => {
    const { result } = await readKind('dcat', url, { pages: { [url]: readFileSync(path, 'utf8') } });
    expect(datasetsOf(result)).toHaveLength(1);
  });
});
