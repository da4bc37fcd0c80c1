export type { AtomFeedOptions } from './changes/atom-feed.ts';
export { atomFeed } from './changes/atom-feed.ts';
export type { ChangeHistory, ChangeKind, ChangePage, DatasetChange } from './changes/change-history.ts';
export { readChangeHistory } from './changes/change-history.ts';
export { eventStreamIri, eventTree } from './changes/event-stream.ts';
export { compareHarvest } from './compare/compare-harvest.ts';
export type {
  Comparison,
  Decision,
  HarvestComparisonInput,
  HarvestCounts,
  PreviousRecord,
  SeenRecord,
} from './compare/harvest-comparison.ts';
export type { ContinuityTraits, Move, MovedDatasets } from './compare/match-moved.ts';
export { continuityTraits, matchMoved } from './compare/match-moved.ts';
export type { JudgedIdentifier } from './merge/identifiers.ts';
export { identifiersOf, judgeIdentifier } from './merge/identifiers.ts';
export type { MergeRecord, MergeSource } from './merge/merge-candidates.ts';
export type { Alternate, Owners, PublishedRecord, RegionMerge } from './merge/merge-region.ts';
export { mergeRegion } from './merge/merge-region.ts';
export type { Snapshot, SourceProvenance } from './provenance/provenance-entities.ts';
export type { RdfFormat, RdfWriter } from './rdf/rdf-writer.ts';
export { rdfFormats } from './rdf/rdf-writer.ts';
export type { WritableEntity, WritableNode } from './rdf/writable-entity.ts';
export { isWritable, writableEntity } from './rdf/writable-entity.ts';
export { catalogueIri } from './release/catalogue-entities.ts';
export type { DatasetSummary } from './release/dataset-summary.ts';
export type { MergedRelease } from './release/merge-release.ts';
export { mergeRelease } from './release/merge-release.ts';
export type { PublishedDataset } from './release/published-dataset.ts';
export type { ReleaseFile } from './release/release-file.ts';
export type { ReleaseInput } from './release/release-input.ts';
export type { ReleaseSummary } from './release/release-summary.ts';
export type { ReleaseManifest, WriteReleaseOptions } from './release/write-release.ts';
export { writeRelease } from './release/write-release.ts';
export { verifyRelease } from './release/verify-release.ts';
