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
import type { SourceSettings } from './settings/source-settings.ts';
import type { TablesSetup } from './tables/tables-setup.ts';

/** What the pipeline needs from outside: ports and loaded configuration, no drivers. */
export interface HarvestDeps {
  readonly http: Http;
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: RegionConfig;
  /** The configuration file's own, where `config` has more: see settings/current-deps.ts. */
  readonly fileConfig?: RegionConfig;
  /** By source id: what people have decided about sources; see settings/current-deps.ts. */
  readonly settings?: ReadonlyMap<string, SourceSettings>;
  readonly profileData: ProfileData;
  readonly qualityData: QualityData;
  readonly tables: TablesSetup;
  readonly withLease: WithLease;
  /** Whether a process that is alive holds the named lease. */
  readonly isLeaseHeld: (name: string) => Promise<boolean>;
  /** This process, for people: `harvester@host:1234`. */
  readonly worker: string;
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

export type Stage =
  'waiting' | 'discovering' | 'fetching' | 'normalising' | 'comparing' | 'storing' | 'tables' | 'done';

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
