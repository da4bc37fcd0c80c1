import type { DatasetQuality, ReleaseQuality } from '@lanskatalog/harvest';
import type { OpenRelease } from './current-release.ts';
import { readLines, readParts } from './read-lines.ts';
import { textOfRelease } from './release-text.ts';

/** What lists show of a dataset's quality. */
export interface Marks {
  /** 0 to 4: those of its best distribution. */
  readonly stars: number;
  /** Of the 405 points of the metadata quality assessment. */
  readonly percent: number;
}

/** The scores of a release. One made before scores were kept has none. */
export interface QualityIndex {
  readonly release: ReleaseQuality | undefined;
  marksOf(uri: string): Marks | undefined;
  /** All that is known of a dataset's quality. */
  read(uri: string): Promise<DatasetQuality | undefined>;
}

type Place = readonly [start: number, length: number];

export async function indexQuality(release: OpenRelease): Promise<QualityIndex> {
  const marks = new Map<string, Marks & { readonly place: Place }>();
  const content = await release.open('quality.ndjson');
  if (content !== undefined) {
    for await (const { text, start, length } of readLines(content)) {
      const { uri, mqa, distributions } = JSON.parse(text) as DatasetQuality;
      const stars = Math.max(0, ...distributions.map((distribution) => distribution.stars));
      marks.set(uri, { stars, percent: mqa.eu.percent, place: [start, length] });
    }
  }
  const summary = await textOfRelease(release, 'quality.json');
  return {
    release: summary === undefined ? undefined : (JSON.parse(summary) as ReleaseQuality),
    marksOf: (uri) => marks.get(uri),
    async read(uri) {
      const place = marks.get(uri)?.place;
      const path = place && (await release.localPath('quality.ndjson'));
      if (place === undefined || path === undefined) return undefined;
      const [line = ''] = await readParts(path, [place]);
      return JSON.parse(line) as DatasetQuality;
    },
  };
}
