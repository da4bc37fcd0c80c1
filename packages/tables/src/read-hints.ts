import type { TableKind } from './columns.ts';
import type { DateOrder } from './clean-date.ts';

/**
 * What the operator or the catalogue knows of a file beforehand. Everything is optional: what isn't said is found out.
 * A source's configuration holds these per table; each is one line to set right what guessing gets wrong.
 */
export interface ReadHints {
  readonly table?: TableKind;
  /** Header → canonical column, or `-` for none. */
  readonly columns?: Readonly<Record<string, string>>;
  /** `2020-01`, `2020-01--2020-03` or `2020`: the period the file is for, where its rows don't say. */
  readonly period?: string;
  /** Title of the dataset or distribution; may name the period. */
  readonly title?: string;
  readonly decimal?: ',' | '.';
  readonly dateOrder?: DateOrder;
  readonly delimiter?: string;
  /** Only the sheet, archive entry or JSON path whose name contains this. */
  readonly part?: string;
}

/** A file at hand: fetched, or named by whoever inspects it. */
export interface TableFile {
  readonly path: string;
  /** File name as the publisher has it; shown to people and searched for a period. */
  readonly name: string;
}
