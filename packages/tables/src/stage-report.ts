import type { AmountConvention } from './clean-amount.ts';
import type { DateConvention } from './clean-date.ts';
import type { Period } from './clean-period.ts';
import type { AsideReason } from './clean-row.ts';
import { countAside } from './clean-section.ts';
import type { QuarantineReason, TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import type { ColumnMapping } from './map-columns.ts';
import type { RawSection } from './read-section.ts';
import type { DoneSection } from './stage-relations.ts';

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

/** Values of one column that were refused for one reason. */
export interface PlaceCount {
  readonly column: string;
  readonly reason: QuarantineReason;
  readonly count: number;
  readonly firstRow: number;
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
  readonly quarantine: readonly PlaceCount[];
  /** Optional values that were emptied while their rows stay. */
  readonly dropped: readonly PlaceCount[];
  /** Rows of which neither they nor the file say the time; ledger only. */
  readonly withoutPeriod: number;
}

/** Counts what stands in the database after staging. */
export async function buildReport(
  db: DuckDb,
  name: string,
  { table, sections: done }: { readonly table: TableKind; readonly sections: readonly DoneSection[] },
): Promise<StageReport> {
  const sections = done.map(sectionReport);
  const total = (count: (rows: SectionReport['rows']) => number): number =>
    sections.reduce((sum, { rows }) => sum + count(rows), 0);
  const [totals] =
    table === 'ledger'
      ? await db.rows(
          `SELECT coalesce(sum(belopp), 0)::VARCHAR AS sum, count(*) FILTER (period IS NULL)::INTEGER AS undated FROM staged`,
        )
      : [];
  const periods = new Set(done.map(({ cleaned }) => JSON.stringify(cleaned.period)));
  const [period] = done.flatMap(({ cleaned }) => (cleaned.period === undefined ? [] : [cleaned.period]));
  return {
    name,
    table,
    sections,
    ...(period === undefined || periods.size > 1 ? {} : { period }),
    rows: {
      read: total(({ read }) => read),
      staged: total(({ staged }) => staged),
      quarantined: total(({ quarantined }) => quarantined),
      aside: total(({ aside }) => Object.values(aside).reduce((a, b) => a + b, 0)),
    },
    ...(totals === undefined ? {} : { sum: totals['sum'] as string }),
    quarantine: await countPlaces(db, 'quarantined'),
    dropped: await countPlaces(db, 'dropped_values'),
    withoutPeriod: (totals?.['undated'] as number | undefined) ?? 0,
  };
}

async function countPlaces(db: DuckDb, relation: string): Promise<readonly PlaceCount[]> {
  const rows = await db.rows(`SELECT kolumn, orsak, count(*)::INTEGER AS n, min(rad)::INTEGER AS first
    FROM ${relation} GROUP BY ALL ORDER BY n DESC, kolumn`);
  return rows.map((row) => ({
    column: row['kolumn'] as string,
    reason: row['orsak'] as QuarantineReason,
    count: row['n'] as number,
    firstRow: row['first'] as number,
  }));
}

function sectionReport({ mapped, cleaned }: DoneSection): SectionReport {
  const { section, columns, headerLine, rows } = mapped;
  const { decisions, amounts, dates, period } = cleaned;
  const aside = Object.fromEntries([...countAside(decisions)].map(([reason, { count }]) => [reason, count]));
  const left = decisions.aside.length + decisions.quarantined.length;
  return {
    fil: section.fil,
    format: section.format,
    ...(section.encoding === undefined ? {} : { encoding: section.encoding }),
    ...(section.delimiter === undefined ? {} : { delimiter: section.delimiter }),
    ...(headerLine === undefined ? {} : { headerLine }),
    columns,
    ...(amounts === undefined ? {} : { amounts }),
    ...(dates === undefined ? {} : { dates }),
    ...(period === undefined ? {} : { period }),
    rows: {
      read: rows,
      staged: rows - left,
      repaired: decisions.repaired.length,
      quarantined: decisions.quarantined.length,
      aside,
    },
  };
}
