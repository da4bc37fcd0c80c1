export type { NormalisedCatalogue } from './normalise-graph.ts';
export { normaliseGraph } from './normalise-graph.ts';
