import { tableKinds } from './columns.ts';
import type { DuckDb, DuckDbOptions } from './duckdb.ts';
import { openDuckDb, textIn } from './duckdb.ts';
import { containsWords, nameKey, nameWords } from './map-names.ts';
import type { TextRecord } from './read-csv.ts';
import { readFile } from './read-file.ts';
import { findHeader } from './read-header.ts';
import type { TableFile } from './read-hints.ts';
import type { RawSection } from './read-section.ts';
import { judgeCell } from './screen-cell.ts';
import type { Lexicon } from './screen-lexicon.ts';
import type { TablesConfig } from './table-rules.ts';

export interface PreviewOptions {
  readonly config: TablesConfig;
  readonly lexicon: Lexicon;
  readonly duckDb?: DuckDbOptions;
}

/**
 * The first rows of a file, or why they are not shown. `personal`: something in the first rows could point at a
 * person. `ledger`: it has suppliers and amounts, which are shown from the screened table only. `unreadable`: no table
 * that we can read.
 */
export type FilePreview =
  | {
      readonly kind: 'rows';
      /** '' for a column without a name. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns there are beyond those shown. */
      readonly moreColumns: number;
      /** Columns about people, which are left out. */
      readonly hiddenColumns: number;
    }
  | { readonly kind: 'personal' | 'ledger' | 'unreadable' };

const rowsShown = 8;
const columnsShown = 12;
const longestCell = 120;
/** More rows than are shown are judged: a register of people whose first lines happen to be masked is still one. */
const rowsJudged = 60;

/** Reads the beginning of any table, of any format and dialect. What could point at a person is never given back. */
export async function previewFile(
  file: TableFile,
  options: PreviewOptions,
  signal: AbortSignal,
): Promise<FilePreview> {
  const db = await openDuckDb({ ...options.duckDb, threads: 1 }, signal);
  try {
    const { sections } = await readFile(db, file, { hints: {}, signal });
    const [first] = sections;
    if (first === undefined) return { kind: 'unreadable' };
    return judged(await topOf(db, first, options.config), options);
  } finally {
    await db.close();
  }
}

interface Top {
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

async function topOf(db: DuckDb, { raw }: RawSection, config: TablesConfig): Promise<Top> {
  const columns = Array.from({ length: raw.width }, (_, i) => `c${i}`);
  const found = await db.rows(
    `SELECT rad, ${columns.join(', ')} FROM ${raw.relation} ORDER BY rn LIMIT ${2 * rowsJudged}`,
  );
  const records = found.map((row): TextRecord => ({
    line: Number(row['rad']),
    cells: columns.map((column) => textIn(row, column)),
  }));
  if (raw.keys !== undefined) return { names: raw.keys, rows: cellsOf(records) };
  const { names, firstRow } = headerOf(records, config);
  return { names, rows: cellsOf(records.slice(firstRow)) };
}

const cellsOf = (records: readonly TextRecord[]): Top['rows'] =>
  records.slice(0, rowsJudged).map(({ cells }) => cells.map((cell) => cell.trim()));

/** A table of any subject has a header that we know no names of: then its first full record of words is it. */
function headerOf(
  records: readonly TextRecord[],
  config: TablesConfig,
): Pick<Top, 'names'> & { firstRow: number } {
  const header = findHeader(
    records,
    tableKinds.map((kind) => config.tables[kind]),
  );
  if (header.line !== undefined && header.firstRow < records.length) return header;
  const [first] = records;
  const isWords = first?.cells.every((cell) => !/^[\d\s.,:;+-]+$/.test(cell)) ?? false;
  return isWords ? { names: first?.cells ?? [], firstRow: 1 } : { names: header.names, firstRow: 0 };
}

/** Headers that announce people besides those that the tables' rules know. */
const personWords = [
  'personnummer',
  'personnr',
  'förnamn',
  'efternamn',
  'mobil',
  'mobilnummer',
  'mobiltelefon',
  'elev',
  'brukare',
  'anställd',
  'first name',
  'last name',
  'surname',
].map(nameWords);

function judged({ names, rows }: Top, { config, lexicon }: PreviewOptions): FilePreview {
  if (rows.length === 0 || names.length === 0) return { kind: 'unreadable' };
  if (isLedger(names, config)) return { kind: 'ledger' };
  const shown = [...names.keys()].filter((i) => !isAboutPeople(names[i] ?? '', config));
  const judgedCells = [...names, ...rows.flatMap((row) => shown.map((i) => row[i] ?? ''))];
  if (judgedCells.some((cell) => judgeCell(cell, 'text', lexicon) !== undefined)) return { kind: 'personal' };
  if (shown.length === 0) return { kind: 'personal' };
  const pick = (cells: readonly string[]) => shown.slice(0, columnsShown).map((i) => cut(cells[i] ?? ''));
  return {
    kind: 'rows',
    columns: pick(names),
    rows: rows.slice(0, rowsShown).map(pick),
    moreColumns: Math.max(0, shown.length - columnsShown),
    hiddenColumns: names.length - shown.length,
  };
}

const cut = (cell: string): string =>
  cell.length > longestCell ? `${cell.slice(0, longestCell - 1)}…` : cell;

/** A table with suppliers and amounts, whatever it is called. */
function isLedger(names: readonly string[], { tables }: TablesConfig): boolean {
  const keys = new Set(names.map(nameKey));
  const has = (column: string): boolean =>
    (tables.ledger.columns[column] ?? []).some((name) => keys.has(nameKey(name)));
  return has('leverantor') && has('belopp');
}

function isAboutPeople(name: string, { tables }: TablesConfig): boolean {
  const words = nameWords(name);
  const known = Object.values(tables).flatMap(({ people }) => people.map(nameWords));
  return [...personWords, ...known].some((person) => containsWords(words, person));
}
