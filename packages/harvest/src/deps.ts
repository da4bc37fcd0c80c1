import type {
  Blobs,
  Clock,
  Documents,
  Http,
  Log,
  Outcome,
  ProfileData,
  QualityData,
  RegionConfig,
} from '@lanskatalog/core';
import type { TablesSetup } from './tables/tables-setup.ts';

/** What the pipeline needs from outside: ports and loaded configuration, no drivers. */
export interface HarvestDeps {
  readonly http: Http;
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: RegionConfig;
  readonly profileData: ProfileData;
  readonly qualityData: QualityData;
  readonly tables: TablesSetup;
  readonly withLease: WithLease;
}

/**
 * Runs `work` while holding the named lease, waiting for it if another process has it. The inner signal aborts when the
 * lease is lost. See packages/store.
 */
export type WithLease = <T>(
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
) => Promise<T>;

export type Stage = 'waiting' | 'fetching' | 'normalising' | 'comparing' | 'tables' | 'done';

export interface HarvestProgress {
  readonly source: string;
  readonly stage: Stage;
  /** Bytes while fetching, datasets afterwards. */
  readonly done: number;
  readonly total?: number;
  /** With stage `done`. */
  readonly outcome?: Outcome;
}
export type OnProgress = (progress: HarvestProgress) => void;
