import type { PublishedDataset } from '../datasets/published-dataset.ts';
import type { Site } from '../site/site-state.ts';

export interface FileLink {
  readonly title: string;
  readonly mediaType: string;
  /** `CSV`, `XLSX` */
  readonly format: string;
  readonly url: string;
}

const formats: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/json': 'JSON',
  'application/geo+json': 'GeoJSON',
  'application/xml': 'XML',
  'application/zip': 'ZIP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

/** Every file of a dataset with its address. */
export const fileLinks = ({ distributions, key }: PublishedDataset, { baseUrl }: Site): FileLink[] =>
  distributions.flatMap(({ files, mediaType, title }) =>
    files.map(({ name }) => ({
      title,
      mediaType,
      format: formats[mediaType] ?? 'CSV',
      url: `${baseUrl}/filer/${key}/${encodeURIComponent(name)}`,
    })),
  );

const frequencies: Readonly<Record<string, string>> = {
  ANNUAL: 'Årligen',
  ANNUAL_2: 'Två gånger om året',
  QUARTERLY: 'Varje kvartal',
  MONTHLY: 'Månadsvis',
  WEEKLY: 'Varje vecka',
  DAILY: 'Dagligen',
  CONT: 'Löpande',
  NEVER: 'Uppdateras inte',
};
/** How often, in words. */
export const frequencyInWords = ({ frequency }: PublishedDataset): string =>
  frequencies[frequency] ?? 'Vid behov';
