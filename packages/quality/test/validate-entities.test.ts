import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Entity, Graph, Subject, Term, Value } from '@lanskatalog/core';
import { compact, expand } from '@lanskatalog/core';
import { validateEntities, validateGraph } from '@lanskatalog/quality';
import { createFullFeed } from './support/full-feed.ts';
import { smallFeedWith } from './support/small-feed.ts';

const profileData = loadProfileData();

/** The named things of a graph as entities, with nameless parts nested. */
function entitiesOf(graph: Graph): Entity[] {
  const valueOf = (term: Term): Value => {
    if (term.termType === 'NamedNode') return { iri: term.value };
    if (term.termType === 'BlankNode') return { node: entityOf(term) };
    if (term.language !== '') return { text: term.value, lang: term.language };
    return term.datatype === ''
      ? { literal: term.value }
      : { literal: term.value, type: compact(term.datatype) };
  };
  const entityOf = (subject: Subject): Entity => {
    const description = new Map(graph.describe(subject));
    const types = (description.get(expand('rdf:type')) ?? []).map(({ value }) => compact(value));
    description.delete(expand('rdf:type'));
    const properties = Object.fromEntries(
      [...description].map(([predicate, terms]) => [compact(predicate), terms.map(valueOf)]),
    );
    return { id: subject.termType === 'NamedNode' ? subject.value : '', types, properties };
  };
  return [...graph.subjects()]
    .filter(([{ termType }]) => termType === 'NamedNode')
    .map(([subject]) => entityOf(subject));
}

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
