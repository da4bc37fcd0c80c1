import type {
  ConceptIndex,
  Description,
  ProfileClass,
  ProfileData,
  ProfileProperty,
} from '@lanskatalog/core';
import { createConceptIndex, expand, prefixes } from '@lanskatalog/core';

/** The profile arranged for looking things up; made once per profile. */
export interface ProfileIndex {
  readonly data: ProfileData;
  readonly classByName: ReadonlyMap<string, ProfileClass>;
  /** By the full IRI of each type that an instance may carry. */
  readonly classByType: ReadonlyMap<string, ProfileClass>;
  /** What a class's properties are called in full. */
  readonly predicates: ReadonlyMap<ProfileProperty, Predicates>;
  /** Class name → the properties by which things of it point at things of other classes. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
  readonly concepts: ReadonlyMap<string, ConceptIndex>;
  /** Vocabulary id → the values it allows: IRIs, and codes for what is written as a literal. */
  readonly allowed: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Predicates {
  readonly iri: string;
  readonly requires?: string;
  /** There is nothing to say where a thing has none of it. */
  readonly mayLack: boolean;
  /** Prefixed name and IRI of what is to be written under the property's own name. */
  readonly old: readonly OtherName[];
  readonly substitutes: readonly OtherName[];
}

export interface Link {
  readonly property: ProfileProperty;
  readonly predicate: string;
  readonly range: readonly ProfileClass[];
  /** Whether what is pointed at is nothing without a description: its class has mandatory properties. */
  readonly needed: boolean;
}

interface OtherName {
  readonly name: string;
  readonly iri: string;
}

const indexes = new WeakMap<ProfileData, ProfileIndex>();

export function indexProfile(data: ProfileData): ProfileIndex {
  const known = indexes.get(data);
  if (known !== undefined) return known;
  const { classes } = data.profile;
  const vocabularies = Object.values(data.vocabularies);
  const classByName = new Map(classes.map((each) => [each.name, each]));
  const index: ProfileIndex = {
    data,
    classByName,
    classByType: classesByType(classes),
    predicates: new Map(classes.flatMap((each) => each.properties.map((one) => [one, predicatesOf(one)]))),
    links: new Map(classes.map((each) => [each.name, linksOf(each, classByName)])),
    concepts: new Map(vocabularies.map((each) => [each.id, createConceptIndex(each)])),
    allowed: new Map(
      vocabularies.map(({ id, concepts }) => [id, new Set(concepts.flatMap(({ iri, code }) => [iri, code]))]),
    ),
  };
  indexes.set(data, index);
  return index;
}

const classesByType = (classes: readonly ProfileClass[]): Map<string, ProfileClass> =>
  new Map(
    classes.flatMap((of) => [of.name, ...(of.typedAs ?? [])].map((type) => [expand(type), of] as const)),
  );

const otherNames = (names: readonly string[] | undefined): OtherName[] =>
  (names ?? []).map((name) => ({ name, iri: expand(name) }));

const predicatesOf = ({ name, level, requires, formerly, substitutes }: ProfileProperty): Predicates => ({
  iri: expand(name),
  mayLack: level === 'optional' && requires === undefined,
  ...(requires === undefined ? {} : { requires: expand(requires) }),
  old: otherNames(formerly),
  substitutes: otherNames(substitutes),
});

const linksOf = (of: ProfileClass, classByName: ReadonlyMap<string, ProfileClass>): Link[] =>
  of.properties.flatMap((property) => {
    const range = (property.range ?? []).flatMap((name) => classByName.get(name) ?? []);
    const needed = range.some(({ properties }) =>
      properties.some(({ level, requires }) => level === 'mandatory' && requires === undefined),
    );
    return range.length === 0 ? [] : [{ property, predicate: expand(property.name), range, needed }];
  });

export const rdfType = `${prefixes.rdf}type`;

/** A series and a catalogue are datasets, too (DCAT 3), but are judged as what they are besides. */
const kindsOfDataset = new Set(['dcat:DatasetSeries', 'dcat:Catalog']);

/** The classes of the profile that a thing says it is of, by types that the profile knows. */
export function statedClasses(description: Description | undefined, index: ProfileIndex): ProfileClass[] {
  const stated = new Set(
    (description?.get(rdfType) ?? []).flatMap(({ value }) => index.classByType.get(value) ?? []),
  );
  const classes = [...stated];
  return classes.some(({ name }) => kindsOfDataset.has(name))
    ? classes.filter(({ name }) => name !== 'dcat:Dataset')
    : classes;
}
