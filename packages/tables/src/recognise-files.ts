import {
  irisOf,
  isLiteral,
  nodesOf,
  textOf,
  valuesOf,
  type DatasetRecord,
  type Entity,
} from '@lanskatalog/core';
import type { TableKind } from './columns.ts';
import { nameKey } from './map-names.ts';
import { periodAmong, periodContains, type Period } from './clean-period.ts';

type DataFormat = 'csv' | 'xlsx' | 'json' | 'xml' | 'zip' | 'unknown';

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

/** A file that isn't used because another has the same, or all of it. */
export interface TwinFile {
  readonly file: CandidateFile;
  readonly reason: 'same-period' | 'part-of' | 'older-edition';
  readonly instead: CandidateFile;
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
export function candidateFiles({ uri, entity }: DatasetRecord): readonly CandidateFile[] {
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
  const last = /([^/?#]+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
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

const preference: readonly DataFormat[] = ['csv', 'xlsx', 'json', 'xml', 'zip', 'unknown'];

/**
 * Chooses among the files of one table of one source so that each period is used once: of the same period in several
 * formats or uploads the newest, CSV first; a year's file instead of its months; of unit lists only the newest edition.
 */
export function chooseFiles(
  files: readonly CandidateFile[],
  table: TableKind,
): { readonly chosen: readonly CandidateFile[]; readonly twins: readonly TwinFile[] } {
  const chosen: CandidateFile[] = [];
  const twins: TwinFile[] = [];
  for (const file of files.toSorted(byPreference)) {
    const better = chosen
      .map((other) => ({ other, reason: standsFor(other, file, table) }))
      .find(({ reason }) => reason !== undefined);
    if (better?.reason === undefined) chosen.push(file);
    else twins.push({ file, reason: better.reason, instead: better.other });
  }
  return {
    chosen: chosen.toSorted((a, b) => (a.period?.from ?? '').localeCompare(b.period?.from ?? '')),
    twins,
  };
}

/** Longer periods first, so that months meet their year; then the newest, then the format that is read best. */
function byPreference(a: CandidateFile, b: CandidateFile): number {
  const length = (file: CandidateFile): number =>
    file.period === undefined
      ? 0
      : file.period.from.length === 4
        ? 2
        : file.period.from === file.period.to
          ? 0
          : 1;
  const newest = (b.modified ?? '').localeCompare(a.modified ?? '');
  const format = preference.indexOf(a.format) - preference.indexOf(b.format);
  return length(b) - length(a) || (a.dataset === b.dataset ? format || newest : newest || format);
}

function standsFor(
  other: CandidateFile,
  file: CandidateFile,
  table: TableKind,
): TwinFile['reason'] | undefined {
  const isSameKind = other.dataset === file.dataset && other.format !== file.format;
  if (other.url === file.url) return 'same-period';
  if (table !== 'ledger')
    return isSameKind || stem(other) === stem(file)
      ? samePeriod(other, file)
        ? 'same-period'
        : 'older-edition'
      : undefined;
  if (stem(other) !== stem(file) && !isSameKind) return undefined;
  if (samePeriod(other, file)) return file.period === undefined && !isSameKind ? undefined : 'same-period';
  const isPart =
    other.period !== undefined &&
    file.period !== undefined &&
    other.period.from.length < file.period.from.length;
  return isPart &&
    periodContains(other.period, file.period.from) &&
    periodContains(other.period, file.period.to)
    ? 'part-of'
    : undefined;
}

const samePeriod = (a: CandidateFile, b: CandidateFile): boolean =>
  a.period?.from === b.period?.from && a.period?.to === b.period?.to;

/** What is left of a file's name without period, numbering and extension: equal for the months of one ledger. */
function stem({ name, title }: CandidateFile): string {
  const isTelling = /\p{L}{4}/u.test(name.replace(/\.\w+$/, ''));
  const text = (isTelling ? name.replace(/\.\w+$/, '') : (title ?? '')).replace(/[_-]/g, ' ');
  return nameKey(
    text
      .replace(/\p{L}+/gu, (word) =>
        /^(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|o[kc]t|nov|dec)(?:\p{L}{0,6})$/iu.test(word) ? '' : word,
      )
      .replace(
        /\b(?:kopia|copy|version|ver|v|kv|kvartal|quarter|q|period|p|ny|slutlig|csv|xml|json|xlsx)\b/gi,
        '',
      )
      .replace(/\d+/g, ''),
  );
}
