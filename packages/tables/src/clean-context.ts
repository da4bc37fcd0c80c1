import type { Municipality } from '@lanskatalog/core';
import type { AmountColumn } from './clean-amount-column.ts';
import type { DateColumn } from './clean-date-column.ts';
import type { Period } from './clean-period.ts';
import type { DuckDb } from './duckdb.ts';
import type { MappedSection } from './map-section.ts';
import type { ReadHints } from './read-hints.ts';
import type { Extents, TableRules } from './table-rules.ts';

export interface CleanContext {
  readonly db: DuckDb;
  readonly mapped: MappedSection;
  /** Relation with `rn`, `rad`, `c0`… of the rows that are data. */
  readonly relation: string;
  /** Begins the names of the tables that are made. */
  readonly prefix: string;
  /** What title, file name or preamble say of the time. */
  readonly period: Period | undefined;
  readonly hints: ReadHints;
  readonly extents: Extents;
  /** Code of the municipality that publishes the file. */
  readonly municipality: string | undefined;
}

/** How the columns of a section are cleaned, as SQL over `r`, the relation of its rows. */
export interface PreparedColumns {
  /** Name of a lookup table → SQL of the value that is looked up in it. */
  readonly joins: ReadonlyMap<string, string>;
  /** Canonical column, or `period`, `coordinate_note` → SQL expression. */
  readonly expressions: ReadonlyMap<string, string>;
  readonly amounts?: AmountColumn;
  readonly dates?: DateColumn & { readonly header: string };
  /** Conditions for a date or period that is there and isn't understood. */
  readonly badTimes: readonly string[];
  /** Optional values that can't be understood are emptied, the row stays: canonical column → SQL condition. */
  readonly dropped: ReadonlyMap<string, { readonly raw: string; readonly condition: string }>;
}

/** What the parts of cleaning add to. */
export interface Building {
  readonly joins: Map<string, string>;
  readonly expressions: Map<string, string>;
  readonly badTimes: string[];
  readonly dropped: Map<string, { raw: string; condition: string }>;
}

/** `c4` for a target that a column was found for. */
export function rawColumn({ mapped }: Pick<CleanContext, 'mapped'>, target: string): string | undefined {
  const column = mapped.columns.find((mapping) => mapping.target === target);
  return column === undefined ? undefined : `c${column.index}`;
}

/** FROM clause with `r` and only those lookups that the expressions use: each costs a pass over its column. */
export function fromClause(
  relation: string,
  { joins }: Pick<PreparedColumns, 'joins'>,
  expressions: readonly string[],
): string {
  const used = [...joins].filter(([lookup]) =>
    expressions.some((expression) => expression.includes(`${lookup}.`)),
  );
  return [
    `FROM ${relation} AS r`,
    ...used.map(([lookup, key]) => `LEFT JOIN ${lookup} ON ${key} = ${lookup}.v`),
  ].join(' ');
}

/** The trimmed text of a raw column of `r`, '' where the file has none; for keys of lookups. */
export const keyPart = (column: string | undefined): string =>
  column === undefined ? `''` : `coalesce(trim(r.${column}), '')`;

/** What a whole section is cleaned with. */
export interface SectionContext extends CleanContext {
  readonly rules: TableRules;
  readonly publisher: Pick<Municipality, 'code' | 'officialName' | 'orgnr'> | undefined;
}
