export type { HarvestDeps, HarvestProgress, OnProgress, Stage, WithLease } from './deps.ts';
export type { HarvestRegionOptions, RegionReport } from './harvest-region.ts';
export { harvestRegion } from './harvest-region.ts';
export { loadProblems } from './load-problems.ts';
export type { PublishReport } from './publish-region.ts';
export type { ReleasePointer } from './published-release.ts';
export { loadReleasePointer, openReleaseFile } from './published-release.ts';
export type { SourceReport } from './record-attempt.ts';
