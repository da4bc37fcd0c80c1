export type {
  Comparison,
  Decision,
  HarvestComparisonInput,
  HarvestCounts,
  PreviousRecord,
  SeenRecord,
} from './compare-harvest.ts';
export { compareHarvest } from './compare-harvest.ts';
export type { JudgedIdentifier } from './identifiers.ts';
export { identifiersOf, judgeIdentifier } from './identifiers.ts';
export type { MergeRecord, MergeSource } from './merge-candidates.ts';
export type { Alternate, Owners, PublishedRecord, RegionMerge } from './merge-region.ts';
export { mergeRegion } from './merge-region.ts';
