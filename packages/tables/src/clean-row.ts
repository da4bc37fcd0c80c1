import { realign, type CellTests } from './clean-realign.ts';
import type { QuarantineReason, TableKind } from './columns.ts';
import { nameKey } from './map-names.ts';

/** Why a row of the file is no row of data. */
export type AsideReason =
  'blank' | 'repeated-header' | 'total' | 'note' | 'other-kind' | 'other-municipality';

export type RowVerdict =
  | { readonly kind: 'keep' }
  | { readonly kind: 'aside'; readonly reason: AsideReason }
  /** Looks like a total; whether it is one shows when it is added up. `said` where the row says so in words. */
  | { readonly kind: 'perhaps-total'; readonly said: boolean }
  | { readonly kind: 'repaired'; readonly cells: readonly string[] }
  | {
      readonly kind: 'quarantine';
      readonly column: string;
      readonly value: string;
      readonly reason: QuarantineReason;
    };

/** A row worth a second look. */
export interface SuspectRow {
  readonly cells: readonly string[];
  /** Whether its amount and date were understood; an empty date is. */
  readonly amountValid: boolean;
  readonly dateValid: boolean;
}

export interface RowLayout {
  readonly table: TableKind;
  readonly headers: readonly string[];
  /** Target → column index. */
  readonly columns: ReadonlyMap<string, number>;
  readonly tests: CellTests;
  readonly delimiter: string;
  readonly notValues: readonly string[];
  /** Keys of all names that headers of the table have. */
  readonly knownNames: ReadonlySet<string>;
  /** Rows of other municipalities are set aside; absent where the file's municipality isn't known. */
  readonly municipality?: string;
}

const totalWord = /^(?:total(?:t|er|s|summa)?|summa|slutsumma|delsumma|sum|sub ?total|grand total)\b/i;

/** Judges a row that didn't come through as it is. */
export function judgeRow(row: SuspectRow, layout: RowLayout): RowVerdict {
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return { kind: 'aside', reason: 'blank' };
  if (repeatsHeader(row.cells, layout)) return { kind: 'aside', reason: 'repeated-header' };
  return layout.table === 'ledger' ? judgeLedgerRow(row, layout, filled) : judgeUnit(row, layout, filled);
}

/** The header again, or that of another export pasted below it. */
function repeatsHeader(cells: readonly string[], { headers, knownNames }: RowLayout): boolean {
  const filled = cells
    .map((cell, index) => ({ key: nameKey(cell), own: nameKey(headers[index] ?? '') }))
    .filter(({ key }) => key !== '');
  const same = filled.filter(({ key, own }) => key === own || knownNames.has(key)).length;
  return same >= 2 && same >= filled.length * 0.6;
}

function judgeLedgerRow(row: SuspectRow, layout: RowLayout, filled: readonly string[]): RowVerdict {
  const { columns, headers } = layout;
  const cellOf = (target: string): string => (row.cells[columns.get(target) ?? -1] ?? '').trim();
  const isWide = row.cells.slice(headers.length).some((cell) => cell.trim() !== '');
  const supplier = cellOf('leverantor');
  const few = filled.length <= Math.max(2, headers.length * 0.4);
  const said = totalWord.test(filled[0]?.trim() ?? '') && (filled[0]?.trim().length ?? 0) <= 40;
  if (row.amountValid && few && !isWide && (said || (supplier === '' && cellOf('datum') === ''))) {
    return { kind: 'perhaps-total', said };
  }
  if (row.amountValid && row.dateValid && !isWide) return { kind: 'keep' };
  if (filled.length > headers.length / 2 || isWide) {
    const cells = realign(row.cells, {
      width: headers.length,
      tests: layout.tests,
      delimiter: layout.delimiter,
    });
    if (cells !== undefined) return { kind: 'repaired', cells };
  }
  const isNote = filled.length === 1 || (filled.length === 2 && headers.length >= 6);
  if (!row.amountValid && few && (isNote || said)) return { kind: 'aside', reason: said ? 'total' : 'note' };
  if (isWide)
    return {
      kind: 'quarantine',
      column: headers[0] ?? '',
      value: row.cells.join(layout.delimiter),
      reason: 'cells-misplaced',
    };
  const amount = cellOf('belopp');
  if (row.amountValid)
    return {
      kind: 'quarantine',
      column: 'datum',
      value: cellOf('datum') || cellOf('period'),
      reason: 'date-not-understood',
    };
  return {
    kind: 'quarantine',
    column: 'belopp',
    value: amount,
    reason: amount === '' ? 'amount-missing' : 'amount-not-understood',
  };
}

function judgeUnit(row: SuspectRow, layout: RowLayout, filled: readonly string[]): RowVerdict {
  const { columns, headers, notValues, municipality } = layout;
  const cellOf = (target: string): string => (row.cells[columns.get(target) ?? -1] ?? '').trim();
  const name = cellOf('namn');
  if (filled.length === 1 && headers.length > 2 && (name === '' || /[.:]$|^\*/.test(name)))
    return { kind: 'aside', reason: 'note' };
  if (totalWord.test(filled[0]?.trim() ?? '') && filled.length <= headers.length / 2)
    return { kind: 'aside', reason: 'total' };
  if (name === '')
    return {
      kind: 'quarantine',
      column: 'namn',
      value: filled.join(layout.delimiter),
      reason: 'name-missing',
    };
  const kind = cellOf('boendeform').toLowerCase();
  // Where no column tells the kind, the name does: `Trygghetsboendet Ekgården` is no care home.
  const isOther = notValues.some((value) =>
    kind === '' ? value.length > 5 && name.toLowerCase().includes(value) : kind.startsWith(value),
  );
  if (isOther || /nämnd(?:en)?$/i.test(name)) return { kind: 'aside', reason: 'other-kind' };
  const code = cellOf('kommun_id').padStart(4, '0');
  const isElsewhere =
    municipality !== undefined && /^\d{4}$/.test(code) && code !== '0000' && code !== municipality;
  return isElsewhere ? { kind: 'aside', reason: 'other-municipality' } : { kind: 'keep' };
}
