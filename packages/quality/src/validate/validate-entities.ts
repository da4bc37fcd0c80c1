import type { Entity, Problem, ProfileData } from '@lanskatalog/core';
import { createEntityGrapher } from './entity-graph.ts';
import { Validation } from './validation.ts';

/**
 * Judges a catalogue given as entities (catalogues, datasets with their parts, agents), in any order and one at a time: the same
 * findings as for their graph, in memory that grows with names only.
 */
export function* validateEntities(entities: Iterable<Entity>, profileData: ProfileData): Generator<Problem> {
  const validation = openValidation(profileData);
  for (const entity of entities) yield* validation.add(entity);
  yield* validation.finish();
}

/** The same for entities that arrive one by one: what `add` can tell at once, and what `finish` tells of the whole. */
export interface EntityValidation {
  add(entity: Entity): Generator<Problem>;
  finish(): Generator<Problem>;
}

export function openValidation(profileData: ProfileData): EntityValidation {
  const validation = new Validation(profileData);
  const graphOf = createEntityGrapher();
  return {
    add: (entity) => validation.add(graphOf(entity)),
    finish: () => validation.finish(),
  };
}
