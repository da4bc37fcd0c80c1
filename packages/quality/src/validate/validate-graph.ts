import type { Graph, Problem, ProfileData } from '@lanskatalog/core';
import { Validation } from './validation.ts';

/**
 * Judges a feed as it stands by the profile and by the national portal's harvest rules. Things are found by their type,
 * and through what links to them, so an untyped distribution is judged as a distribution.
 */
export function* validateGraph(graph: Graph, profileData: ProfileData): Generator<Problem> {
  const validation = new Validation(profileData);
  yield* validation.add(graph);
  yield* validation.finish();
}
