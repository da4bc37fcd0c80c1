import { describe, expect, it } from '@jest/globals';
import type { Entity, Triple } from '@lanskatalog/core';
import { entityTriples, explain, isAbsoluteIri } from '@lanskatalog/core';
import type { RdfFormat, WritableNode } from '../src/index.ts';
import { isWritable, rdfFormats, writableEntity } from '../src/index.ts';
import { hostileEntity, randomFrom } from './support/hostile-entity.ts';
import type { Quad } from './support/parse-rdf.ts';
import { graphForm, parseRdf } from './support/parse-rdf.ts';

const formats = Object.keys(rdfFormats) as RdfFormat[];

const nodesOf = (entity: Entity): readonly WritableNode[] => writableEntity(entity).nodes;
const write = (format: RdfFormat, nodes: readonly WritableNode[]): string => {
  const writer = rdfFormats[format].writer();
  return writer.start() + nodes.map((node) => writer.node(node)).join('') + writer.end();
};
const graphsOf = async (nodes: readonly WritableNode[]): Promise<string[][]> => {
  const graphs: string[][] = [];
  for (const format of formats) graphs.push(graphForm(await parseRdf(write(format, nodes), format)));
  return graphs;
};

const xsdString = 'http://www.w3.org/2001/XMLSchema#string';
const asQuad = ({ subject, predicate, object }: Triple): Quad => ({
  subject,
  predicate: { termType: 'NamedNode', value: predicate },
  object:
    object.termType === 'Literal'
      ? { ...object, datatype: { termType: 'NamedNode', value: object.datatype || xsdString } }
      : object,
});

const dataset: Entity = {
  id: 'https://nora.se/d/1',
  types: ['dcat:Dataset'],
  properties: {
    'dct:title': [
      { text: 'Schools', lang: 'en' },
      { text: 'Skolor & "förskolor"', lang: 'sv' },
    ],
    'dct:description': [{ text: 'Rad ett\r\nrad två <b>]]></b>\t\\', lang: 'sv' }],
    'dct:issued': [{ literal: '2026-01-01', type: 'xsd:date' }],
    'dct:identifier': [{ literal: '0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99' }],
    'dct:publisher': [{ iri: 'http://dataportal.se/organisation/SE2120002007' }],
    'dct:spatial': [{ iri: 'geo:59.5195,15.0396' }],
    'dct:temporal': [
      {
        node: {
          id: '',
          types: ['dct:PeriodOfTime'],
          properties: { 'dcat:startDate': [{ literal: '2024', type: 'xsd:gYear' }] },
        },
      },
      {
        node: {
          id: '',
          types: ['dct:PeriodOfTime'],
          properties: { 'dcat:startDate': [{ literal: '2025', type: 'xsd:gYear' }] },
        },
      },
    ],
    'dcat:distribution': [
      {
        node: {
          id: 'https://nora.se/d/1/csv',
          types: ['dcat:Distribution'],
          properties: {
            'dcat:accessURL': [{ iri: 'https://nora.se/skolor.csv?a=1&b=å' }],
            'https://nora.se/ns#egen': [{ literal: 'ja' }],
          },
        },
      },
    ],
  },
};

describe.each(formats)('the %s writer', (format) => {
  it('says exactly what the entity says', async () => {
    const expected = graphForm([...entityTriples(dataset)].map(asQuad));
    expect(expected.length).toBeGreaterThan(12);
    expect(graphForm(await parseRdf(write(format, nodesOf(dataset)), format))).toEqual(expected);
  });

  it('gives the same bytes whatever the order of properties and values', () => {
    const shuffled: Entity = {
      ...dataset,
      properties: Object.fromEntries(
        Object.entries(dataset.properties)
          .reverse()
          .map(([name, values]) => [name, [...values, ...values].reverse()]),
      ),
    };
    expect(write(format, nodesOf(shuffled))).toBe(write(format, nodesOf(dataset)));
  });

  it('writes a document that can be read when there is nothing to write', async () => {
    expect(await parseRdf(write(format, []), format)).toEqual([]);
  });
});

