export { isHarvestable } from './portal-rules.ts';
export { validateGraph } from './validate-graph.ts';
