import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadProfileData } from '@lanskatalog/config';
import type { ProfileClass, ProfileProperty } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';

const { profile, vocabularies } = loadProfileData();

const classNamed = (name: string): ProfileClass | undefined =>
  profile.classes.find((one) => one.name === name);
const propertyOf = (className: string, name: string): ProfileProperty | undefined =>
  classNamed(className)?.properties.find((one) => one.name === name);

describe('the profile', () => {
  it('is read once', () => {
    expect(loadProfileData()).toBe(loadProfileData());
  });

  it('says what bites in Sweden', () => {
    expect(propertyOf('dcat:Catalog', 'dct:license')).toMatchObject({
      level: 'mandatory',
      fixed: 'http://creativecommons.org/publicdomain/zero/1.0/',
    });
    expect(propertyOf('dcat:Dataset', 'dct:publisher')).toMatchObject({ level: 'mandatory', max: 1 });
    expect(propertyOf('foaf:Agent', 'dct:type')).toMatchObject({ level: 'mandatory', max: 1, closed: true });
    expect(propertyOf('dcat:Distribution', 'dcat:accessURL')).toMatchObject({ level: 'mandatory', max: 1 });
    expect(propertyOf('dcat:Dataset', 'dcat:theme')).toMatchObject({ level: 'recommended', closed: true });
    expect(profile.classes.filter((one) => one.named).map((one) => one.name)).toEqual(
      expect.arrayContaining([
        'dcat:Catalog',
        'dcat:Dataset',
        'dcat:Distribution',
        'foaf:Agent',
        'vcard:Kind',
      ]),
    );
    expect(classNamed('dcat:CatalogRecord')).toBeUndefined();
  });

  it('names each property once per class, with words in both languages and a clause', () => {
    for (const one of profile.classes) {
      const names = one.properties.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, label, clause } of one.properties) {
        expect(expand(name)).toMatch(/^http/);
        expect(label.sv).not.toBe('');
        expect(label.en).not.toBe('');
        expect(clause).toMatch(/^\w+_\w+-\w+_[\w-]+$/);
      }
    }
    expect(propertyOf('dcat:Dataset', 'dct:title')?.clause).toBe('dcat_Dataset-dcterms_title');
  });

  it('never reads one predicate of a class as two properties', () => {
    for (const one of profile.classes) {
      const predicates = one.properties.flatMap(({ name, formerly = [] }) => [name, ...formerly]);
      expect(predicates.filter((name, index) => predicates.indexOf(name) !== index)).toEqual([]);
    }
  });
});

const size = (id: string): number | undefined => vocabularies[id]?.concepts.length;

describe('the vocabularies', () => {
  it('have the sizes of DCAT-AP-SE 3.0.1', () => {
    expect(size('theme')).toBe(13);
    expect(size('frequency')).toBe(22);
    expect(size('hvd-category')).toBe(96);
    expect(size('publisher-type')).toBe(11);
    expect(size('attribution-role')).toBe(8);
    expect(size('access-right')).toBe(3);
    expect(size('distribution-status')).toBe(4);
    expect(size('planned-availability')).toBe(4);
  });

  it.each(Object.values(vocabularies).map((one) => [one.id, one] as const))(
    '%s lets a word mean one thing',
    (_, vocabulary) => {
      const meanings = new Map<string, string>();
      for (const { code, aliases } of vocabulary.concepts) {
        for (const alias of aliases) {
          const key = alias.toLowerCase();
          expect([alias, meanings.get(key) ?? code]).toEqual([alias, code]);
          meanings.set(key, code);
        }
      }
    },
  );
});

const bundleFile = new URL(
  '../../../../shared/data/feeds/profile/rdforms-bundle-3.0.1.json',
  import.meta.url,
);

interface Template {
  readonly id?: string;
  readonly property?: string;
  readonly extends?: string;
  readonly cardinality?: { readonly min?: number; readonly pref?: number; readonly max?: number };
  readonly choices?: readonly { readonly value: string }[];
  readonly items?: readonly (string | Template)[];
}

const iriOf = (property: string): string =>
  expand(property.replace(/^dcterms:/, 'dct:')).replace(
    'https://www.w3.org/ns/org',
    'http://www.w3.org/ns/org',
  );

