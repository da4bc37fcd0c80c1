import type { Municipality, ProfileData, RegionConfig } from '@lanskatalog/core';
import type { ReferenceUse } from '@lanskatalog/config';
import type { TablesConfig } from '@lanskatalog/tables';
import type { Assets } from './assets.ts';
import type { ScoredHistory } from '@lanskatalog/harvest';
import type { KnownFiles } from './release/file-facts.ts';
import type { Followed } from './release/follow-store.ts';
import type { HarvestStatus } from './release/harvest-status.ts';
import type { CurrentIndex } from './release/region-index.ts';
import type { CurrentTables } from './tables/current-tables.ts';

/** What every page and answer is made from; the same for as long as the application runs. */
export interface Site {
  readonly config: RegionConfig;
  readonly profileData: ProfileData;
  readonly tablesConfig: TablesConfig;
  readonly referenceUses: readonly ReferenceUse[];
  readonly assets: Assets;
  readonly index: CurrentIndex;
  /** Whether a municipality's contact can be mailed a link for a new harvest. */
  readonly mayAskAnew: boolean;
  /** Whether the queues have screens of their own. */
  readonly hasQueueBoard: boolean;
  /** When the region was last published after all its sources had been attempted; undefined before that. */
  readonly lastCompleteRound: Followed<string | undefined>;
  readonly statuses: Followed<ReadonlyMap<string, HarvestStatus>>;
  /** Scores of all releases, oldest first. */
  readonly scores: Followed<readonly ScoredHistory[]>;
  /** The file's, and those that sources held in the store have brought. */
  readonly municipalities: Followed<readonly Municipality[]>;
  readonly tables: CurrentTables;
  readonly files: KnownFiles;
}
