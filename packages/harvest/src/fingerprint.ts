import type { Source } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { HarvestDeps } from './deps.ts';

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
    }),
  );
}
