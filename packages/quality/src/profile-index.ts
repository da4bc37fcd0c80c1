import type { Concept, ProfileClass, ProfileData, Vocabulary } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';

/** The profile arranged for looking things up; made once per profile. */
export interface ProfileIndex {
  readonly data: ProfileData;
  /** By full class IRI, alternatives included. */
  readonly classByType: ReadonlyMap<string, ProfileClass>;
  readonly classByName: ReadonlyMap<string, ProfileClass>;
  /** Vocabulary id → the values it allows (IRIs, or codes where it lists literals) → concept. */
  readonly allowed: ReadonlyMap<string, ReadonlyMap<string, Concept>>;
}

const indexes = new WeakMap<ProfileData, ProfileIndex>();

export function indexProfile(data: ProfileData): ProfileIndex {
  const known = indexes.get(data);
  if (known !== undefined) return known;
  const { classes } = data.profile;
  const index: ProfileIndex = {
    data,
    classByType: new Map(
      classes.flatMap((each) =>
        [each.name, ...each.alternatives].map((name) => [expand(name), each] as const),
      ),
    ),
    classByName: new Map(classes.map((each) => [each.name, each])),
    allowed: new Map(Object.values(data.vocabularies).map((each) => [each.id, allowedValues(each)])),
  };
  indexes.set(data, index);
  return index;
}

const allowedValues = (vocabulary: Vocabulary): Map<string, Concept> =>
  new Map(
    vocabulary.concepts.flatMap((concept) =>
      [concept.iri, concept.code]
        .filter((value) => value !== undefined)
        .map((value) => [value, concept] as const),
    ),
  );
