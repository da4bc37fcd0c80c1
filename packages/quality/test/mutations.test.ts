import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Graph, Problem, ProfileProperty, Term } from '@lanskatalog/core';
import { blankNode, expand, literal, namedNode, prefixes } from '@lanskatalog/core';
import { validateGraph } from '@lanskatalog/quality';
import type { Sample } from './support/full-feed.ts';
import { copyOf, createFullFeed, renamed, sampleValue } from './support/full-feed.ts';

const profileData = loadProfileData();
const { graph: full, samples } = createFullFeed(profileData);

const validate = (graph: Graph): Problem[] => [...validateGraph(graph, profileData)];

describe('a feed that says everything rightly', () => {
  it('gives no finding', () => {
    expect(validate(full)).toEqual([]);
  });

  it('has a sample of every class of the profile', () => {
    const names = new Set(samples.map(({ of }) => of.name));
    expect([...names].sort()).toEqual(profileData.profile.classes.map(({ name }) => name).sort());
  });
});

/** One way of breaking one rule: what to do to the feed, and the code of the one finding it must give. */
interface Mutation {
  readonly rule: string;
  readonly code: string;
  readonly property?: string;
  readonly mutate: (graph: Graph) => Graph;
}

const replaced = (sample: Sample, property: ProfileProperty, values: readonly Term[]) => (graph: Graph) => {
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

function mutationsOf(sample: Sample, property: ProfileProperty): Mutation[] {
  const { level, max, requires, formerly = [] } = property;
  const predicate = expand(property.name);
  const mutations: Mutation[] = [];
  const missing = {
    mandatory: 'quality.mandatory-missing',
    recommended: 'quality.recommended-missing',
    optional: undefined,
  };
  if (requires === undefined && missing[level] !== undefined) {
    mutations.push({ rule: 'is absent', code: missing[level], mutate: replaced(sample, property, []) });
  }
  for (const [rule, value, code] of brokenForms(property)) {
    mutations.push({ rule: `is ${rule}`, code, mutate: replaced(sample, property, [value]) });
  }
  const [old] = formerly;
  if (old !== undefined) {
    mutations.push({
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
    const values = [0, 1].map((n) => sampleValue(property, profileData.vocabularies, n));
    mutations.push({
      rule: 'has two values',
      code: 'quality.too-many',
      mutate: replaced(sample, property, values),
    });
  }
  return mutations;
}

const plain = samples.filter(
  ({ of, marked, subject }, index) =>
    !marked &&
    !subject.value.endsWith('-part') &&
    samples.findIndex((one) => one.of === of && !one.marked) === index,
);

const cases = plain.flatMap((sample) =>
  sample.of.properties
    .filter(({ name }) => full.objects(sample.subject, expand(name)).length > 0)
    .flatMap((property) =>
      mutationsOf(sample, property).map(
        (mutation) =>
          [`${sample.of.name} whose ${property.name} ${mutation.rule}`, mutation, property.name] as const,
      ),
    ),
);

describe('a feed that breaks one rule of the profile', () => {
  it.each(cases)('is reported as just that: %s', (_, { code, mutate }, property) => {
    const found = validate(mutate(full)).map((one) => ({ code: one.code, property: one.property }));
    expect(found).toEqual([{ code, property }]);
  });
});

const markedCases = samples
  .filter(({ marked }) => marked)
  .flatMap((sample) =>
    sample.of.properties
      .filter(({ requires }) => requires !== undefined)
      .map((property) => [sample.of.name, sample, property] as const),
  );

describe('a condition between two properties', () => {
  it.each(markedCases)('is told when %s lacks the second', (_, sample, property) => {
    const found = validate(replaced(sample, property, [])(full)).map(({ code }) => code);
    expect(found).toEqual(['quality.conditional-missing']);
  });

  it.each(markedCases)('is told when %s has the second alone', (_, sample, property) => {
    const copy = copyOf(full);
    copy.remove(sample.subject, expand(property.requires ?? ''));
    expect(validate(copy).map(({ code }) => code)).toEqual(['quality.conditional-alone']);
  });
});

describe('a thing that must have a name', () => {
  it.each(plain.filter(({ of }) => of.named).map((sample) => [sample.of.name, sample] as const))(
    'is told of when it has none: %s',
    (_, { subject, of }) => {
      const found = validate(renamed(full, subject, blankNode('nameless')));
      expect(found.map(({ code, params }) => [code, params?.['class']])).toEqual([
        ['quality.blank-node', of.name],
      ]);
    },
  );
});
