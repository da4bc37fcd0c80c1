import { loadProfileData } from '@lanskatalog/config';
import { describe, expect, it } from '@jest/globals';
import type { Graph, Problem } from '@lanskatalog/core';
import { blankNode, expand } from '@lanskatalog/core';
import { validateGraph } from '@lanskatalog/quality';
import { copyOf, createFullFeed, renamed } from './support/full-feed.ts';
import { mutationsOfFeed, plainSamples, replaced } from './support/mutations.ts';

const profileData = loadProfileData();
const feed = createFullFeed(profileData);
const { graph: full, samples } = feed;

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

const cases = mutationsOfFeed(feed, profileData).map(
  (mutation) =>
    [`${mutation.sample.of.name} whose ${mutation.property.name} ${mutation.rule}`, mutation] as const,
);

describe('a feed that breaks one rule of the profile', () => {
  it.each(cases)('is reported as just that: %s', (_, { code, mutate, property }) => {
    const found = validate(mutate(full)).map((one) => ({ code: one.code, property: one.property }));
    expect(found).toEqual([{ code, property: property.name }]);
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
  const named = plainSamples(feed).filter(({ of }) => of.named);
  it.each(named.map((sample) => [sample.of.name, sample] as const))(
    'is told of when it has none: %s',
    (name, sample) => {
      const found = validate(renamed(full, sample.subject, blankNode('nameless')));
      const told = new Set(found.map(({ code, params }) => `${code} ${params?.['class']}`));
      // The portal's own rule is of the thing, the profile's of what points at it.
      if (portalNames.has(name)) expect([...told]).toEqual([`quality.blank-node ${name}`]);
      else expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['quality.wrong-form']));
    },
  );
});

const portalNames = new Set(
  'dcat:Catalog dcat:Dataset dcat:DatasetSeries dcat:DataService dcat:Distribution foaf:Agent vcard:Kind'.split(
    ' ',
  ),
);
