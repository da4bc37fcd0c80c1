import type { Action } from './action.ts';
import { acceptTable } from './actions/accept-table.ts';
import { cancelJob } from './actions/cancel-job.ts';
import { decideMatch } from './actions/decide-match.ts';
import { harvestAll, harvestSource } from './actions/harvest-source.ts';
import { publishNow } from './actions/publish-now.ts';

/** All that a person can do to an installation, by subject. Pages, API and commands are made from it. */
export const actions: readonly Action[] = [
  harvestSource,
  harvestAll,
  cancelJob,
  publishNow,
  decideMatch,
  acceptTable,
];
