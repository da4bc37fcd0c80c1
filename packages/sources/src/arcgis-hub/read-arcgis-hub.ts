import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { datasetKeys } from '../dcat/datasets.ts';
import { readFeeds } from '../dcat/read-dcat.ts';
import { readDcatUs } from '../dcat-us/read-dcat-us.ts';

/** Address of a hub, from any of its pages. */
export const hubSite = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/\/(?:api|search|datasets|pages|maps|documents|data\.json)(?:\/.*)?$/, '')
    .replace(/\/$/, '');

/** Feeds of a hub, the richest first. */
export const dcatApFeeds = (site: string): string[] => [
  `${site}/api/feed/dcat-ap/2.1.1.json`,
  `${site}/api/feed/dcat-ap/2.0.1.json`,
];
export const dcatUsFeeds = (site: string): string[] => [
  `${site}/api/feed/dcat-us/1.1.json`,
  `${site}/data.json`,
];

/** Reads an ArcGIS Hub by its DCAT-AP feed, or by its DCAT-US feed where that is all it has. */
export async function readArcgisHub(context: ReadContext): Promise<ReadResult> {
  const site = hubSite(context.source.url);
  let last: ReadResult | undefined;
  for (const feed of dcatApFeeds(site)) {
    last = await readFeeds(context, [feed]);
    if (last.kind === 'read' && datasetKeys(last.graph).size > 0) return last;
  }
  for (const url of dcatUsFeeds(site)) {
    const result = await readDcatUs({ ...context, source: { ...context.source, url } });
    if (result.kind === 'read') return result;
    last = result;
  }
  return last ?? { kind: 'invalid', problems: [] };
}
