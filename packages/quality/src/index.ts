export { isHarvestable } from './portal/is-harvestable.ts';
export type { FindingCounts, FindingLevel } from './validate/levels.ts';
export { countFindings, findingLevels, levelOf } from './validate/levels.ts';
export type { EntityValidation } from './validate/validate-entities.ts';
export { openValidation, validateEntities } from './validate/validate-entities.ts';
export { validateGraph } from './validate/validate-graph.ts';
export { conceptGraph } from './shacl/concept-graph.ts';
export { profileShapes } from './shacl/profile-shapes.ts';
export { validateWithShapes } from './shacl/validate-with-shapes.ts';
