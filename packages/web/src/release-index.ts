import type { ReleaseSummary } from '@lanskatalog/catalogue';
import type { OpenRelease } from './current-release.ts';
import { textOf } from './current-release.ts';

export type DatasetSummary = ReleaseSummary['datasets'][number];

/** A release's datasets in memory, for listing and searching. */
export interface ReleaseIndex {
  readonly summary: ReleaseSummary;
  search(query: string): readonly DatasetSummary[];
}

const indexes = new WeakMap<OpenRelease, Promise<ReleaseIndex>>();

/** The index of a release, built once. */
export function indexRelease(release: OpenRelease): Promise<ReleaseIndex> {
  let index = indexes.get(release);
  if (index === undefined) {
    index = buildIndex(release);
    indexes.set(release, index);
    // A build that failed, on a store that was away, is tried again.
    index.catch(() => indexes.delete(release));
  }
  return index;
}

async function buildIndex(release: OpenRelease): Promise<ReleaseIndex> {
  const content = await release.open('summary.json');
  if (content === undefined) throw new Error(`release ${release.pointer.number} has no summary.json`);
  // Our own file, checked by hash when it was published.
  const summary = JSON.parse(await textOf(content)) as ReleaseSummary;
  const entries = summary.datasets.map((dataset) => ({ dataset, text: searchText(dataset) }));
  return {
    summary,
    search(query) {
      const words = fold(query).split(/\s+/).filter(Boolean);
      return entries
        .filter(({ text }) => words.every((word) => text.includes(word)))
        .map(({ dataset }) => dataset);
    },
  };
}

const searchText = ({ title, description, keywords, publisher }: DatasetSummary): string =>
  fold(
    [...Object.values(title), ...Object.values(description), ...keywords, publisher?.name ?? ''].join('\n'),
  );

/** å, ä and ö are letters of their own in Swedish and stay; other accents don't matter when searching. */
const fold = (text: string): string =>
  text.toLocaleLowerCase('sv').replace(/[^åäö]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
