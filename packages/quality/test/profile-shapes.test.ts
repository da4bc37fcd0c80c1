import { loadProfileData } from '@lanskatalog/config';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, Subject } from '@lanskatalog/core';
import { Graph, namedNode } from '@lanskatalog/core';
import { profileShapes, validateWithShapes } from '@lanskatalog/quality';
import { copyOf, createFullFeed } from './support/full-feed.ts';
import type { Mutation } from './support/mutations.ts';
import { mutationsOfFeed } from './support/mutations.ts';
import { smallFeedWith } from './support/small-feed.ts';

const profileData = loadProfileData();
const turtle = profileShapes(profileData, 'https://region.example/profile/shapes.ttl');
const { signal } = new AbortController();
const validate = (graph: Graph): Promise<Problem[]> => validateWithShapes(graph, { turtle }, signal);

describe('the shapes made from the profile', () => {
  const feed = createFullFeed(profileData);

  it('are met by a feed that says everything rightly', async () => {
    expect(await validate(feed.graph)).toEqual([]);
  });

  // SHACL has no list of languages, and cannot say that one way of writing a value is worse than another.
  const unsayable = new Set(['quality.language-unknown', 'quality.inexact-value']);
  const mutations = mutationsOfFeed(feed, profileData)
    .filter(({ code }) => !unsayable.has(code))
    // The engine checks the form of a date, not the calendar.
    .filter(({ rule }) => rule !== 'is a day that is none');
  /** Subjects of what the shapes find → the properties that it is about. */
  const found = new Map<string, Set<string>>();

  // Each broken thing stands under a name of its own beside the feed: one run of the engine instead of hundreds.
  beforeAll(async () => {
    const all = copyOf(feed.graph);
    mutations.forEach(({ mutate, sample }, n) => {
      const broken = mutate(feed.graph).describe(sample.subject) ?? new Map();
      for (const [predicate, objects] of broken) {
        for (const object of objects) all.add(named(sample.subject, n), predicate, object);
      }
    });
    for (const { subject = '', property = '' } of await validate(all)) {
      const known = found.get(subject);
      if (known === undefined) found.set(subject, new Set([property]));
      else known.add(property);
    }
  });

  it.each(mutations.map((mutation, n) => [nameOf(mutation), mutation, n] as const))(
    'find what the validator finds: %s',
    (_, { sample, property }, n) => {
      const told = found.get(keyOf(named(sample.subject, n))) ?? new Set();
      const names = [property.name, ...(property.formerly ?? [])];
      expect(names.some((name) => told.has(name))).toBe(true);
    },
  );

  it('find the portal’s rules that SHACL can say', async () => {
    const graph = smallFeedWith({
      'https://k.example/catalogue': { 'dct:hasPart': '<https://k.example/a>' },
      'https://k.example/a': { a: 'dcat:Catalog', 'dct:hasPart': '<https://k.example/b>' },
      'https://k.example/record': { a: 'dcat:CatalogRecord' },
      'https://k.example/dataset': {
        'dcat:contactPoint': '<http://dataportal.se/organisation/SE2120001967>',
      },
      'https://k.example/series': { a: 'dcat:DatasetSeries', 'dcat:inSeries': '<https://k.example/other>' },
    });
    const shapes = (await validate(graph)).map(({ property, subject }) => `${property} ${subject}`);
    expect(shapes).toEqual(
      expect.arrayContaining([
        'dct:hasPart/dct:hasPart https://k.example/catalogue',
        'rdf:type https://k.example/record',
        '^dcat:contactPoint http://dataportal.se/organisation/SE2120001967',
        'dcat:inSeries https://k.example/series',
      ]),
    );
  });
});

const shape = (constraint: string): string =>
  `@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
   <urn:s> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; ${constraint} ] .`;

describe('validateWithShapes', () => {
  it('tells subject, path, value, constraint and the shape’s own words in both languages', async () => {
    const words = 'sh:maxLength 3 ; sh:message "För lång"@sv , "Too long"@en ; sh:severity sh:Warning';
    const [problem] = await validateWithShapes(smallFeedWith({}), { turtle: shape(words) }, signal);
    expect(problem).toMatchObject({
      code: 'quality.shape-broken',
      severity: 'warning',
      subject: 'https://k.example/dataset',
      property: 'dct:title',
      before: 'Badplatser',
      params: { 'detail.sv': 'För lång', 'detail.en': 'Too long', constraint: 'sh:MaxLength' },
    });
  });

  it('looks for subclasses in the data, as SHACL has it', async () => {
    const graph = smallFeedWith({ 'https://k.example/kind': { a: 'foaf:Person' } });
    const background = new Graph();
    const subClassOf = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
    background.add(
      namedNode('http://xmlns.com/foaf/0.1/Person'),
      subClassOf,
      namedNode('http://www.w3.org/ns/dcat#Dataset'),
    );
    const found = await validateWithShapes(graph, { turtle: shape('sh:minCount 1'), background }, signal);
    expect(found.map(({ subject }) => subject)).toEqual(['https://k.example/kind']);
  });

  it('does not judge what is only background', async () => {
    const background = smallFeedWith({ 'https://k.example/else': { a: 'dcat:Dataset' } });
    expect(
      await validateWithShapes(new Graph(), { turtle: shape('sh:minCount 1'), background }, signal),
    ).toEqual([]);
  });

  it('tells of shapes that cannot be read', async () => {
    const found = await validateWithShapes(smallFeedWith({}), { turtle: '<a> <b>' }, signal);
    expect(found).toMatchObject([{ code: 'quality.shapes-unreadable' }]);
  });

  it('stops when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('enough'));
    await expect(validateWithShapes(smallFeedWith({}), { turtle }, stopped)).rejects.toThrow('enough');
  });
});

function nameOf({ sample, property, rule }: Mutation): string {
  return `${sample.of.name} whose ${property.name} ${rule}`;
}

const named = ({ termType, value }: Subject, n: number): Subject => ({ termType, value: `${value}-${n}` });

const keyOf = ({ termType, value }: Subject): string => (termType === 'BlankNode' ? `_:${value}` : value);
