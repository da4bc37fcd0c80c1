import type { Profile } from '../profile.ts';
import type { Site } from '../site/site-state.ts';

/** Which datasets a catalogue or page holds: from one position to before another. */
export interface DatasetSpan {
  readonly from: number;
  readonly to: number;
  /** Path segment of the sub-catalogue; absent for the main catalogue. */
  readonly part?: string;
}

const partNames = ['kultur', 'samhallsbyggnad'] as const;
const pagingFaults: readonly unknown[] = ['break-paging', 'endless-paging', 'repeat-page', 'wrong-count'];

/** How the feed is paged. A fault of paging pages also the feeds that else are one document. */
export const pagingOf = ({ fault, profile }: Site): Profile['paging'] =>
  profile.paging ?? (pagingFaults.includes(fault) ? { vocabulary: 'collection', size: 5 } : undefined);

/** The spans of the sub-catalogues: the main catalogue keeps the first third. */
export function partSpans(site: Site): DatasetSpan[] {
  if (site.profile.parts === undefined || pagingOf(site) !== undefined) return [];
  const { length } = site.datasets;
  const third = Math.ceil(length / 3);
  return partNames.map((part, index) => ({
    part,
    from: Math.min(third * (index + 1), length),
    to: Math.min(third * (index + 2), length),
  }));
}

export function pageCount(site: Site): number {
  const paging = pagingOf(site);
  return paging === undefined ? 1 : Math.max(1, Math.ceil(site.datasets.length / paging.size));
}

/** The span of a page of the main catalogue, counted from 1; nothing where there is no such page. */
export function pageSpan(site: Site, page: number): DatasetSpan | undefined {
  const { length } = site.datasets;
  const size = pagingOf(site)?.size ?? partSpans(site)[0]?.from ?? length;
  const spanOf = (wanted: number): DatasetSpan => ({
    from: Math.min((wanted - 1) * size, length),
    to: Math.min(wanted * size, length),
  });
  if (site.fault === 'repeat-page') return spanOf(1);
  return page <= pageCount(site) || site.fault === 'endless-paging' ? spanOf(page) : undefined;
}
