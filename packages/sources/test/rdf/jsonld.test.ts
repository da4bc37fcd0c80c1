import { describe, expect, it } from '@jest/globals';
import { read } from './read.ts';

const context = { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' };
const linesOf = async (document: unknown): Promise<string[]> => (await read(JSON.stringify(document))).lines;

describe('JSON-LD', () => {
  it('reads containers, aliases, reverse properties and lists', async () => {
    expect(
      await linesOf({
        '@context': {
          ...context,
          id: '@id',
          type: '@type',
          title: { '@id': 'dct:title', '@container': '@language' },
          inCatalog: { '@reverse': 'dcat:dataset' },
          order: { '@id': 'dct:relation', '@container': '@list' },
        },
        id: 'http://a/1',
        type: 'dcat:Dataset',
        title: { sv: ['a', 'b'], '@none': 'c' },
        inCatalog: 'http://a/k',
        order: ['x'],
        '@reverse': { 'dct:isPartOf': { '@id': 'http://a/2' } },
      }),
    ).toEqual(
      [
        'http://a/1 rdf:type dcat:Dataset',
        'http://a/1 dct:title "a"@sv',
        'http://a/1 dct:title "b"@sv',
        'http://a/1 dct:title "c"',
        'http://a/k dcat:dataset http://a/1',
        'http://a/1 dct:relation _',
        '_ rdf:first "x"',
        '_ rdf:rest rdf:nil',
        'http://a/2 dct:isPartOf http://a/1',
      ].sort(),
    );
  });

  it('keeps the terms of a type to things of that type', async () => {
    expect(
      await linesOf({
        '@context': {
          ...context,
          Dataset: { '@id': 'dcat:Dataset', '@context': { title: 'dct:title' } },
          part: 'dct:hasPart',
        },
        '@id': 'http://a/1',
        '@type': 'Dataset',
        title: 'x',
        part: { '@id': 'http://a/2', title: 'outside' },
      }),
    ).toEqual([
      'http://a/1 dct:hasPart http://a/2',
      'http://a/1 dct:title "x"',
      'http://a/1 rdf:type dcat:Dataset',
    ]);
  });

  it('types numbers and truth values', async () => {
    expect(
      await linesOf({
        '@context': context,
        '@id': 'http://a/1',
        'dcat:byteSize': 5,
        'dct:x': true,
        'dct:y': 1.5,
      }),
    ).toEqual([
      'http://a/1 dcat:byteSize "5"^^xsd:integer',
      'http://a/1 dct:x "true"^^xsd:boolean',
      'http://a/1 dct:y "1.5"^^xsd:double',
    ]);
  });

  it('never fetches a context: one it does not know is told, and its terms are left out', async () => {
    const { lines, problems, complete } = await read(
      JSON.stringify({
        '@context': ['https://example.com/context.jsonld', context],
        '@id': 'http://a/1',
        'dct:title': 'x',
        keyword: 'y',
      }),
    );
    expect(lines).toEqual(['http://a/1 dct:title "x"']);
    expect(problems).toMatchObject([
      { code: 'rdf.context-unknown', before: 'https://example.com/context.jsonld' },
      { code: 'rdf.json-not-understood', property: 'keyword' },
    ]);
    expect(complete).toBe(false);
  });

  it.each([
    [
      'https://schema.org/',
      { '@type': 'Dataset', name: 'x', url: 'http://u' },
      ['_ rdf:type schema:Dataset', '_ schema:name "x"', '_ schema:url http://u'],
    ],
    ['http://schema.org', { '@type': 'Dataset' }, ['_ rdf:type schema:Dataset']],
    [
      'https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld',
      { '@type': 'Dataset', title: { sv: 'x' }, publisher: 'http://p', releaseDate: '2024' },
      ['_ dct:issued "2024"', '_ dct:publisher http://p', '_ dct:title "x"@sv', '_ rdf:type dcat:Dataset'],
    ],
    [
      'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
      { '@type': 'dcat:Catalog', dataset: [{ title: 'x', keyword: ['a'] }] },
      ['_ dcat:dataset _', '_ dcat:keyword "a"', '_ dct:title "x"', '_ rdf:type dcat:Catalog'],
    ],
    [
      'https://www.w3.org/ns/hydra/core',
      { '@type': 'PartialCollectionView', next: 'http://n' },
      ['_ hydra:next http://n', '_ rdf:type hydra:PartialCollectionView'],
    ],
    [
      'https://www.data.gouv.fr/api/1/site/context.jsonld',
      { '@type': 'Dataset', title: 'x' },
      ['_ dct:title "x"', '_ rdf:type dcat:Dataset'],
    ],
  ])('knows the context %s', async (address, document, lines) => {
    const result = await read(JSON.stringify({ '@context': address, ...document }));
    expect(result.lines).toEqual(lines);
    expect(result.problems).toEqual([]);
  });

  it.each([
    ['an id that is a number', { '@id': 12, 'dct:title': 'x' }],
    ['a type that is a number', { '@id': 'http://a/1', '@type': 7, 'dct:title': 'x' }],
    ['a type that means nothing', { '@id': 'http://a/1', '@type': 'Datamängd', 'dct:title': 'x' }],
    ['an unknown keyword', { '@id': 'http://a/1', '@foo': 1, 'dct:title': 'x' }],
    ['a context that is a number', { '@context': 5, 'http://purl.org/dc/terms/title': 'x' }],
    [
      'a term that is defined by itself',
      { '@context': { a: 'b:x', b: 'a:y' }, '@id': 'http://a/1', 'dct:title': 'x' },
    ],
    ['an impossible reverse property', { '@id': 'http://a/1', '@reverse': 5, 'dct:title': 'x' }],
    ['nothing in place of something', { '@id': null, 'dct:title': ['x', null], 'dct:issued': null }],
  ])('reads past %s', async (_, node) => {
    const { lines } = await read(
      JSON.stringify({ '@context': context, '@graph': [node, { '@id': 'http://a/9', 'dct:title': 'next' }] }),
    );
    expect(lines.filter((line) => line.includes('dct:title'))).toHaveLength(2);
  });

  it('makes an IRI of words that stand where a name must', async () => {
    expect(await linesOf({ '@context': context, '@id': 'c:/data/fil 1', 'dct:title': 'x' })).toEqual([
      'https://www.hallsberg.se/datasets/c%3A%2Fdata%2Ffil%201 dct:title "x"',
    ]);
  });

  it('keeps a text whose language tag is malformed, as it is written', async () => {
    expect(
      await linesOf({
        '@context': context,
        '@id': 'http://a/1',
        'dct:title': { '@value': 'x', '@language': 'sv_SE' },
      }),
    ).toEqual(['http://a/1 dct:title "x"@sv_SE']);
  });

  it('understands languages as keys even where the context does not say so', async () => {
    expect(
      await linesOf({ '@context': context, '@id': 'http://a/1', 'dct:title': { sv: 'x', en: 'y' } }),
    ).toEqual(['http://a/1 dct:title "x"@sv', 'http://a/1 dct:title "y"@en']);
  });

  it('that breaks off keeps the things that were whole', async () => {
    const text = JSON.stringify({
      '@context': context,
      '@graph': [
        { '@id': 'http://a/1', 'dct:title': 'x' },
        { '@id': 'http://a/2', 'dct:title': 'halv' },
      ],
    });
    const { lines, codes, complete } = await read(text.slice(0, -8));
    expect(lines).toEqual(['http://a/1 dct:title "x"']);
    expect(codes).toEqual(['rdf.truncated']);
    expect(complete).toBe(false);
  });

  it('with something after it is read whole, and what is after it is told', async () => {
    const text = JSON.stringify({ '@context': context, '@id': 'http://a/1', 'dct:title': 'x' });
    const { lines, codes, complete } = await read(`${text}\n<<< Fatal error >>>`);
    expect(lines).toEqual(['http://a/1 dct:title "x"']);
    expect(codes).toEqual(['rdf.text-around']);
    expect(complete).toBe(true);
  });

  it('that is nested without end is cut off', async () => {
    const { codes } = await read(
      `{"@context":{"dct":"http://purl.org/dc/terms/"},"dct:x":${'{"dct:x":'.repeat(500)}1${'}'.repeat(501)}`,
    );
    expect(codes).toContain('rdf.json-not-understood');
  });

  it('is what EntryStore answers in RDF/JSON, with or without a frame around it', async () => {
    const metadata = {
      'http://a/1': {
        'http://purl.org/dc/terms/title': [{ type: 'literal', value: 'x', lang: 'sv' }, 'nonsense'],
      },
    };
    for (const document of [metadata, { info: {}, metadata }])
      expect(await linesOf(document)).toEqual(['http://a/1 dct:title "x"@sv']);
  });
});
