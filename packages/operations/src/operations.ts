import type { Jobs } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';

/** What operators' pages, API and commands work with. */
export interface Operations {
  readonly deps: HarvestDeps;
  /** Absent in a process that has no way to the queue. */
  readonly jobs?: Jobs | undefined;
  readonly mode: 'embedded' | 'distributed';
}
