import type { Graph, ProfileData, ProfileProperty, Term } from '@lanskatalog/core';
import { expand, literal, namedNode, prefixes } from '@lanskatalog/core';
import type { FullFeed, Sample } from './full-feed.ts';
import { copyOf, sampleValue } from './full-feed.ts';

/** One way of breaking one rule: what to do to the feed, and the code of the one finding it must give. */
export interface Mutation {
  readonly rule: string;
  readonly sample: Sample;
  readonly property: ProfileProperty;
  readonly code: string;
  readonly mutate: (graph: Graph) => Graph;
}

/** A feed with other values of one property. */
export const replaced =
  (sample: Sample, property: ProfileProperty, values: readonly Term[]) => (graph: Graph) => {
    const copy = copyOf(graph);
    copy.remove(sample.subject, expand(property.name));
    for (const value of values) copy.add(sample.subject, expand(property.name), value);
    return copy;
  };

const xsd = (text: string, datatype: string): Term => literal(text, '', `${prefixes.xsd}${datatype}`);

/** Values that break the form of a type, and nothing else. */
function brokenForms({ type, closed, pattern, fixed }: ProfileProperty): [string, Term, string][] {
  const iri = namedNode('https://kommun.example/other');
  switch (type) {
    case 'text':
      return [
        ['no language', literal('utan språk'), 'quality.language-missing'],
        ['a language that is none', literal('text', 'em'), 'quality.language-unknown'],
        ['an IRI', iri, 'quality.wrong-form'],
        ['an empty text', literal(' ', 'sv'), 'quality.wrong-form'],
      ];
    case 'string':
      return [
        ['an IRI', iri, 'quality.wrong-form'],
        ['an empty text', literal(''), 'quality.wrong-form'],
      ];
    case 'date':
      return [
        ['no datatype', literal('2024-01-01'), 'quality.wrong-form'],
        ['a day that is none', xsd('2023-02-30', 'date'), 'quality.wrong-form'],
        ['a time as a date', xsd('2023-02-01T10:00:00', 'date'), 'quality.wrong-form'],
        ['another datatype', xsd('2023-02', 'gYearMonth'), 'quality.wrong-form'],
      ];
    case 'decimal':
      return [['a comma', xsd('1,5', 'decimal'), 'quality.wrong-form']];
    case 'integer':
      return [
        ['a negative number', xsd('-1', 'nonNegativeInteger'), 'quality.wrong-form'],
        ['another datatype', xsd('1', 'integer'), 'quality.wrong-form'],
      ];
    case 'duration':
      return [['words', xsd('one day', 'duration'), 'quality.wrong-form']];
    case 'wkt':
      return [['bare numbers', literal('15.2 59.3', '', expand('geo:wktLiteral')), 'quality.wrong-form']];
    case 'media-type':
      return [
        ['a word', literal('CSV'), 'quality.wrong-form'],
        ['a file type of the EU', euCsv, 'quality.inexact-value'],
      ];
    case 'entity':
      return [['a text', literal('text'), 'quality.wrong-form']];
    case 'iri': {
      const forms: [string, Term, string][] = [['a text', literal('text'), 'quality.wrong-form']];
      if (closed === true) forms.push(['another IRI', iri, 'quality.not-in-vocabulary']);
      if (fixed !== undefined) forms.push(['another IRI', iri, 'quality.wrong-form']);
      if (pattern !== undefined)
        forms.push(['an IRI of another form', namedNode('urn:x:1'), 'quality.wrong-form']);
      return forms;
    }
  }
}

const euCsv = namedNode('http://publications.europa.eu/resource/authority/file-type/CSV');

function mutationsOf(sample: Sample, property: ProfileProperty, { vocabularies }: ProfileData): Mutation[] {
  const { level, max, requires, formerly = [] } = property;
  const predicate = expand(property.name);
  const mutations: Mutation[] = [];
  const about = { sample, property };
  const missing = {
    mandatory: 'quality.mandatory-missing',
    recommended: 'quality.recommended-missing',
    optional: undefined,
  };
  if (requires === undefined && missing[level] !== undefined) {
    mutations.push({
      ...about,
      rule: 'is absent',
      code: missing[level],
      mutate: replaced(sample, property, []),
    });
  }
  for (const [rule, value, code] of brokenForms(property)) {
    mutations.push({ ...about, rule: `is ${rule}`, code, mutate: replaced(sample, property, [value]) });
  }
  const [old] = formerly;
  if (old !== undefined) {
    mutations.push({
      ...about,
      rule: `is called ${old}`,
      code: 'quality.old-name',
      mutate: (graph) => {
        const copy = replaced(sample, property, [])(graph);
        for (const value of graph.objects(sample.subject, predicate))
          copy.add(sample.subject, expand(old), value);
        return copy;
      },
    });
  }
  if (max === 1 && property.fixed === undefined && property.type !== 'entity') {
    const values = [0, 1].map((n) => sampleValue(property, vocabularies, n));
    mutations.push({
      ...about,
      rule: 'has two values',
      code: 'quality.too-many',
      mutate: replaced(sample, property, values),
    });
  }
  return mutations;
}

/** One unmarked sample of each class. */
export const plainSamples = ({ samples }: FullFeed): Sample[] =>
  samples.filter(
    ({ of, marked }, index) => !marked && samples.findIndex((one) => one.of === of && !one.marked) === index,
  );

/** Every way of breaking one rule of the profile in a feed that keeps all of them. */
export const mutationsOfFeed = (feed: FullFeed, profileData: ProfileData): Mutation[] =>
  plainSamples(feed).flatMap((sample) =>
    sample.of.properties
      .filter(({ name }) => feed.graph.objects(sample.subject, expand(name)).length > 0)
      .flatMap((property) => mutationsOf(sample, property, profileData)),
  );
