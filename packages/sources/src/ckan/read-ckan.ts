import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { reasonOf, SourceReading } from '../reading/source-reading.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import { packageSchema, searchSchema } from './schema.ts';
import { sketchPackage } from './sketch-package.ts';

/** As many as older portals give at once without complaint. */
const rows = 100;
const defaultMaxPages = 1000;

/** Address of a portal's pages, from any of the addresses people know it by. */
export const ckanSite = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/\/(?:api(?:\/.*)?|dataset\/?|catalog\.\w+)?$/, '');

export const searchAddress = (site: string, start: number, limit = rows): string =>
  `${site}/api/3/action/package_search?rows=${limit}&start=${start}&sort=metadata_created+asc`;

/** Reads a CKAN portal by its Action API, page by page, and checks that as many came as the portal says it has. */
export async function readCkan(context: ReadContext): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const site = ckanSite(context.source.url);
  const seen = new Set<unknown>();
  let expected = 1;
  for (let pages = 0; seen.size < expected; pages += 1) {
    const url = searchAddress(site, seen.size);
    if (pages >= (context.source.overrides.maxPages ?? defaultMaxPages)) {
      reading.incomplete('sources.page-cap', { subject: url, params: { pages } });
      break;
    }
    const answer = await reading.json(url, searchSchema);
    if (answer.kind !== 'json') {
      if (pages === 0) return answer;
      reading.broke(url, answer);
      break;
    }
    const { count, results } = answer.value.result;
    expected = count;
    const before = seen.size;
    results.forEach((item) => readPackage(item, { reading, site, seen }));
    if (seen.size === before) break;
  }
  if (seen.size < expected && reading.builder.complete) {
    reading.incomplete('sources.count-mismatch', { subject: site, params: { expected, read: seen.size } });
  }
  return reading.result();
}

function readPackage(
  item: unknown,
  {
    reading,
    site,
    seen,
  }: { readonly reading: SourceReading; readonly site: string; readonly seen: Set<unknown> },
): void {
  const parsed = packageSchema.safeParse(item);
  const key = parsed.success ? (parsed.data.id ?? parsed.data.name) : undefined;
  if (key === undefined || !parsed.success) {
    seen.add(item);
    const detail = parsed.success ? 'id' : reasonOf(parsed.error);
    return reading.incomplete('sources.record-unreadable', { subject: site, params: { detail } });
  }
  if (seen.has(key)) return;
  seen.add(key);
  const { type = 'dataset', state = 'active', private: hidden } = parsed.data;
  if (type === 'dataset' && state === 'active' && hidden !== true)
    writeDataset(reading.builder, sketchPackage(parsed.data, site));
}
