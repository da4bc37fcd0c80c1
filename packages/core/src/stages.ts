import type { DatasetRecord } from './entity.ts';
import type { Problem } from './problem.ts';
import type { ProfileData } from './profile.ts';
import type { Graph } from './rdf.ts';
import type { Municipality, Region, Source } from './region.ts';

/** What a source kind asks pages of. The harvest's fetcher remembers validators and raw answers behind it. */
export interface PageFetcher {
  get(request: PageRequest): Promise<PageResult>;
}

export interface PageRequest {
  readonly url: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Page {
  readonly kind: 'page';
  readonly url: string;
  /** Base for relative references. */
  readonly finalUrl: string;
  readonly status: number;
  /** Lower case, without parameters; '' where the server names none. */
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export type PageResult =
  | Page
  | {
      readonly kind: 'unreachable' | 'refused';
      readonly url: string;
      readonly status?: number;
      readonly problem: Problem;
    };

export interface ReadContext {
  readonly source: Source;
  readonly municipality: Municipality;
  readonly region: Region;
  readonly fetcher: PageFetcher;
  readonly onProgress: (progress: { readonly pages: number; readonly totalPages?: number }) => void;
  readonly signal: AbortSignal;
}

/** What came of reading a source. Every kind ends in one of these, so nothing after it knows the kind. */
export type ReadResult =
  | {
      readonly kind: 'read';
      /** DCAT, blank nodes and repairs included; not yet normalised. */
      readonly graph: Graph;
      /** False where paging broke or a part could not be read: nothing may be removed on its word. */
      readonly complete: boolean;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'unreachable' | 'refused' | 'invalid'; readonly problems: readonly Problem[] };

export interface NormaliseContext {
  readonly region: Region;
  readonly source: Source;
  readonly municipality: Municipality;
  readonly profileData: ProfileData;
}

export interface NormalisedRecord {
  readonly record: DatasetRecord;
  readonly problems: readonly Problem[];
}

/** Outcome of one harvest of one source; it follows from what happened. */
export type Outcome =
  'harvested' | 'unchanged' | 'incomplete' | 'unreachable' | 'refused' | 'invalid' | 'guarded';

/**
 * live: in the last complete harvest. kept: its newest version is invalid or was not read, the last good one stays.
 * missing: gone from a healthy source, within its days of grace. removed: a tombstone.
 */
export type RecordState = 'live' | 'kept' | 'missing' | 'removed';

/** A source's record as the store keeps it between harvests. */
export interface SourceRecord {
  readonly record: DatasetRecord;
  readonly state: RecordState;
  /** ISO 8601 instants of harvests; never published as the data's own dates. */
  readonly firstSeen: string;
  readonly changed: string;
  /** When it was first found missing, for `missing` and `removed`. */
  readonly missingSince?: string;
}
