import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { datasetKeys } from '../dcat/datasets.ts';
import { readFeeds } from '../dcat/read-dcat.ts';
import { reasonOf, SourceReading } from '../reading/source-reading.ts';
import { boxAround } from '../sketch/bounding-box.ts';
import type { DatasetSketch, DistributionSketch } from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import type { OdsDataset } from './schema.ts';
import { odsDatasetSchema, odsPageSchema } from './schema.ts';

const rows = 100;
/** The API gives no more than this many datasets by paging. */
const reachable = 10_000;

/** Address of a portal, from any of its pages. */
export const odsSite = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/\/(?:api|explore|pages)(?:\/.*)?$/, '')
    .replace(/\/$/, '');

export const catalogueAddress = (site: string, offset: number, limit = rows): string =>
  `${site}/api/explore/v2.1/catalog/datasets?limit=${limit}&offset=${offset}`;

/** The portal's own export for Sweden. */
const exportAddress = (site: string): string => `${site}/api/explore/v2.1/catalog/exports/dcat-ap-se`;

/** Reads an Opendatasoft (Huwise) portal: its DCAT-AP-SE export where it has one, else its catalogue API. */
export async function readOpendatasoft(context: ReadContext): Promise<ReadResult> {
  const site = odsSite(context.source.url);
  const feed = await readFeeds(context, [exportAddress(site)]);
  if (feed.kind === 'read' && datasetKeys(feed.graph).size > 0) return feed;
  return readApi(context, site);
}

async function readApi(context: ReadContext, site: string): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const seen = new Set<string>();
  let total = 1;
  for (let offset = 0; offset < total && offset < reachable; offset += rows) {
    const url = catalogueAddress(site, offset);
    const answer = await reading.json(url, odsPageSchema);
    if (answer.kind !== 'json') {
      if (offset === 0) return answer;
      reading.broke(url, answer);
      return reading.result();
    }
    total = answer.value.total_count;
    const before = seen.size;
    for (const item of answer.value.results) readDataset(item, { reading, site, seen });
    if (seen.size === before) break;
  }
  if (seen.size < total && reading.builder.complete) {
    reading.incomplete('sources.count-mismatch', {
      subject: site,
      params: { expected: total, read: seen.size },
    });
  }
  return reading.result();
}

function readDataset(
  item: unknown,
  {
    reading,
    site,
    seen,
  }: { readonly reading: SourceReading; readonly site: string; readonly seen: Set<string> },
): void {
  const parsed = odsDatasetSchema.safeParse(item);
  if (!parsed.success)
    return reading.incomplete('sources.record-unreadable', {
      subject: site,
      params: { detail: reasonOf(parsed.error) },
    });
  if (seen.has(parsed.data.dataset_id)) return;
  seen.add(parsed.data.dataset_id);
  writeDataset(reading.builder, sketchOf(parsed.data, site));
}

function sketchOf(dataset: OdsDataset, site: string): DatasetSketch {
  const { default: meta, dcat } = dataset.metas ?? {};
  const page = `${site}/explore/dataset/${dataset.dataset_id}/`;
  const license = meta?.license_url ?? meta?.license;
  return {
    iri: page,
    identifier: dataset.dataset_id,
    title: meta?.title,
    description: meta?.description,
    keywords: meta?.keyword,
    themes: meta?.theme,
    publisher: { name: meta?.publisher },
    creator: { name: dcat?.creator },
    contacts: [{ name: dcat?.contact_name, email: dcat?.contact_email }],
    landingPage: page,
    documentation: meta?.references?.split(/[\s;]+/).filter((reference) => /^https?:/.test(reference)),
    issued: dcat?.issued ?? dcat?.created,
    modified: meta?.modified ?? meta?.data_processed,
    frequency: dcat?.accrualperiodicity,
    language: meta?.language === undefined ? [] : [meta.language],
    bbox: boxAround(
      (meta?.bbox as { geometry?: { coordinates?: unknown } } | undefined)?.geometry?.coordinates,
    ),
    spatial: [dcat?.spatial, ...(meta?.territory ?? [])].filter((place) => place !== undefined),
    temporal: { start: dcat?.temporal_coverage_start_date, end: dcat?.temporal_coverage_end_date },
    license,
    version: dcat?.version,
    distributions: [...recordExports(dataset, site, license), ...attachments(dataset, site, license)],
  };
}

/** What the API exports of a dataset that has records. */
function recordExports(
  { dataset_id: id, has_records: hasRecords, features }: OdsDataset,
  site: string,
  license: string | undefined,
): DistributionSketch[] {
  if (hasRecords === false) return [];
  const formats = ['csv', 'json', 'xlsx', ...(features.includes('geo') ? ['geojson'] : [])];
  return formats.map((format) => {
    const address = `${site}/api/explore/v2.1/catalog/datasets/${encodeURIComponent(id)}/exports/${format}`;
    return {
      iri: address,
      title: format.toUpperCase(),
      accessUrl: address,
      downloadUrl: address,
      format: format.toUpperCase(),
      license,
    };
  });
}

const attachments = (dataset: OdsDataset, site: string, license: string | undefined): DistributionSketch[] =>
  dataset.attachments.map(({ id, title, url, mimetype }) => {
    const address =
      url !== undefined && /^https?:/.test(url)
        ? url
        : `${site}/api/explore/v2.1/catalog/datasets/${encodeURIComponent(dataset.dataset_id)}/attachments/${id ?? ''}`;
    return { title, accessUrl: address, downloadUrl: address, mediaType: mimetype, license };
  });
