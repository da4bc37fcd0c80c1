import type { PublishedDataset } from '@lanskatalog/catalogue';
import { checkLinks, isDue, linksOf } from '@lanskatalog/quality';
import type { HarvestDeps } from '../deps.ts';
import { linesOf } from '../lines.ts';
import { loadReleasePointer, openReleaseFile } from '../published-release.ts';
import { makePreviews } from '../previews/make-previews.ts';
import { loadLinks, saveLink } from './link-records.ts';

export interface LinksReport {
  /** Addresses in the current release. */
  readonly known: number;
  /** Checked now; the others were checked lately. */
  readonly checked: number;
  readonly works: number;
  readonly dead: number;
  readonly unverified: number;
  /** Files of which the first rows were looked at anew. */
  readonly previewed: number;
}

/**
 * Checks the access and download addresses of the current release that are due, and looks at the first rows of its tables: a
 * job of its own that no harvest waits for. Each result is kept as it comes, so a check that is broken off goes on where it
 * was.
 */
export async function checkReleaseLinks(
  deps: HarvestDeps,
  onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  signal: AbortSignal,
): Promise<LinksReport> {
  const known = await loadLinks(deps.documents);
  const urls = await releaseLinks(deps);
  const now = deps.clock.now();
  const due = [...urls].filter((url) => isDue(known.get(url), now));
  const options = { http: deps.http, previous: (url: string) => known.get(url), now: () => deps.clock.now() };
  let done = 0;
  for await (const record of checkLinks(due, options, signal)) {
    await saveLink(deps.documents, record);
    known.set(record.url, record);
    done += 1;
    onProgress({ done, total: due.length });
  }
  const count = (state: string): number => [...urls].filter((url) => known.get(url)?.state === state).length;
  return {
    known: urls.size,
    checked: done,
    works: count('works'),
    dead: count('dead'),
    unverified: count('unverified'),
    previewed: await makePreviews(deps, known, signal),
  };
}

/** Addresses that the current release leads to. */
export async function releaseLinks(deps: HarvestDeps): Promise<Set<string>> {
  const current = await loadReleasePointer(deps.documents);
  const content = current && (await openReleaseFile(deps.blobs, current.pointer, 'datasets.ndjson'));
  const urls = new Set<string>();
  if (content === undefined) return urls;
  for await (const line of linesOf(content)) {
    for (const url of linksOf(JSON.parse(line) as PublishedDataset)) urls.add(url);
  }
  return urls;
}
