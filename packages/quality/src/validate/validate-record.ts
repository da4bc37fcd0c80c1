import type { DatasetRecord, Problem, ProfileData } from '@lanskatalog/core';
import { createEntityGrapher } from './entity-graph.ts';
import { levelOf } from './levels.ts';
import { Validation } from './validation.ts';

/** Judges one record, with the agents it brings, by the profile alone: what can be said without the rest of the catalogue. */
export function* validateRecord(
  { entity, agents }: Pick<DatasetRecord, 'entity' | 'agents'>,
  profileData: ProfileData,
): Generator<Problem> {
  const validation = new Validation(profileData);
  const graphOf = createEntityGrapher();
  for (const each of [entity, ...agents]) yield* validation.add(graphOf(each));
}

/** Whether none of the findings is an error or a missing mandatory value: what the assessment calls compliance. */
export function conformsToProfile(problems: Iterable<Problem>): boolean {
  for (const found of problems) {
    const level = levelOf(found);
    if (level === 'error' || level === 'mandatory-missing') return false;
  }
  return true;
}
