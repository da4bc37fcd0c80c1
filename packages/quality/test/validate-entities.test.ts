import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Graph } from '@lanskatalog/core';
import { conformsToProfile, validateEntities, validateGraph, validateRecord } from '@lanskatalog/quality';
import { entitiesOf } from './support/entities-of.ts';
import { createFullFeed } from './support/full-feed.ts';
import { smallFeedWith } from './support/small-feed.ts';

const profileData = loadProfileData();

const feeds: readonly [string, Graph][] = [
  ['a feed that says everything', createFullFeed(profileData).graph],
  [
    'a feed with a dangling publisher',
    smallFeedWith({ 'https://k.example/dataset': { 'dct:publisher': '<https://k.example/who>' } }),
  ],
  [
    'a feed with a contact of the wrong kind',
    smallFeedWith({ 'https://k.example/contact': { a: 'foaf:Document' } }),
  ],
  ['a feed with two main catalogues', smallFeedWith({ 'https://k.example/second': { a: 'dcat:Catalog' } })],
  [
    'a feed with a bad period',
    smallFeedWith({
      'https://k.example/dataset': { 'dct:temporal': '_:p' },
      '_:p': { a: 'dct:PeriodOfTime', 'dcat:startDate': 'igår' },
    }),
  ],
];

const summary = (problems: Iterable<{ code: string; subject?: string; property?: string }>): string[] =>
  [...problems].map(({ code, subject, property }) => `${code} ${subject ?? ''} ${property ?? ''}`).sort();

describe('validateEntities', () => {
  it.each(feeds)('finds, entity by entity, what validateGraph finds in the whole: %s', (_, graph) => {
    const whole = summary(validateGraph(graph, profileData));
    expect(summary(validateEntities(entitiesOf(graph), profileData))).toEqual(whole);
    expect(summary(validateEntities(entitiesOf(graph).toReversed(), profileData))).toEqual(whole);
  });
});

describe('validateRecord', () => {
  const [dataset] = entitiesOf(smallFeedWith({}), ['dcat:distribution', 'dcat:contactPoint']).filter(
    ({ types }) => types.includes('dcat:Dataset'),
  );

  it('judges a record by itself: without a catalogue, and with publishers that others describe', () => {
    if (dataset === undefined) throw new Error('no dataset');
    const problems = [...validateRecord({ entity: dataset, agents: [] }, profileData)];
    expect(problems.map(({ code }) => code)).not.toContain('quality.no-catalogue');
    expect(conformsToProfile(problems)).toBe(true);
  });

  it('does not call a record with an error conforming', () => {
    if (dataset === undefined) throw new Error('no dataset');
    const entity = { ...dataset, properties: { ...dataset.properties, 'dct:title': [] } };
    expect(conformsToProfile(validateRecord({ entity, agents: [] }, profileData))).toBe(false);
  });
});
