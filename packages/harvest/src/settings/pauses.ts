import type { Documents } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { currentDeps } from './current-deps.ts';
import type { Decider, Decision, SettingChange } from './decision.ts';
import { decided, refused } from './decision.ts';
import { sourceWithId, unknownSource } from './known-source.ts';
import { changeHold, loadHold } from './region-settings.ts';
import { updateSourceSettings } from './source-settings.ts';

/** No harvest of the source begins until it is resumed; one under way goes on. Pausing it again changes nothing. */
export async function pauseSource(
  deps: HarvestDeps,
  source: string,
  by: Decider,
): Promise<SettingChange<Decision>> {
  const { config } = await currentDeps(deps);
  if (sourceWithId(config, source) === undefined) return refused(unknownSource(config, source));
  const paused = decided(by, deps.clock.now());
  const { before, after } = await updateSourceSettings(deps.documents, source, (settings) => ({
    paused,
    ...settings,
  }));
  return { kind: 'done', before: before?.paused, after: after?.paused };
}

/** Undoes {@link pauseSource}. Refused where it is the configuration file that pauses the source. */
export async function resumeSource(deps: HarvestDeps, source: string): Promise<SettingChange<Decision>> {
  const { config, fileConfig = config } = await currentDeps(deps);
  if (sourceWithId(config, source) === undefined) return refused(unknownSource(config, source));
  const { before } = await updateSourceSettings(deps.documents, source, (settings) => {
    const { paused: _, ...rest } = settings;
    return rest;
  });
  if (before?.paused === undefined && sourceWithId(fileConfig, source)?.paused === true)
    return refused(problem('settings.paused-in-file', { source }));
  return { kind: 'done', before: before?.paused, after: undefined };
}

/** No harvest at all begins until everything is resumed; sources paused on their own stay so then. */
export async function pauseEverything(
  { documents, clock }: HarvestDeps,
  by: Decider,
): Promise<SettingChange<Decision>> {
  return { kind: 'done', ...(await changeHold(documents, 'pauses', decided(by, clock.now()))) };
}

export async function resumeEverything({ documents }: HarvestDeps): Promise<SettingChange<Decision>> {
  return { kind: 'done', ...(await changeHold(documents, 'pauses', undefined)) };
}

/** Who has paused everything, or undefined. */
export const loadEverythingPaused = (documents: Documents): Promise<Decision | undefined> =>
  loadHold(documents, 'pauses');
