import type { DuckDb } from './duckdb.ts';
import type { ReadLimits } from './read-archive.ts';
import type { FileFormat, ForeignFormat } from './read-format.ts';
import type { ReadHints } from './read-hints.ts';
import type { RawTable } from './read-staging.ts';
import type { TextEncoding } from './read-survey.ts';

/** One table found in a file: the file itself, a sheet, an array, or an entry of an archive. */
export interface RawSection {
  /** File name, with sheet, path or entry after `#` where the file has such. */
  readonly fil: string;
  readonly format: FileFormat | 'xlsx';
  readonly raw: RawTable;
  readonly encoding?: TextEncoding | 'double-encoded';
  readonly delimiter?: string;
  /** Text above the table that was not staged. */
  readonly preamble: string;
  /** False where no text of the section has white space or entities to tidy inside. */
  readonly isUntidy: boolean;
  /** How many rows the answer announced, where it did. */
  readonly announcedRows?: number;
}

/** Why a file or a part of it holds no table. */
export type ReadRefusal =
  | { readonly kind: 'foreign'; readonly format: ForeignFormat }
  | { readonly kind: 'no-columns' }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'archive'; readonly reason: 'broken' | 'too-large' | 'encrypted' | 'nested' };

/** A file being read: what is found is added to it. */
export interface Reading {
  readonly db: DuckDb;
  readonly hints: ReadHints;
  readonly limits: ReadLimits;
  readonly signal: AbortSignal;
  readonly sections: RawSection[];
  readonly refusals: { fil: string; refusal: ReadRefusal }[];
}

export function refuse({ refusals }: Reading, fil: string, refusal: ReadRefusal): void {
  refusals.push({ fil, refusal });
}

/** A name for the next raw table. */
export const nextName = ({ sections, refusals }: Reading): string =>
  `raw${sections.length}_${refusals.length}`;

/** Whether the operator wants this part. */
export const isWanted = ({ hints }: Reading, fil: string): boolean =>
  hints.part === undefined || fil.includes(hints.part);
