import type { AmountConvention } from './clean-amount.ts';
import type { DateConvention } from './clean-date.ts';
import type { Period } from './clean-period.ts';
import type { AsideReason } from './clean-row.ts';
import type { QuarantineReason, TableKind } from './columns.ts';
import type { ColumnMapping } from './map-columns.ts';
import type { RawSection } from './read-section.ts';

/** How one table of a file was read, mapped and cleaned. */
export interface SectionReport {
  /** File name, with sheet, path or entry after `#`. */
  readonly fil: string;
  readonly format: RawSection['format'];
  readonly encoding?: NonNullable<RawSection['encoding']>;
  readonly delimiter?: string;
  /** Line of the header; absent where there is none or the format names each value. */
  readonly headerLine?: number;
  readonly columns: readonly ColumnMapping[];
  readonly amounts?: AmountConvention;
  readonly dates?: { readonly header: string; readonly convention: DateConvention };
  /** What hints, title, file name or the text above the header say the file is for. */
  readonly period?: Period;
  readonly rows: {
    /** Rows below the header; `staged + aside + quarantined` make the same. */
    readonly read: number;
    readonly staged: number;
    readonly repaired: number;
    readonly quarantined: number;
    readonly aside: Readonly<Partial<Record<AsideReason, number>>>;
  };
}

/** What became of a file. */
export interface StageReport {
  readonly name: string;
  readonly table: TableKind;
  readonly sections: readonly SectionReport[];
  /** Period of the whole file, where title, name or preamble say one. */
  readonly period?: Period;
  readonly rows: {
    readonly read: number;
    readonly staged: number;
    readonly quarantined: number;
    readonly aside: number;
  };
  /** Sum of `belopp` over the staged rows, as a decimal string; ledger only. */
  readonly sum?: string;
  readonly quarantine: readonly {
    readonly column: string;
    readonly reason: QuarantineReason;
    readonly count: number;
    readonly firstRow: number;
  }[];
}
