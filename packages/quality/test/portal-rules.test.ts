import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Graph, Problem } from '@lanskatalog/core';
import { explain, namedNode, problem, problemCatalogue } from '@lanskatalog/core';
import { checkDelivery, isHarvestable, levelOf, validateGraph } from '@lanskatalog/quality';
import { smallFeed, smallFeedWith } from './support/small-feed.ts';

const profileData = loadProfileData();

const found = (graph: Graph): Problem[] =>
  [...validateGraph(graph, profileData)].filter((each) => levelOf(each) !== 'recommended-missing');

const catalogue = 'https://k.example/catalogue';
const dataset = 'https://k.example/dataset';
const part = { ...smallFeed[catalogue], 'dct:title': 'Delkatalog@sv' };
const regulation = '<http://data.europa.eu/eli/reg_impl/2023/138/oj>';
const marked = {
  'dcatap:applicableLegislation': regulation,
  'dcatap:hvdCategory': '<http://data.europa.eu/bna/c_ac64a52d>',
};

const graphWithBadIri = (): Graph => {
  const graph = smallFeedWith({});
  graph.add(namedNode(dataset), 'http://purl.org/dc/terms/relation', namedNode('https://k.example/två ord'));
  return graph;
};

/** Each rule: a feed that breaks it and nothing else, what is found, and whether the portal takes the feed. */
const cases: readonly [string, () => Graph, { code: string; subject?: string }[], boolean][] = [
  ['an IRI with a blank in it', graphWithBadIri, [{ code: 'quality.invalid-iri', subject: dataset }], false],
  [
    'no catalogue',
    () =>
      smallFeedWith({
        [catalogue]: Object.fromEntries(Object.keys(smallFeed[catalogue]).map((name) => [name, []])),
      }),
    [{ code: 'quality.no-catalogue' }],
    false,
  ],
  [
    'two main catalogues',
    () => smallFeedWith({ 'https://k.example/second': part }),
    [{ code: 'quality.many-main-catalogues' }],
    false,
  ],
  [
    'a sub-catalogue within a sub-catalogue',
    () =>
      smallFeedWith({
        [catalogue]: { 'dct:hasPart': '<https://k.example/a>' },
        'https://k.example/a': { ...part, 'dct:hasPart': '<https://k.example/b>' },
        'https://k.example/b': part,
      }),
    [{ code: 'quality.nested-catalogue', subject: 'https://k.example/a' }],
    false,
  ],
  [
    'a catalogue that is part of itself',
    () => smallFeedWith({ [catalogue]: { 'dct:hasPart': `<${catalogue}>` } }),
    [{ code: 'quality.nested-catalogue', subject: catalogue }],
    false,
  ],
  [
    'a sub-catalogue of which nothing is said',
    () =>
      smallFeedWith({
        [catalogue]: { 'dct:hasPart': '<https://k.example/a>' },
        'https://k.example/a': { a: 'dcat:Catalog' },
      }),
    [
      ...['dct:title', 'dct:description', 'dct:publisher', 'dct:license', 'dcat:dataset'].map(() => ({
        code: 'quality.mandatory-missing',
        subject: 'https://k.example/a',
      })),
      { code: 'quality.catalogue-not-inlined', subject: 'https://k.example/a' },
    ],
    false,
  ],
  [
    'a catalogue record',
    () =>
      smallFeedWith({
        'https://k.example/record': { a: 'dcat:CatalogRecord', 'foaf:primaryTopic': `<${dataset}>` },
      }),
    [{ code: 'quality.catalogue-record', subject: 'https://k.example/record' }],
    false,
  ],
  [
    'a publisher with an address of its own',
    () =>
      smallFeedWith({
        [dataset]: { 'dct:publisher': '<https://www.orebro.se>' },
        'https://www.orebro.se': {
          ...smallFeed['http://dataportal.se/organisation/SE2120001967'],
          'foaf:name': 'Kommunen@sv',
        },
      }),
    [{ code: 'quality.publisher-iri', subject: 'https://www.orebro.se' }],
    true,
  ],
  [
    'one publisher under two addresses',
    () =>
      smallFeedWith({
        [dataset]: { 'dct:publisher': '<http://dataportal.se/organisation/SE2120001967-2>' },
        'http://dataportal.se/organisation/SE2120001967-2': {
          ...smallFeed['http://dataportal.se/organisation/SE2120001967'],
          'foaf:name': 'örebro KOMMUN@sv',
        },
      }),
    [{ code: 'quality.publisher-twice', subject: 'http://dataportal.se/organisation/SE2120001967-2' }],
    true,
  ],
  [
    'a publisher that is a contact',
    () =>
      smallFeedWith({
        [dataset]: { 'dcat:contactPoint': '<http://dataportal.se/organisation/SE2120001967>' },
        'http://dataportal.se/organisation/SE2120001967': {
          ...smallFeed['https://k.example/contact'],
          a: ['foaf:Agent', 'vcard:Organization'],
        },
      }),
    [
      { code: 'quality.old-name', subject: 'http://dataportal.se/organisation/SE2120001967' },
      { code: 'quality.contact-is-publisher', subject: 'http://dataportal.se/organisation/SE2120001967' },
    ],
    true,
  ],
  [
    'a series with more than 50 members',
    () =>
      smallFeedWith({
        'https://k.example/series': {
          ...smallFeed[dataset],
          a: 'dcat:DatasetSeries',
          'dcat:distribution': [],
        },
        ...Object.fromEntries(
          Array.from({ length: 51 }, (_, n) => [
            `${dataset}/${n}`,
            { ...smallFeed[dataset], 'dcat:inSeries': '<https://k.example/series>' },
          ]),
        ),
      }),
    [{ code: 'quality.series-too-large', subject: 'https://k.example/series' }],
    true,
  ],
  [
    'a series within a series',
    () =>
      smallFeedWith({
        'https://k.example/series': {
          ...smallFeed[dataset],
          a: 'dcat:DatasetSeries',
          'dcat:inSeries': '<https://k.example/outer>',
        },
        'https://k.example/outer': { ...smallFeed[dataset], a: 'dcat:DatasetSeries' },
      }),
    [{ code: 'quality.series-nested', subject: 'https://k.example/series' }],
    true,
  ],
  [
    'a high-value dataset none of whose distributions is marked',
    () => smallFeedWith({ [dataset]: marked }),
    [{ code: 'quality.hvd-distribution-missing', subject: dataset }],
    true,
  ],
  [
    'a high-value service without documentation and dataset',
    () =>
      smallFeedWith({
        'https://k.example/api': {
          a: 'dcat:DataService',
          'dct:title': 'API@sv',
          'dcat:endpointURL': '<https://k.example/api/v1>',
          'dcat:contactPoint': '<https://k.example/contact>',
          ...marked,
        },
      }),
    [
      { code: 'quality.hvd-service-incomplete', subject: 'https://k.example/api' },
      { code: 'quality.hvd-service-incomplete', subject: 'https://k.example/api' },
    ],
    true,
  ],
  [
    'several keywords in one',
    () => smallFeedWith({ [dataset]: { 'dcat:keyword': 'bad; sim@sv' } }),
    [{ code: 'quality.keyword-list', subject: dataset }],
    true,
  ],
];

