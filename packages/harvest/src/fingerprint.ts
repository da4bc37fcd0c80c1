import type { Source } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { HarvestDeps } from './deps.ts';
import type { SourceSettings } from './settings/source-settings.ts';

/** Raised whenever reading or normalising gives another result for the same answer, so that stored results are made anew. */
const pipelineVersion = 1;

/** Hash of everything besides the answers that decides what a harvest makes of them. */
export function fingerprintOf(deps: HarvestDeps, source: Source): string {
  const { region, municipalities } = deps.config;
  const { kind, url, overrides, missingGraceDays } = source;
  const municipality = municipalities.find(({ code }) => code === source.municipality);
  const { id, version } = deps.profileData.profile;
  return sha256Hex(
    JSON.stringify({
      pipelineVersion,
      profile: [id, version],
      region,
      municipality,
      kind,
      url,
      overrides,
      missingGraceDays,
      decided: readingSettings(deps.settings?.get(source.id) ?? { version: 1 }),
    }),
  );
}

/** What people have decided that makes another result of the same answer; nothing where it is only a pause. */
const readingSettings = ({ pinned, lookAgain, moves }: SourceSettings) =>
  pinned === undefined && lookAgain === undefined && moves === undefined
    ? undefined
    : [pinned && [pinned.kind, pinned.url], lookAgain?.at, moves?.map(({ from, to }) => [from, to])];