describe('beside the national template bundle', () => {
  if (!existsSync(bundleFile)) {
    it.skip('nothing is compared: ../shared/data/feeds/profile is absent', () => undefined);
    return;
  }
  const { templates } = JSON.parse(readFileSync(bundleFile, 'utf8')) as { templates: readonly Template[] };
  const byId = new Map(templates.map((one) => [one.id, one]));
  const groups: readonly (readonly [string, string])[] = [
    ['dcat:Catalog', 'dcat:Catalog'],
    ['dcat:Dataset', 'dcat:Dataset'],
    ['dcat:DatasetSeries', 'dcat:DatasetSeries'],
    ['dcat:Distribution', 'dcat:Distribution'],
    ['dcat:DataService', 'dcat:DataService'],
    ['dcat:foaf:Agent', 'foaf:Agent'],
    ['dcat:contactPoint', 'vcard:Kind'],
    ['schema:Offer', 'schema:Offer'],
    ['dcat:odrs:RSSA', 'odrs:RightsStatement'],
    ['vc:hasAddress', 'vcard:Address'],
  ];

  /** Templates of a group with what they inherit; groups of alternatives count as their members. */
  function membersOf(id: string): Template[] {
    return (byId.get(id)?.items ?? []).flatMap((item): Template[] => {
      const own = typeof item === 'string' ? byId.get(item) : item;
      if (own === undefined) return [];
      const inherited = own.extends === undefined ? own : { ...byId.get(own.extends), ...own };
      if (inherited.property !== undefined) return [inherited];
      return inherited.items === undefined ? [] : membersOf(inherited.id ?? '');
    });
  }

  it.each(groups)('%s has every property that the bundle has', (group, className) => {
    const ours = new Set(classNamed(className)?.properties.map(({ name }) => expand(name)));
    const theirs = membersOf(group).flatMap(({ property }) =>
      property === undefined ? [] : iriOf(property),
    );
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter((iri) => !ours.has(iri) && iri !== expand('rdf:type'))).toEqual([]);
  });

  it.each(groups)('%s demands what the bundle demands', (group, className) => {
    const demanded = membersOf(group).filter(({ cardinality }) => (cardinality?.min ?? 0) > 0);
    const levels = demanded.flatMap(({ property = '' }) => {
      const own = classNamed(className)?.properties.find(({ name }) => expand(name) === iriOf(property));
      return own === undefined || own.level === 'mandatory' ? [] : [own.name];
    });
    expect(levels).toEqual([]);
  });

  it.each([
    ['dcat:theme', 'theme'],
    ['dcat:dcterms:accrualPeriodicity_da', 'frequency'],
    ['dcat:dcterms:language', 'language'],
    ['dcat:dcterms:cc-license-choices', 'licence'],
    ['dcat:dcterms:accessRights', 'access-right'],
    ['dcat:adms:status_di', 'distribution-status'],
    ['dcatap:availability', 'planned-availability'],
    ['adms:publishertype', 'publisher-type'],
    ['dcatap:hvdCategory', 'hvd-category'],
    ['dcat:dcterms:type_ds', 'service-type'],
    ['geodcat:dcterms:type-responsiblepartyrole', 'attribution-role'],
    ['dcatap:applicableLegislation', 'legislation'],
  ])('every choice of %s is in %s', (template, vocabulary) => {
    const ours = new Set(vocabularies[vocabulary]?.concepts.map(({ iri }) => iri));
    const theirs = byId.get(template)?.choices?.map(({ value }) => value) ?? [];
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.filter((iri) => !ours.has(iri))).toEqual([]);
  });

  it.each(['dcat:format-group_common_choices', 'geodcat:dcterms:format-INSPIRE'])(
    'every media type of %s is known',
    (template) => {
      const ours = new Set(vocabularies['media-type']?.concepts.map(({ code }) => code));
      expect(byId.get(template)?.choices?.filter(({ value }) => !ours.has(value))).toEqual([]);
    },
  );
});

const vocabulary = 'id: v\nnamespace: http://v.example/\nconcepts: [{ code: A, label: { sv: a, en: a } }]';
const withProperty = (property: string): string =>
  `id: p\nversion: 1.0.0\ntitle: P\nspecification: https://p.example/\nclasses:\n  - { name: dcat:Dataset, label: { sv: D, en: D }, properties: [${property}] }`;

describe('a profile of one’s own', () => {
  const directory = mkdtempSync(join(tmpdir(), 'profile-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  function write(profileText: string, vocabularyText: string): void {
    for (const folder of ['profile', 'vocabularies']) mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, 'profile', 'p.yaml'), profileText);
    writeFileSync(join(directory, 'vocabularies', 'v.yaml'), vocabularyText);
  }

  it.each([
    [
      'a type that does not exist',
      '{ name: dct:title, level: mandatory, type: words, label: { sv: T, en: T } }',
      /type/,
    ],
    [
      'a key that does not exist',
      '{ name: dct:title, level: mandatory, type: text, maximum: 1, label: { sv: T, en: T } }',
      /maximum/,
    ],
    [
      'a vocabulary that is not there',
      '{ name: dct:title, level: mandatory, type: iri, vocabulary: w, label: { sv: T, en: T } }',
      /vocabulary w/,
    ],
    [
      'a part of no known class',
      '{ name: dct:title, level: mandatory, type: entity, range: [dcat:X], label: { sv: T, en: T } }',
      /range/,
    ],
    [
      'a broken pattern',
      '{ name: dct:title, level: mandatory, type: iri, pattern: "(", label: { sv: T, en: T } }',
      /regular expression/,
    ],
  ])('with %s is refused, naming the file', (_, property, fault) => {
    write(withProperty(property), vocabulary);
    expect(() => loadProfileData(directory)).toThrow(fault);
    expect(() => loadProfileData(directory)).toThrow(/p\.yaml/);
  });
});
