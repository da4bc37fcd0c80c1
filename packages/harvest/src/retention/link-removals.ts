import type { HarvestDeps } from '../deps.ts';
import { loadReleasePointer } from '../published-release.ts';
import { releaseLinks } from '../quality/check-release-links.ts';
import { linkId, loadLinks } from '../quality/link-records.ts';
import type { Removal } from './removal.ts';
import { daysBefore, documentRemoval } from './removal.ts';

export const linkScope = 'links';

/** What is known of addresses that no dataset leads to any more, as those that are new each day. */
export async function* linkRemovals(deps: HarvestDeps): AsyncGenerator<Removal> {
  if ((await loadReleasePointer(deps.documents)) === undefined) return;
  const published = await releaseLinks(deps);
  const oldest = daysBefore(deps.clock.now(), deps.config.retention.detailsDays);
  for (const { url, last } of (await loadLinks(deps.documents)).values()) {
    if (!published.has(url) && last.at < oldest) {
      const about = { scope: linkScope, kind: 'link', reason: 'unused-address' } as const;
      yield documentRemoval(about, 'links', linkId(url));
    }
  }
}
