import type { Action } from './action.ts';
import { acceptTable } from './actions/accept-table.ts';
import { cancelJob } from './actions/cancel-job.ts';
import { decideMatch } from './actions/decide-match.ts';
import { acceptMoveAction, forgetDiscoveryAction, pinDiscoveryAction } from './actions/discoveries.ts';
import { dryRunSourceAction, previewSource } from './actions/dry-runs.ts';
import { harvestAll, harvestSource } from './actions/harvest-source.ts';
import { pauseAll, pauseSourceAction, resumeAll, resumeSourceAction } from './actions/pauses.ts';
import {
  holdPublishingAction,
  publishNow,
  restoreReleaseAction,
  resumePublishingAction,
} from './actions/publishing.ts';
import { addSource, editSource, removeSource } from './actions/sources.ts';
import { acceptShrinkAction, rejectShrinkAction } from './actions/shrinks.ts';

/** All that a person can do to an installation, by subject. Pages, API and commands are made from it. */
export const actions: readonly Action[] = [
  harvestSource,
  harvestAll,
  cancelJob,
  pauseSourceAction,
  resumeSourceAction,
  pauseAll,
  resumeAll,
  dryRunSourceAction,
  acceptShrinkAction,
  rejectShrinkAction,
  acceptMoveAction,
  pinDiscoveryAction,
  forgetDiscoveryAction,
  previewSource,
  addSource,
  editSource,
  removeSource,
  publishNow,
  holdPublishingAction,
  resumePublishingAction,
  restoreReleaseAction,
  decideMatch,
  acceptTable,
];
