import type { Field } from './field.ts';

export type FileFormat = 'csv' | 'json' | 'geojson' | 'xml';

/** What a municipality may publish a dataset about. Titles and texts are ours; the rows are invented. */
export interface Topic {
  /** Path segment, lower-case ASCII. */
  readonly slug: string;
  readonly title: { readonly sv: string; readonly en: string };
  readonly description: { readonly sv: string; readonly en: string };
  readonly keywords: { readonly sv: readonly string[]; readonly en: readonly string[] };
  /** Local name in the EU's data-theme table. */
  readonly theme: string;
  /** Local name in the EU's frequency table. */
  readonly frequency: string;
  readonly formats: readonly [FileFormat, ...FileFormat[]];
  readonly rows: readonly [from: number, to: number];
  readonly fields: Readonly<Record<string, Field>>;
}
