import type { SourceKind } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Discovery } from '@lanskatalog/sources';
import type { HarvestDeps } from '../deps.ts';
import { loadSourceState } from '../source-state.ts';
import { currentDeps } from './current-deps.ts';
import type { Decider, SettingChange } from './decision.ts';
import { decided, refused } from './decision.ts';
import { sourceWithId, unknownSource } from './known-source.ts';
import type { PinnedDiscovery } from './source-settings.ts';
import { updateSourceSettings } from './source-settings.ts';

/** What a source is to be read as. */
export interface DiscoveryChoice {
  readonly kind: SourceKind;
  /** Absolute http(s) address. */
  readonly url: string;
}

/**
 * From now on the source is read as `choice` says or, without one, as what was found last, and is not looked through any
 * more. The next harvest reads it so.
 */
export async function pinDiscovery(
  deps: HarvestDeps,
  { source, choice }: { readonly source: string; readonly choice?: DiscoveryChoice | undefined },
  by: Decider,
): Promise<SettingChange<PinnedDiscovery>> {
  const { config } = await currentDeps(deps);
  if (sourceWithId(config, source) === undefined) return refused(unknownSource(config, source));
  const chosen = choice ?? (await foundLast(deps, source));
  if (chosen === undefined) return refused(problem('settings.nothing-found', { source }));
  const { kind, url } = chosen;
  const pinned = { ...decided(by, deps.clock.now()), kind, url };
  const { before } = await updateSourceSettings(deps.documents, source, (settings) => ({
    ...settings,
    pinned,
  }));
  return { kind: 'done', before: before?.pinned, after: pinned };
}

/** What is pinned or was found no longer counts: the next harvest looks through the site again. */
export async function forgetDiscovery(
  deps: HarvestDeps,
  source: string,
  by: Decider,
): Promise<SettingChange<DiscoveryChoice>> {
  const { config } = await currentDeps(deps);
  if (sourceWithId(config, source) === undefined) return refused(unknownSource(config, source));
  const found = await foundLast(deps, source);
  const lookAgain = decided(by, deps.clock.now());
  const { before } = await updateSourceSettings(deps.documents, source, (settings) => {
    const { pinned: _, ...rest } = settings;
    return { ...rest, lookAgain };
  });
  return { kind: 'done', before: before?.pinned ?? found, after: undefined };
}

async function foundLast({ documents }: HarvestDeps, source: string): Promise<DiscoveryChoice | undefined> {
  const discovery = (await loadSourceState(documents, source))?.state.discovery;
  return (discovery?.found as Discovery | undefined)?.candidates[0];
}
