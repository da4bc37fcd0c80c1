import type { Municipality, Problem, Region, Source, SourceRecord } from '@lanskatalog/core';
import type { MergeRecord } from '../merge/merge-candidates.ts';
import type { Owners } from '../merge/merge-region.ts';
import type { SourceProvenance } from '../provenance/provenance-entities.ts';

/** Everything a release is made from. The streams can be opened again and give the same each time, in the same order. */
export interface ReleaseInput {
  readonly region: Region;
  readonly municipalities: readonly Municipality[];
  readonly sources: readonly Source[];
  /** A source's records, tombstones included, as far as merging needs them. */
  readonly heads: (sourceId: string) => AsyncIterable<MergeRecord>;
  /** The same records in full. */
  readonly records: (sourceId: string) => AsyncIterable<SourceRecord>;
  /** What is known to be wrong with a source and its records. */
  readonly problems: (sourceId: string) => AsyncIterable<Problem>;
  /** Who published what in the release before. */
  readonly owners: Owners;
  /** Whether each municipality gets a catalogue of its own within the main one. */
  readonly subCatalogues: boolean;
  /** Old URI → new URI of datasets that have moved, however long ago. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Where a source's records come from, for the provenance; undefined where nothing is known of it. */
  readonly provenance?: (sourceId: string) => SourceProvenance | undefined;
  /** Whether to write pages of the event stream, and since when; without it the release tells of no changes. */
  readonly changes?: {
    /** ISO 8601 instant of this release. */
    readonly at: string;
    /** Blob prefix of the release before; absent for the first. */
    readonly previous?: string;
  };
  /** `2026-03-10`: data dated later than this does not date the catalogue. */
  readonly today: string;
}

/** Sources in order of precedence; those with the same keep the order of the configuration. */
export const byPrecedence = (sources: readonly Source[]): Source[] =>
  [...sources].sort((a, b) => a.precedence - b.precedence);
