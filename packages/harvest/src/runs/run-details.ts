import type { Problem } from '@lanskatalog/core';

/** Everything about one run that is too much for its document: kept as a blob, bounded, for the page of the run. */
export interface RunDetails {
  readonly version: 1;
  /** In the order in which they began. */
  readonly stages: readonly StageTime[];
  readonly requests: readonly RequestMade[];
  /** Requests beyond those listed. */
  readonly requestsLeftOut: number;
  readonly log: readonly LogLine[];
  readonly logLeftOut: number;
  /** What the source answered, as raw bytes; the blobs of the newest two generations are kept. */
  readonly snapshots: readonly SnapshotOfRun[];
  readonly snapshotsLeftOut?: number;
  /** The first of what was found; `problemsBlob` of the run has all of it while the run is one of the newest. */
  readonly problems?: readonly Problem[];
  readonly problemsLeftOut?: number;
  /** Against what was stored before; absent where nothing was compared. */
  readonly diff?: HarvestDiff;
}

/** One stage of a run: discovering, fetching, normalising, comparing, storing. */
export interface StageTime {
  readonly stage: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly ms: number;
  /** How far it came: pages, bytes or datasets. */
  readonly done?: number;
}

export interface RequestMade {
  readonly url: string;
  /** ISO 8601. */
  readonly at: string;
  readonly ms: number;
  /** As the Http port says; with the reason where it did not come to an answer. */
  readonly result: 'fetched' | 'unchanged' | 'unreachable' | 'refused';
  readonly reason?: string;
  readonly status?: number;
  readonly bytes?: number;
}

export interface LogLine {
  readonly at: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface SnapshotOfRun {
  readonly url: string;
  readonly sha256: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly blob: string;
}

/** What a harvest changes, or would change, dataset by dataset and field by field. Ordered by URI. */
export interface HarvestDiff {
  readonly added: readonly DatasetNamed[];
  readonly changed: readonly DatasetChanged[];
  /** Gone from the source: would be deleted, at once or after the days of grace. */
  readonly removed: readonly DatasetNamed[];
  /** Not taken over, each with why. */
  readonly rejected: readonly (DatasetNamed & { readonly problems: readonly Problem[] })[];
  readonly unchanged: number;
  /** Entries beyond those listed, over all lists. */
  readonly leftOut: number;
}

export interface DatasetNamed {
  readonly uri: string;
  readonly title: string;
}

export interface DatasetChanged extends DatasetNamed {
  readonly fields: readonly {
    /** Prefixed name; with the distribution's address in front where it is a distribution's. */
    readonly property: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
  /** Fields beyond those listed. */
  readonly fieldsLeftOut?: number;
}
