import type { TextRecord } from './read-csv.ts';
import { usualWidth } from './read-dialect.ts';
import { nameKey } from './map-names.ts';
import { looksLikeAmount } from './clean-amount.ts';
import type { TableRules } from './table-rules.ts';

export interface Header {
  /** Names by column; '' for a column without. As many as the rows have cells, also where the header has fewer. */
  readonly names: readonly string[];
  /** Line of the header; absent where the file has none. */
  readonly line?: number;
  /** Index in the records of the first row of data. */
  readonly firstRow: number;
  /** Text that stands above the header; it may name the period. */
  readonly preamble: string;
}

/** A header stands among the first rows or nowhere. */
const searched = 60;

/**
 * Finds the header among the first records of a table: the record with most known names; else the first full-width record
 * of words above data; else the table has no header. Preambles of any length up to 60 records are skipped.
 */
export function findHeader(records: readonly TextRecord[], rules: readonly TableRules[]): Header {
  const width = Math.max(usualWidth(records.slice(0, 500)), 1);
  const known = new Set(
    rules.flatMap((table) =>
      [...Object.values(table.columns).flat(), ...table.people, ...table.ignore].map(nameKey),
    ),
  );
  const top = records.slice(0, searched);
  const hits = top.map(({ cells }) => cells.filter((cell) => known.has(nameKey(cell))).length);
  const most = Math.max(0, ...hits);
  const byNames = most >= 2 || (most === 1 && width <= 2) ? hits.indexOf(most) : -1;
  const index =
    byNames >= 0 ? byNames : top.findIndex((record, at) => isTitleRow(record, top[at + 1], width));
  const preamble = (index < 0 ? [] : top.slice(0, index))
    .flatMap(({ cells }) => cells)
    .join(' ')
    .trim();
  const found = records[index];
  const rows = records.slice(index + 1, index + 501);
  const cells = (found?.cells ?? []).map(cleanName);
  const full = Math.max(lastFilled(cells), filledWidth(rows));
  return {
    names: Array.from({ length: full }, (_, column) => cells[column] ?? ''),
    ...(found === undefined ? {} : { line: found.line }),
    firstRow: index + 1,
    preamble,
  };
}

const cleanName = (cell: string): string =>
  cell
    .replace(/^\uFEFF/, '')
    .replace(/\s+/g, ' ')
    .trim();

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell !== '') + 1;

/** Words in every column, each its own, above a record that has numbers. */
function isTitleRow({ cells }: TextRecord, next: TextRecord | undefined, width: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const isWords =
    filled.length > 1 && filled.length >= width * 0.7 && filled.every((cell) => !/^[\d.,-]+$/.test(cell));
  return (
    isWords &&
    new Set(filled).size === filled.length &&
    (next?.cells.some((cell) => looksLikeAmount(cell)) ?? false)
  );
}

/** Cells that rows fill beyond a narrower header; single overlong rows are shifted ones and don't count. */
function filledWidth(rows: readonly TextRecord[]): number {
  const widths = rows.map(({ cells }) => lastFilled(cells)).toSorted((a, b) => b - a);
  return widths[Math.min(Math.max(1, Math.floor(widths.length * 0.2)), widths.length - 1)] ?? 0;
}
