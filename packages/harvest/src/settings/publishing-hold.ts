import type { Documents } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import type { Decider, Decision, SettingChange } from './decision.ts';
import { decided } from './decision.ts';
import { changeHold, loadHold } from './region-settings.ts';

/** No release is made until somebody resumes; harvests go on. */
export async function holdPublishing(
  { documents, clock }: HarvestDeps,
  by: Decider,
): Promise<SettingChange<Decision>> {
  return { kind: 'done', ...(await changeHold(documents, 'publishing', decided(by, clock.now()))) };
}

/** The next round, or whoever asks for it, publishes again. */
export async function resumePublishing({ documents }: HarvestDeps): Promise<SettingChange<Decision>> {
  return { kind: 'done', ...(await changeHold(documents, 'publishing', undefined)) };
}

/** Who has put publishing on hold, or undefined. */
export const loadPublishingHold = (documents: Documents): Promise<Decision | undefined> =>
  loadHold(documents, 'publishing');
