import type { ConceptIndex, ProfileClass, ProfileData, ProfileProperty } from '@lanskatalog/core';
import { createConceptIndex, expand } from '@lanskatalog/core';

/** What a predicate means on a class; `old` is its older or mistaken name, where it was written so. */
export interface PropertyRule {
  readonly property: ProfileProperty;
  readonly old?: string;
}

export interface ClassRules {
  readonly name: string;
  /** By predicate IRI, older names included. */
  readonly byPredicate: ReadonlyMap<string, PropertyRule>;
  /** Throws for a property that the class does not have: the profile is part of the program. */
  readonly property: (name: string) => ProfileProperty;
  readonly substitutes: readonly Substitute[];
  /** Predicates of all substitutes: beside the property itself they say nothing more. */
  readonly standIns: ReadonlySet<string>;
  /** Properties with a highest number of values. */
  readonly limited: readonly ProfileProperty[];
  readonly mandatory: readonly ProfileProperty[];
  /** Whether instances must have an IRI of their own. */
  readonly named: boolean;
}

/** Predicates that may stand in for a property that is missing. */
interface Substitute {
  readonly property: ProfileProperty;
  /** The property's own predicates. */
  readonly own: readonly string[];
  readonly instead: readonly { readonly predicate: string; readonly name: string }[];
}

/** The profile in the form the walk over a graph needs. */
export interface Rules {
  /** Throws for a class that the profile does not have. */
  readonly classNamed: (name: string) => ClassRules;
  /** RDF type IRI → class of the profile. */
  readonly classOf: ReadonlyMap<string, string>;
  /** Throws for a vocabulary that is not there. */
  readonly vocabulary: (id: string) => ConceptIndex;
}

const compiled = new WeakMap<ProfileData, Rules>();

/** Compiled once per loaded profile: thousands of datasets share the same lookups. */
export function rulesOf(data: ProfileData): Rules {
  const known = compiled.get(data);
  if (known !== undefined) return known;
  const rules: Rules = {
    classNamed: among(
      data.profile.classes.map((one) => [one.name, classRules(one)]),
      'class',
    ),
    classOf: new Map(
      data.profile.classes
        .flatMap((one) => [one.name, ...one.alternatives].map((type) => [expand(type), one.name] as const))
        // The first class to name a type keeps it: vcard:Work is both a telephone and an address.
        .reverse(),
    ),
    vocabulary: among(
      Object.entries(data.vocabularies).map(([id, one]) => [id, createConceptIndex(one)]),
      'vocabulary',
    ),
  };
  compiled.set(data, rules);
  return rules;
}

function classRules(one: ProfileClass): ClassRules {
  const byPredicate = new Map<string, PropertyRule>();
  for (const property of one.properties) {
    for (const old of property.formerly ?? []) byPredicate.set(expand(old), { property, old });
  }
  for (const property of one.properties) byPredicate.set(expand(property.name), { property });
  return {
    name: one.name,
    byPredicate,
    property: among(
      one.properties.map((property) => [property.name, property]),
      `property of ${one.name}`,
    ),
    substitutes: one.properties.flatMap(substituteOf),
    standIns: new Set(one.properties.flatMap(({ substitutes = [] }) => substitutes.map(expand))),
    limited: one.properties.filter((property) => property.max !== undefined),
    mandatory: one.properties.filter(
      (property) => property.level === 'mandatory' && property.requires === undefined,
    ),
    named: one.named,
  };
}

function substituteOf(property: ProfileProperty): Substitute[] {
  if (property.substitutes === undefined) return [];
  return [
    {
      property,
      own: [property.name, ...(property.formerly ?? [])].map(expand),
      instead: property.substitutes.map((name) => ({ predicate: expand(name), name })),
    },
  ];
}

function among<T>(entries: readonly (readonly [string, T])[], kind: string): (name: string) => T {
  const known = new Map(entries);
  return (name) => {
    const found = known.get(name);
    if (found === undefined) throw new Error(`the profile has no ${kind} ${name}`);
    return found;
  };
}
