import { tableKinds, type TableKind } from './columns.ts';
import type { DuckDb, DuckRow } from './duckdb.ts';
import { mapColumns, type ColumnMapping } from './map-columns.ts';
import { contentOf, type ColumnContent } from './map-content.ts';
import { nameKey } from './map-names.ts';
import type { TextRecord } from './read-csv.ts';
import type { RawSection } from './read-section.ts';
import { findHeader } from './read-header.ts';
import type { ReadHints } from './read-hints.ts';
import type { TableRules, TablesConfig } from './table-rules.ts';

/** What the columns of a section mean, and as which table they make most sense. */
export interface MappedSection {
  readonly section: RawSection;
  readonly table: TableKind;
  readonly columns: readonly ColumnMapping[];
  readonly contents: readonly ColumnContent[];
  /** Line of the header; absent where there is none or the format names each value. */
  readonly headerLine?: number;
  /** `rn` of the first row of data. */
  readonly firstRn: number;
  /** Rows of data, before anything is set aside. */
  readonly rows: number;
  /** Text above the header. */
  readonly preamble: string;
}

export type MapResult =
  | { readonly kind: 'mapped'; readonly mapped: MappedSection }
  | {
      readonly kind: 'refused';
      readonly table: TableKind;
      readonly headers: readonly string[];
      readonly reason: 'columns-missing' | 'other-register';
    };

/** Finds header and columns of a section, as the table that the hints name or else the one that fits best. */
export async function mapSection(
  db: DuckDb,
  section: RawSection,
  context: { readonly config: TablesConfig; readonly hints: ReadHints },
): Promise<MapResult> {
  const { config, hints } = context;
  const { raw } = section;
  const kinds = hints.table === undefined ? tableKinds : [hints.table];
  // The first rows and six stretches of others are looked at; stretches are found in Parquet without reading the rest.
  const top = await readRecords(db, section, `WHERE rn < 600 ORDER BY rn`);
  const header =
    raw.keys === undefined
      ? findHeader(
          top.map(({ record }) => record),
          kinds.map((kind) => config.tables[kind]),
        )
      : { names: raw.keys, firstRow: 0, preamble: '' };
  const firstRn = Number(top[header.firstRow]?.rn ?? Number(top.at(-1)?.rn ?? -1) + 1);
  const [counted] = await db.rows(
    `SELECT count(*)::INTEGER AS n FROM ${raw.relation} WHERE rn >= ${firstRn}`,
  );
  const rows = Number(counted?.['n'] ?? 0);
  const windows = Array.from({ length: 6 }, (_, index) => firstRn + Math.floor((rows * (index + 1)) / 7));
  const inWindow = windows.map((start) => `rn BETWEEN ${start} AND ${start + 149}`).join(' OR ');
  const spread = rows <= 600 ? [] : await readRecords(db, section, `WHERE rn >= 600 AND (${inWindow})`);
  const cells = [...top.slice(header.firstRow), ...spread].map(({ record }) => record.cells);
  const contents = header.names.map((_, index) => contentOf(cells.map((row) => row[index] ?? '')));
  const source = header.names.map((name, index) => ({
    header: name,
    content: contents[index] ?? contentOf([]),
  }));
  const named = nameKey(`${section.fil} ${hints.title ?? ''}`);
  const tries = kinds.map((table) => {
    const rules = config.tables[table];
    const columns = mapColumns(source, rules, hints.columns ?? {});
    const isNamed = rules.recognise.words.some((word) => named.includes(nameKey(word)));
    const score = tableScore(columns, contents, rules) + (isNamed ? 3 : 0);
    return {
      table,
      columns,
      score,
      refusal: refusalOf(columns, rules, hints.table === undefined ? score : Infinity),
    };
  });
  const [best] = tries.toSorted(
    (a, b) => Number(a.refusal !== undefined) - Number(b.refusal !== undefined) || b.score - a.score,
  );
  if (best === undefined) throw new Error('no table kinds to choose from');
  const { table, columns, refusal } = best;
  if (refusal !== undefined) return { kind: 'refused', table, headers: header.names, reason: refusal };
  const preamble = [section.preamble, header.preamble].filter((text) => text !== '').join(' ');
  const headerLine = 'line' in header && header.line !== undefined ? { headerLine: header.line } : {};
  return {
    kind: 'mapped',
    mapped: { section, table, columns, contents, firstRn, rows, preamble, ...headerLine },
  };
}

interface SampleRow {
  readonly rn: string;
  readonly record: TextRecord;
}

async function readRecords(db: DuckDb, { raw }: RawSection, where: string): Promise<readonly SampleRow[]> {
  const rows = await db.rows(`SELECT * FROM ${raw.relation} ${where}`);
  return rows.map((row) => ({
    rn: row['rn'] as string,
    record: { cells: cellsOf(row, raw.width), line: Number(row['rad']) },
  }));
}

/** The cells of a raw row. */
export const cellsOf = (row: DuckRow, width: number): string[] =>
  Array.from({ length: width }, (_, index) => (row[`c${index}`] as string | null) ?? '');

/** What a table can't do without, and what makes it this table rather than another. */
const essentials: Readonly<
  Record<
    TableKind,
    { readonly all: readonly (readonly string[])[]; readonly weights: Readonly<Record<string, number>> }
  >
> = {
  ledger: {
    all: [['belopp'], ['leverantor', 'leverantor_id']],
    weights: {
      belopp: 3,
      leverantor: 3,
      leverantor_id: 2,
      konto_nr: 2,
      konto_text: 1,
      datum: 1,
      verifikationsnummer: 1,
      fakturanummer: 1,
    },
  },
  schools: {
    all: [['namn']],
    weights: { namn: 1, skolenhetskod: 4, skolform: 2, elever: 1.5, adress: 0.5, lat: 0.5 },
  },
  'care-homes': { all: [['namn']], weights: { namn: 1, boendeform: 2, platser: 1.5, adress: 0.5, lat: 0.5 } },
};

/** How much the columns speak for the table; a header or value that names its kind (`äldreboende`, `forskola`) does too. */
function tableScore(
  columns: readonly ColumnMapping[],
  contents: readonly ColumnContent[],
  rules: TableRules,
): number {
  const { weights } = essentials[rules.table];
  const words = rules.recognise.words.map(nameKey);
  let score = 0;
  for (const { target, header, index } of columns) {
    score += weights[target ?? ''] ?? 0;
    const texts = [header, ...(contents[index]?.samples ?? [])].map(nameKey);
    if (texts.some((text) => words.some((word) => text.includes(word)))) score += 1;
  }
  return score;
}

/** A list of names could be anything: without a hint, more must speak for the kind of unit. */
const leastUnitScore = 2.5;

function refusalOf(
  columns: readonly ColumnMapping[],
  rules: TableRules,
  score: number,
): 'columns-missing' | 'other-register' | undefined {
  const targets = new Set(columns.map(({ target }) => target));
  const foreign = new Set(rules.recognise.notColumns.map(nameKey));
  const signs = columns.filter(
    ({ header, reason }) => reason !== 'override' && foreign.has(nameKey(header)),
  ).length;
  if (signs >= 2) return 'other-register';
  const isComplete = essentials[rules.table].all.every((choice) =>
    choice.some((target) => targets.has(target)),
  );
  const mapped = columns.filter(({ target }) => target !== undefined).length;
  const isUnitList = rules.table === 'ledger' || (mapped >= 2 && score >= leastUnitScore);
  return isComplete && isUnitList ? undefined : 'columns-missing';
}
