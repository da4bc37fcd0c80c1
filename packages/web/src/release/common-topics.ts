import { termOf, wordsOf } from '../search/words-of.ts';
import type { ListedDataset, RegionIndex } from './region-index.ts';
import { isMember, titleOf } from './region-index.ts';

/** Something that several municipalities publish. */
export interface Topic {
  /** Title as most of them write it. */
  readonly title: string;
  /** Codes of those that have it. */
  readonly municipalities: ReadonlySet<string>;
  readonly example: ListedDataset;
}

const topicsOf = new WeakMap<RegionIndex, readonly Topic[]>();
const leastMunicipalities = 3;

/** Datasets with the same title, whatever its form, in three municipalities or more; the most common first. */
export function commonTopics(index: RegionIndex): readonly Topic[] {
  const known = topicsOf.get(index);
  if (known !== undefined) return known;
  const groups = new Map<string, { title: string; municipalities: Set<string>; example: ListedDataset }>();
  for (const dataset of index.datasets) {
    const { municipality } = dataset.summary;
    if (!isMember({ code: municipality })) continue;
    const title = titleOf(dataset.summary, 'sv');
    const key = wordsOf(title)
      .flatMap((word) => (/^\d+$/.test(word) ? [] : (termOf(word) ?? [])))
      .join(' ');
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { title, municipalities: new Set([municipality]), example: dataset });
    } else group.municipalities.add(municipality);
  }
  const topics = [...groups.values()]
    .filter(({ municipalities }) => municipalities.size >= leastMunicipalities)
    .sort((a, b) => b.municipalities.size - a.municipalities.size);
  topicsOf.set(index, topics);
  return topics;
}
