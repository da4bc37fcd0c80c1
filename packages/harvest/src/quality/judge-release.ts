import type { Entity, Problem } from '@lanskatalog/core';
import { isHarvestable, openValidation } from '@lanskatalog/quality';
import type { HarvestDeps } from '../deps.ts';

/** Judges a release as a whole while it is written: what no record shows by itself, as the portal's rules are about the file. */
export interface ReleaseJudge {
  inspect(entity: Entity): void;
  /** What would stop the national portal's harvest; then the release must not be made. Anything less is logged. */
  blocking(): readonly Problem[];
}

export function openReleaseJudge({ profileData, log }: HarvestDeps): ReleaseJudge {
  const validation = openValidation(profileData);
  const blocking: Problem[] = [];
  let errors = 0;
  const sort = (problems: Iterable<Problem>): void => {
    for (const found of problems) {
      if (!isHarvestable([found])) blocking.push(found);
      else if (found.severity === 'error') errors += 1;
    }
  };
  return {
    inspect: (entity) => sort(validation.add(entity)),
    blocking() {
      sort(validation.finish());
      if (errors > 0) log.warn({ errors }, 'the release has errors that do not stop the portal');
      return blocking;
    },
  };
}
