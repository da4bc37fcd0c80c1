import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { loadProfileData } from '@lanskatalog/config';
import { blankNode, Graph, literal, namedNode } from '@lanskatalog/core';
import type { Term } from '@lanskatalog/core';
import { conceptGraph, levelOf, validateGraph, validateWithShapes } from '@lanskatalog/quality';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { buildCli } from '../support/cli.ts';
import { haveSharedData, itWithSharedData, sharedFile, sharedPath } from '../support/shared-data.ts';
import type { StubServer } from '../support/stub-server.ts';
import { startStubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

/** Every collected feed, good and bad, becomes a source of one region. */
const folders = [
  'sweden',
  'other',
  'ckan',
  'dcat-us',
  'profile',
  'semic/3.0.1/examples',
  'invalid',
  'portal-answers',
];
const mediaTypes: Readonly<Record<string, string>> = {
  rdf: 'application/rdf+xml',
  xml: 'application/xml',
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  json: 'application/json',
};

const feeds = (): string[] =>
  folders.flatMap((folder) =>
    readdirSync(sharedPath(`feeds/${folder}`))
      .filter((file) => /\.(rdf|xml|ttl|jsonld|json)$/.test(file))
      .map((file) => `feeds/${folder}/${file}`),
  );

const idOf = (feed: string): string => feed.replace(/[^a-z0-9]+/gi, '-').toLowerCase();

let server: StubServer;
let workspace: ReturnType<typeof createWorkspace>;
let graph: Graph;

beforeAll(async () => {
  if (!haveSharedData) return;
  buildCli();
  server = await startStubServer();
  for (const feed of feeds()) {
    const type = mediaTypes[feed.split('.').at(-1) ?? ''] ?? 'text/plain';
    server.answers.set(`/${idOf(feed)}`, { type, body: sharedFile(feed) });
  }
  workspace = createWorkspace(
    feeds().map((feed) => ({ id: idOf(feed), url: `${server.origin}/${idOf(feed)}` })),
  );
  await workspace.harvest();
  graph = await readStrictly(await workspace.export('rdfxml'));
}, 180_000);

afterAll(async () => {
  if (!haveSharedData) return;
  workspace.remove();
  await server.close();
});

/** Another program's parser, which stops at the first IRI that is not valid. */
function readStrictly(xml: string): Promise<Graph> {
  const read = new Graph();
  return new Promise((resolve, reject) => {
    const parser = new RdfXmlParser({ validateUri: true, baseIRI: 'https://wrong.example/' });
    parser.on('data', ({ subject, predicate, object }) =>
      read.add(
        subject.termType === 'BlankNode' ? blankNode(subject.value) : namedNode(subject.value),
        predicate.value,
        termOf(object),
      ),
    );
    parser.on('end', () => resolve(read));
    parser.on('error', reject);
    parser.end(xml);
  });
}

function termOf(object: {
  termType: string;
  value: string;
  language?: string;
  datatype?: { value: string };
}): Term {
  if (object.termType === 'BlankNode') return blankNode(object.value);
  if (object.termType === 'NamedNode') return namedNode(object.value);
  const language = object.language ?? '';
  return literal(object.value, language, language === '' ? (object.datatype?.value ?? '') : '');
}

const dcat = 'http://www.w3.org/ns/dcat#';
const dct = 'http://purl.org/dc/terms/';
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('a release made from every collected feed, good and bad', () => {
  itWithSharedData('has no error and lacks no mandatory value by our validator', () => {
    const found = [...validateGraph(graph, loadProfileData())].filter((each) =>
      ['mandatory-missing', 'error'].includes(levelOf(each)),
    );
    expect(found).toEqual([]);
  });

  itWithSharedData('breaks the EU’s shapes only where Sweden is known to differ', async () => {
    const background = conceptGraph(loadProfileData());
    const brokenIn = async (file: string): Promise<Set<string | undefined>> => {
      const turtle = sharedFile(`feeds/semic/3.0.1/${file}`).toString();
      const found = await validateWithShapes(graph, { turtle, background }, AbortSignal.timeout(60_000));
      return new Set(found.filter(({ severity }) => severity === 'error').map(({ property }) => property));
    };
    // Literal media types; and for SPDX, https where its namespace has http.
    expect(await brokenIn('shapes.ttl')).toEqual(new Set(['dct:format']));
    expect(
      [...(await brokenIn('mdr-vocabularies.shape.ttl'))].filter((path) => path !== 'spdx:algorithm'),
    ).toEqual(['dct:format']);
  });

  itWithSharedData('keeps the rules of the national portal, read from its guide by other code', () => {
    const things = [...graph.subjects()];
    const ofType = (iri: string) =>
      things.filter(([, description]) => description.get(type)?.some(({ value }) => value === iri));
    const catalogues = ofType(`${dcat}Catalog`).map(([subject]) => subject);
    const parts = new Set(
      catalogues.flatMap((each) => graph.objects(each, `${dct}hasPart`).map(({ value }) => value)),
    );
    expect(catalogues.filter(({ value }) => !parts.has(value))).toHaveLength(1);
    expect(ofType(`${dcat}CatalogRecord`)).toEqual([]);
    for (const each of catalogues) {
      expect(graph.objects(each, `${dct}license`)).toEqual([
        namedNode('http://creativecommons.org/publicdomain/zero/1.0/'),
      ]);
    }
    const publishers = new Set(
      things.flatMap(([, each]) => each.get(`${dct}publisher`) ?? []).map(({ value }) => value),
    );
    const contacts = things.flatMap(([, each]) => each.get(`${dcat}contactPoint`) ?? []);
    expect(contacts.filter(({ value }) => publishers.has(value))).toEqual([]);
    expect([...publishers].filter((value) => graph.describe(namedNode(value)) === undefined)).toEqual([]);
    const named = ['Catalog', 'Dataset', 'Distribution', 'DataService', 'DatasetSeries'].flatMap((name) =>
      ofType(dcat + name),
    );
    expect(named.filter(([{ termType }]) => termType === 'BlankNode')).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });
});
