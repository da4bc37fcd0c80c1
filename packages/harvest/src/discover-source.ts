import type { ReadContext, Source } from '@lanskatalog/core';
import type { Discovery } from '@lanskatalog/sources';
import { discover } from '@lanskatalog/sources';
import type { HarvestDeps } from './deps.ts';
import { createSourceFetcher } from './page-fetcher.ts';
import type { PinnedDiscovery } from './settings/source-settings.ts';
import type { SourceState, StoredDiscovery } from './source-state.ts';

/** Days after which a site is looked through again: new systems come seldom, a first publication is worth noticing. */
const recheckDays = { found: 30, nothing: 7, unreachable: 0 } as const;

export interface DiscoveredSource {
  readonly discovery: Discovery;
  /** To remember; undefined where a person has decided. */
  readonly stored: StoredDiscovery | undefined;
  /** Whether it was known already and nobody was asked. */
  readonly remembered: boolean;
  /** Snapshots that looking around has left. */
  readonly snapshots: readonly string[];
}

/** What a source of kind `auto` has, from memory or by looking; looking goes through a fetcher of its own, so that only what is read later is asked for every night. */
export async function discoverSource(
  deps: HarvestDeps,
  { context, state }: { readonly context: ReadContext; readonly state: SourceState | undefined },
): Promise<DiscoveredSource> {
  const now = deps.clock.now();
  const { pinned, lookAgain } = deps.settings?.get(context.source.id) ?? {};
  if (pinned !== undefined) return pinnedAs(pinned);
  const outdated = lookAgain !== undefined && (state?.lastAttempt ?? '') < lookAgain.at;
  const known = outdated ? undefined : state?.discovery;
  if (known !== undefined && known.due > now.toISOString() && known.url === context.source.url) {
    return { discovery: known.found as Discovery, stored: known, remembered: true, snapshots: [] };
  }
  const fetcher = createSourceFetcher(
    {
      http: deps.http,
      blobs: deps.blobs,
      sourceId: context.source.id,
      remembered: [],
      conditional: false,
      now: () => deps.clock.now(),
      ...headersOf(context.source),
      onBytes: () => {},
    },
    context.signal,
  );
  const discovery = await discover({ ...context, fetcher });
  const due = new Date(now.getTime() + recheckDays[discovery.state] * 86_400_000).toISOString();
  return {
    discovery,
    stored: { url: context.source.url, due, found: discovery },
    remembered: false,
    snapshots: fetcher.answers().map(({ blob }) => blob),
  };
}

/** What a person has decided needs no looking, and no remembering. */
function pinnedAs({ kind, url }: PinnedDiscovery): DiscoveredSource {
  const discovery: Discovery = { state: 'found', candidates: [{ kind, url, datasets: 0 }], attempts: [] };
  return { discovery, stored: undefined, remembered: true, snapshots: [] };
}

export const headersOf = ({ overrides }: Source) =>
  overrides.headers === undefined ? {} : { headers: overrides.headers };
