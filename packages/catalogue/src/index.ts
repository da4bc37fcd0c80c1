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
export type { RdfFormat, RdfWriter } from './rdf/rdf-writer.ts';
export { rdfFormats } from './rdf/rdf-writer.ts';
export type { WritableEntity, WritableNode } from './rdf/writable-entity.ts';
export { writableEntity } from './rdf/writable-entity.ts';