describe('all writers', () => {
  it('say the same of two hundred hostile entities, in documents that strict parsers accept', async () => {
    const random = randomFrom(20260310);
    const entities = Array.from({ length: 200 }, (_, index) =>
      hostileEntity(random, `https://nora.se/d/${index}`),
    );
    const nodes = entities.flatMap(nodesOf);
    const [first, ...others] = await graphsOf(nodes);
    expect(first?.length).toBeGreaterThan(1000);
    for (const graph of others) expect(graph).toEqual(first);
  });

  it('report whatever they leave out or change', () => {
    const random = randomFrom(7);
    const made = Array.from({ length: 200 }, (_, index) =>
      writableEntity(hostileEntity(random, `urn:d:${index}`)),
    );
    const problems = made.flatMap((entity) => entity.problems);
    expect(new Set(problems.map(({ code }) => code))).toEqual(
      new Set([
        'merge.iri-unwritable',
        'merge.property-unwritable',
        'merge.nameless',
        'merge.text-cleaned',
        'merge.tag-unwritable',
      ]),
    );
    for (const found of problems) {
      expect(found.subject).toMatch(/^urn:d:/);
      expect(explain(found, 'sv').message).toContain(found.subject);
    }
  });
});

const withValue = (property: string, value: Entity['properties'][string][number]): Entity => ({
  id: 'urn:d:1',
  types: ['dcat:Dataset'],
  properties: { [property]: [value] },
});

describe('what cannot be written', () => {
  it.each(['', 'relative', 'https://nora.se/a b', 'geo:1,2'])('is an entity whose own IRI is %j', (id) => {
    expect(isWritable({ ...dataset, id })).toBe(false);
  });

  it('is an entity without a class', () => {
    expect(isWritable({ ...dataset, types: ['not a class'] })).toBe(false);
    expect(isWritable({ ...dataset, types: ['not a class', 'dcat:Dataset'] })).toBe(true);
  });

  it.each([
    ['merge.iri-unwritable', withValue('foaf:page', { iri: 'https://nora.se/a b' })],
    ['merge.iri-unwritable', withValue('dct:spatial', { node: { id: 'no iri', types: [], properties: {} } })],
    ['merge.property-unwritable', withValue('https://nora.se/ns/1', { literal: 'x' })],
    ['merge.property-unwritable', withValue('rdf:li', { literal: 'x' })],
    [
      'merge.nameless',
      withValue('dcat:distribution', { node: { id: '', types: ['dcat:Distribution'], properties: {} } }),
    ],
  ])('is left out with %s, and the rest is written', (code, entity) => {
    expect(writableEntity(entity)).toMatchObject({
      nodes: [{ id: 'urn:d:1', statements: [] }],
      problems: [{ code, subject: 'urn:d:1' }],
    });
  });

  it('loses only its illegal characters when it is a text', async () => {
    const nodes = nodesOf(
      withValue('dct:title', { text: 'a\u0000b\u000bc\ud800d\uffffe\u202e😀', lang: 'sv' }),
    );
    for (const graph of await graphsOf(nodes))
      expect(graph).toContain('urn:d:1 http://purl.org/dc/terms/title "abc\ufffdde\u202e😀"@sv');
  });

  it('is told with an excerpt when it is long', () => {
    const made = writableEntity(withValue('foaf:page', { iri: `no iri ${'x'.repeat(10_000)}` }));
    expect(made.problems[0]?.before?.length).toBeLessThan(250);
  });
});

describe('isAbsoluteIri', () => {
  it.each([
    'http://dataportal.se/organisation/SE2120001967',
    'https://å.se/ö?x=%C3%A5#y',
    'urn:x',
    'http://[::1]/',
    'tel:+46',
  ])('accepts %s', (iri) => expect(isAbsoluteIri(iri)).toBe(true));
  it.each([
    '',
    'a',
    '//a.se/',
    'http:///a',
    'http:a',
    'https://a b',
    'http://a/%',
    'http://a/^',
    'http://a:port/',
    'http://a/\u0085',
  ])('refuses %j', (iri) => expect(isAbsoluteIri(iri)).toBe(false));
});
