import {
  irisOf,
  isLiteral,
  nodesOf,
  textOf,
  valuesOf,
  type DatasetRecord,
  type Entity,
} from '@lanskatalog/core';
import { periodAmong, type Period } from './clean-period.ts';

export type DataFormat = 'csv' | 'xlsx' | 'json' | 'xml' | 'zip' | 'unknown';

/** A file that a dataset offers, before it is fetched. */
export interface CandidateFile {
  /** URI of the dataset. */
  readonly dataset: string;
  readonly url: string;
  /** File name out of the address, decoded. */
  readonly name: string;
  /** Title of the distribution, else of the dataset. */
  readonly title?: string;
  readonly format: DataFormat;
  readonly period?: Period;
  /** ISO date of the distribution or dataset. */
  readonly modified?: string;
}

const formatWords: readonly (readonly [RegExp, DataFormat])[] = [
  [/csv|tab-separated|tsv|plain/i, 'csv'],
  [/xlsx|spreadsheetml|excel/i, 'xlsx'],
  [/json|geojson/i, 'json'],
  [/\bxml\b/i, 'xml'],
  [/zip/i, 'zip'],
];
/** Things that a dataset offers beside its data. */
const noData =
  /\b(?:html?|pdf|docx?|rdf|turtle|n3|ld\+json|wms|wfs|wmts|shp|shapefile|gpkg|geopackage|png|jpe?g|svg|kml|odt|txt-readme)\b/i;

/** Every file of every distribution: all download addresses, or the access address where none is given. */
export function candidateFiles({
  uri,
  entity,
}: Pick<DatasetRecord, 'uri' | 'entity'>): readonly CandidateFile[] {
  return nodesOf(entity, 'dcat:distribution').flatMap((distribution) => {
    const downloads = irisOf(distribution, 'dcat:downloadURL');
    const urls = downloads.length > 0 ? downloads : irisOf(distribution, 'dcat:accessURL');
    return urls.flatMap((url) => {
      const file = candidate({ uri, entity }, distribution, url);
      return file === undefined ? [] : [file];
    });
  });
}

function candidate(
  { uri, entity }: Pick<DatasetRecord, 'uri' | 'entity'>,
  distribution: Entity,
  url: string,
): CandidateFile | undefined {
  const name = fileName(url);
  const stated = ['dct:format', 'dcat:mediaType'] as const;
  const said = stated.flatMap((property) => [
    ...valuesOf(distribution, property).flatMap((value) => (isLiteral(value) ? [value.literal] : [])),
    ...irisOf(distribution, property),
  ]);
  const extension = /\.([a-z]{2,5})$/i.exec(name)?.[1] ?? '';
  // The extension of a download says more than what somebody filled in; a page's address has none.
  const format = formatOf([extension]) ?? formatOf(said) ?? 'unknown';
  if (format === 'unknown' && [extension, ...said].some((text) => noData.test(text))) return undefined;
  const title = textOf(distribution, 'dct:title');
  const datasetTitle = textOf(entity, 'dct:title');
  const period = periodAmong([title, name, temporal(distribution), temporal(entity), datasetTitle]);
  const modified = textOf(distribution, 'dct:modified') ?? textOf(distribution, 'dct:issued');
  const shown = title ?? datasetTitle;
  return {
    dataset: uri,
    url,
    name,
    format,
    ...(shown === undefined ? {} : { title: shown }),
    ...(period === undefined ? {} : { period }),
    ...(modified === undefined ? {} : { modified: modified.slice(0, 10) }),
  };
}

const formatOf = (texts: readonly string[]): DataFormat | undefined =>
  formatWords.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1];

function fileName(url: string): string {
  const last = /(?<![^/?#])([^/?#]+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** `2020-01-01--2020-01-31` of a dct:temporal, in the words that `periodOf` reads. */
function temporal(entity: Entity): string | undefined {
  const [period] = nodesOf(entity, 'dct:temporal');
  const start = period === undefined ? undefined : textOf(period, 'dcat:startDate');
  const end = period === undefined ? undefined : textOf(period, 'dcat:endDate');
  if (start === undefined) return undefined;
  const wholeYear = start.slice(5, 7) === '01' && (end ?? '').slice(5, 7) === '12';
  if (wholeYear && start.slice(0, 4) === end?.slice(0, 4)) return start.slice(0, 4);
  return end === undefined || start.slice(0, 7) === end.slice(0, 7)
    ? start.slice(0, 7)
    : `${start.slice(0, 7)}--${end.slice(0, 7)}`;
}
