import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { ColumnType, TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { openDuckDb, quoteIdentifier, quoteLiteral, textIn } from './duckdb.ts';
import { isSerial, judgeCell, judgeUnitName, seriesIn } from './screen-cell.ts';
import { classifyNumber } from './screen-legal-number.ts';
import type { Lexicon } from './screen-lexicon.ts';
import { identityNumberHint } from './screen-identity-number.ts';
import { classifySupplier } from './screen-supplier.ts';
import { partyColumns } from './screen-suppliers.ts';

export type RescreenResult =
  | { readonly kind: 'clean'; readonly rows: number }
  /** The file may not be published. Problems count and place what was found; they never repeat it. */
  | { readonly kind: 'personal-data'; readonly problems: readonly Problem[] };

const readers = [
  [
    /\.csv$/i,
    (file: string) =>
      `read_csv(${file}, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`,
  ],
  [/\.json$/i, (file: string) => `read_json(${file}, format = 'array', maximum_object_size = 16777216)`],
  [/\.parquet$/i, (file: string) => `read_parquet(${file})`],
] as const;

/**
 * Screens a file that is about to be published, from nothing but the file: every cell for identity numbers and contacts,
 * every supplier for what may be shown. It knows no decision taken earlier, so a fault there is caught here.
 */
export async function rescreenPublished(
  file: { readonly path: string; readonly table: TableKind },
  lexicon: Lexicon,
  signal: AbortSignal,
): Promise<RescreenResult> {
  const reader = readers.find(([ending]) => ending.test(file.path))?.[1];
  if (reader === undefined) throw new Error(`${file.path} has no format that is published`);
  const db = await openDuckDb({}, signal);
  try {
    const columns = await loadPublished(db, reader(quoteLiteral(file.path)), file.table);
    const found = new Map<string, { column: string; rule: string; count: number }>();
    const add = (column: string, rule: string): void => {
      const entry = found.get(`${column} ${rule}`) ?? { column, rule, count: 0 };
      entry.count += 1;
      found.set(`${column} ${rule}`, entry);
    };
    const rules = { table: file.table, lexicon };
    await checkCells(db, columns, { rules, add });
    await checkParties(db, rules, add);
    if (found.size > 0)
      return {
        kind: 'personal-data',
        problems: [...found.values()].map((params) => finding(file.path, params)),
      };
    const [count] = await db.rows('SELECT count(*)::DOUBLE AS n FROM published');
    return { kind: 'clean', rows: Number(count?.['n']) };
  } finally {
    await db.close();
  }
}

const finding = (subject: string, params: { column: string; rule: string; count: number }): Problem =>
  problem('tables.personal-data-in-output', { subject, params });

type Add = (column: string, rule: string) => void;
interface Rules {
  readonly table: TableKind;
  readonly lexicon: Lexicon;
}

/** Columns whose digits are no names of anybody: amounts, dates, points, counts, and our own keys. */
const numeric = new Set(['decimal', 'integer', 'date', 'coordinate', 'municipality', 'postcode']);
const ours = new Set([
  'manad',
  'kontoklass',
  'kontogrupp',
  'juridisk_person',
  'antal',
  'dubblett',
  'ar',
  'maskerad',
  'anm',
  'kalla',
]);

/** One reading of the file: texts and parties whole, of references only those in which a birthday could stand. */
async function loadPublished(
  db: DuckDb,
  source: string,
  table: TableKind,
): Promise<readonly CheckedColumn[]> {
  const types = new Map(columnsOf(table).map(({ name, type }) => [name, type] as const));
  const party = partyColumns(table);
  const described = await db.rows(`DESCRIBE SELECT * FROM ${source}`);
  const columns = described
    .map((row) => ({
      name: textIn(row, 'column_name'),
      type: types.get(textIn(row, 'column_name')) ?? 'code',
    }))
    .filter(({ name, type }) => !numeric.has(type) && !ours.has(name) && name !== 'kopare_id');
  const select = columns.map(({ name, type }) => {
    const cell = `${quoteIdentifier(name)}::VARCHAR`;
    const worth = `length(${cell}) >= 10 AND regexp_matches(${cell}, '${identityNumberHint}')`;
    return `${type === 'code' ? `CASE WHEN ${worth} THEN ${cell} END` : cell} AS ${quoteIdentifier(name)}`;
  });
  await db.run(`CREATE TABLE published AS SELECT ${select.join(', ')} FROM ${source}`);
  return columns.filter(({ name }) => name !== party.id);
}

interface CheckedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

async function checkCells(
  db: DuckDb,
  columns: readonly CheckedColumn[],
  { rules, add }: { readonly rules: Rules; readonly add: Add },
): Promise<void> {
  const party = partyColumns(rules.table);
  for (const { name, type } of columns) {
    const isName = name.startsWith(party.name) || name === 'kopare';
    const cell = quoteIdentifier(name);
    const judge = (value: string): string | undefined =>
      name === 'namn' ? judgeUnitName(value, rules.lexicon) : judgeCell(value, type, rules.lexicon);
    const values: string[] = [];
    for await (const batch of db.batches(
      `SELECT DISTINCT ${cell} AS v FROM published WHERE ${cell} IS NOT NULL`,
    )) {
      for (const found of batch) values.push(textIn(found, 'v'));
    }
    const series = seriesIn(values);
    for (const value of values) {
      const rule = isSerial(value, series) ? undefined : judge(value);
      if (rule !== undefined && !(isName && partyRules.has(rule))) add(name, rule);
    }
  }
}

/** In the name of a firm these mean other things than in a text; {@link partyRule} looks for them there. */
const partyRules = new Set(['personnamn', 'c-o']);

async function checkParties(db: DuckDb, { table, lexicon }: Rules, add: Add): Promise<void> {
  const { id, name } = partyColumns(table);
  const pairs = `SELECT DISTINCT ${id}::VARCHAR AS id, ${name}::VARCHAR AS name FROM published`;
  for await (const batch of db.batches(pairs)) {
    for (const row of batch) {
      const rule = partyRule(textIn(row, 'id'), textIn(row, 'name'), lexicon);
      if (rule !== undefined) add(name, rule);
    }
  }
}

/** Why a supplier as published may not be shown, judged by what the file says of it and nothing else. */
function partyRule(id: string, name: string, lexicon: Lexicon): string | undefined {
  const number = classifyNumber(id).kind;
  if (number !== 'legal' && number !== 'empty') return 'nummer';
  if (name === '') return undefined;
  const decision = classifySupplier(
    { id, name },
    number === 'legal' ? 'organisation-numbers' : 'none',
    lexicon,
  );
  return decision.kind === 'masked' ? decision.rule : decision.cut;
}