const nameless = (of: string): boolean =>
  isHarvestable([problem('quality.blank-node', { params: { class: of } })]);

describe('a rule of the national portal', () => {
  it.each(cases)('is told when it is broken: %s', (...[, feed, expected, harvestable]) => {
    const problems = found(feed());
    expect(problems).toMatchObject(expected);
    expect(problems.length).toBe(expected.length);
    expect(isHarvestable(problems)).toBe(harvestable);
  });

  it('is told with a clause, and without gaps in its sentences', () => {
    for (const each of cases.flatMap(([, feed]) => found(feed()))) {
      for (const lang of ['sv', 'en'] as const) {
        const { title, message, remedy, clause } = explain(each, lang);
        expect(clause).toMatch(/^https:\/\/docs\.dataportal\.se\/dcat\//);
        expect(`${title} ${message} ${remedy}`).not.toContain('–');
      }
    }
  });

  it('lets nameless addresses, periods and licences pass, but not nameless datasets and publishers', () => {
    expect(nameless('dcat:Dataset')).toBe(false);
    expect(nameless('foaf:Agent')).toBe(false);
    expect(nameless('dct:LicenseDocument')).toBe(true);
  });

  it('is broken by what a strict reader of RDF/XML stops at, and not by what it reads on past', () => {
    expect(isHarvestable([problem('rdf.relative-iri')])).toBe(false);
    expect(isHarvestable([problem('rdf.syntax-error')])).toBe(false);
    expect(isHarvestable([problem('rdf.byte-order-mark'), problem('rdf.carriage-returns')])).toBe(true);
    expect(isHarvestable([problem('quality.mandatory-missing')])).toBe(true);
  });

  it('has a test for every code of its catalogue', () => {
    const tested = new Set(cases.flatMap(([, , expected]) => expected.map(({ code }) => code)));
    const portal = Object.entries(problemCatalogue)
      .filter(([code, { clause }]) => code.startsWith('quality.') && clause !== undefined)
      .map(([code]) => code);
    expect(portal.filter((code) => !tested.has(code))).toEqual([
      'quality.blank-node',
      'quality.not-rdf-xml',
      'quality.media-type',
    ]);
  });
});

const delivered = (text: string, mediaType = ''): string[] =>
  [...checkDelivery({ bytes: Buffer.from(text), mediaType, address: 'https://k.example/dcat' })].map(
    ({ code }) => code,
  );

describe('checkDelivery', () => {
  it('takes RDF/XML, with or without declaration, comment and byte order mark', () => {
    for (const start of ['<?xml version="1.0"?>', '<!-- katalog -->', '\ufeff', '\n']) {
      expect(delivered(`${start}<rdf:RDF xmlns:rdf="x"/>`, 'application/rdf+xml')).toEqual([]);
    }
  });

  it('tells of other serialisations, without calling them unharvestable', () => {
    expect(delivered('<https://k.example/a> a <https://k.example/b> .')).toEqual(['quality.not-rdf-xml']);
    expect(delivered('{"@context": {}}', 'application/ld+json')).toEqual(['quality.not-rdf-xml']);
    expect(isHarvestable([problem('quality.not-rdf-xml')])).toBe(true);
  });

  it('tells of a server that calls it something else', () => {
    expect(delivered('<rdf:RDF/>', 'application/octet-stream')).toEqual(['quality.media-type']);
  });
});
