import type { Outcome, Problem, RecordState, ShrinkGuard } from '@lanskatalog/core';

/** What the last harvest left of a record. */
export interface PreviousRecord {
  readonly uri: string;
  readonly hash: string;
  readonly state: RecordState;
  /** ISO 8601 instant at which it was first found missing. */
  readonly missingSince?: string;
}

/** A record in the answer that was just read. */
export interface SeenRecord {
  readonly uri: string;
  readonly hash: string;
  readonly invalid: boolean;
}

export interface HarvestComparisonInput {
  /** Source id, for the problems. */
  readonly source: string;
  readonly previous: Iterable<PreviousRecord>;
  /** A URI that occurs twice counts once, as it was met last. */
  readonly seen: Iterable<SeenRecord>;
  /** False where paging broke or a part could not be read: nothing is removed on such an answer's word. */
  readonly complete: boolean;
  readonly guard: ShrinkGuard;
  readonly missingGraceDays: number;
  /** An operator has seen which datasets would go and accepts it: they go, without days of grace. */
  readonly acceptShrink?: boolean;
  /** Old URI → new URI of datasets that only moved: certain ones (see `matchMoved`) and those a person accepted. */
  readonly moves?: ReadonlyMap<string, string>;
  /** ISO 8601 instant of this harvest. */
  readonly now: string;
}

/**
 * What becomes of a record. `kept`: its last good version stays, since the new one is invalid or was not read. `missing`:
 * gone from a healthy source, within its days of grace. `removed`: a tombstone. `invalid`: was never good, so there is
 * nothing to keep.
 */
export type Decision = 'new' | 'changed' | 'unchanged' | 'kept' | 'missing' | 'removed' | 'invalid';
export type Decisions = ReadonlyMap<string, Decision>;

/** Numbers of records. */
export interface HarvestCounts {
  /** Different datasets in the answer, invalid ones too. */
  readonly seen: number;
  readonly new: number;
  /** Those that moved to a new URI included. */
  readonly changed: number;
  readonly unchanged: number;
  /** Found gone from the source by this harvest, whether they leave at once or have days of grace. */
  readonly removed: number;
  /** Still published though this harvest did not confirm them. */
  readonly kept: number;
}

export interface Comparison {
  readonly outcome: Extract<Outcome, 'harvested' | 'unchanged' | 'incomplete' | 'invalid' | 'guarded'>;
  /** By URI, for every record of `previous` and `seen`. */
  readonly decisions: Decisions;
  /** Old URI → new URI: the moves that took place. The old record is a tombstone, its history goes on under the new. */
  readonly moved: ReadonlyMap<string, string>;
  /** Sorted URIs that a guarded harvest would have taken out. */
  readonly wouldGo: readonly string[];
  readonly counts: HarvestCounts;
  /** ISO 8601 instant at which the first record within its days of grace runs out of them. */
  readonly graceEnds: string | undefined;
  readonly problems: readonly Problem[];
}

/** The two sides of a comparison, by URI. */
export interface Harvest {
  readonly input: HarvestComparisonInput;
  readonly previous: ReadonlyMap<string, PreviousRecord>;
  readonly seen: ReadonlyMap<string, SeenRecord>;
  /** Records of `previous` that are published. */
  readonly present: readonly PreviousRecord[];
  readonly moved: ReadonlyMap<string, string>;
}

const dayMs = 86_400_000;

/** Milliseconds since the epoch at which a record that is missing has had its days of grace. */
export const graceEnd = (
  { missingGraceDays, now }: HarvestComparisonInput,
  { missingSince }: PreviousRecord,
): number => Date.parse(missingSince ?? now) + missingGraceDays * dayMs;

/** Its new version stands under another URI, and fails. */
export function isMoveToInvalid({ input, seen }: Harvest, uri: string): boolean {
  const to = input.moves?.get(uri);
  return to !== undefined && seen.get(to)?.invalid === true;
}
