import type { TableKind } from './columns.ts';
import type { DuckRow } from './duckdb.ts';
import { textIn } from './duckdb.ts';
import { queryColumns, viewOf } from './query-columns.ts';
import type { Filter, QueryMistake } from './query-filter.ts';
import { findColumn, isMistake, whereSql } from './query-filter.ts';
import type { RegionalTables } from './query-tables.ts';
import { unnumberedName } from './query-tables.ts';

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export interface RowsQuery {
  readonly table: TableKind;
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  /** At most 1,000. */
  readonly limit: number;
  readonly offset: number;
}

export interface RowsPage {
  readonly kind: 'rows';
  /** Amounts and dates are strings, counts numbers, what is empty or masked null. */
  readonly rows: readonly DuckRow[];
  readonly total: number;
}

export interface AggregateQuery {
  readonly table: TableKind;
  readonly filters: readonly Filter[];
  /** One to four columns. */
  readonly groupBy: readonly string[];
  /** `rader`, `summa` or a column that is grouped by. */
  readonly sort: readonly Sort[];
  readonly limit: number;
  readonly offset: number;
}

export interface Aggregates {
  readonly kind: 'aggregates';
  /** The grouped columns with `rader` (number) and, for the ledger, `summa` (exact decimal string). */
  readonly groups: readonly DuckRow[];
  /**
   * Where suppliers are grouped: rows whose supplier is masked. They are never ranked, or one supplier called “masked”
   * would head every list.
   */
  readonly masked?: { readonly rader: number; readonly summa: string };
}

export const mostRows = 1000;
const farthest = 10_000_000;
const supplierColumns = new Set(['leverantor', 'leverantor_id', 'leverantor_nyckel', 'leverantor_namn']);

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const pageMistake = (limit: number, offset: number): QueryMistake | undefined => {
  if (within(limit, 1, mostRows) && within(offset, 0, farthest)) return undefined;
  return { kind: 'mistake', reason: 'page-out-of-range', column: '', value: `${limit} ${offset}` };
};

/** Rows of a regional table: filtered, sorted, one page. Values are bound and names checked, whoever asks. */
export async function queryRows(tables: RegionalTables, query: RowsQuery): Promise<RowsPage | QueryMistake> {
  const { table, filters, sort, limit, offset } = query;
  const wrong = pageMistake(limit, offset);
  const where = whereSql(table, filters);
  const order = orderSql(sort, (name) => findColumn(table, name));
  if (wrong !== undefined) return wrong;
  if (isMistake(where)) return where;
  if (typeof order !== 'string') return order;
  const columns = queryColumns(table).map(({ name }) => name);
  const rows = await tables.db.rows(
    `SELECT ${columns.join(', ')} FROM ${viewOf(table)} WHERE ${where.sql} ${order} LIMIT ${limit} OFFSET ${offset}`,
    where.values,
  );
  const from = table === 'ledger' ? 'ledger_rows' : viewOf(table);
  const [count] = await tables.db.rows(
    `SELECT count(*)::DOUBLE AS n FROM ${from} WHERE ${where.sql}`,
    where.values,
  );
  return { kind: 'rows', rows: withNumbers(table, rows), total: Number(count?.['n']) };
}

function orderSql(sort: readonly Sort[], find: (name: string) => object): string | QueryMistake {
  const terms: string[] = [];
  for (const { column, descending } of sort) {
    const found = find(column);
    if (isMistake(found)) return found;
    terms.push(`${column} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  }
  return terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;
}

/** DuckDB gives BIGINT as text so that nothing is lost; counts of ours fit a number. */
function withNumbers(table: TableKind, rows: readonly DuckRow[]): readonly DuckRow[] {
  const counts = queryColumns(table).filter(({ type }) => type === 'BIGINT');
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(counts.map(({ name }) => [name, row[name] === null ? null : Number(row[name])])),
  }));
}

/** Counts and sums by one or more columns. Sums are exact; masked suppliers are given apart and never ranked. */
export async function queryAggregates(
  tables: RegionalTables,
  query: AggregateQuery,
): Promise<Aggregates | QueryMistake> {
  const { table, filters, groupBy, sort, limit, offset } = query;
  const wrong = pageMistake(limit, offset) ?? groupMistake(table, groupBy);
  const where = whereSql(table, filters);
  const measures = table === 'ledger' ? ['rader', 'summa'] : ['rader'];
  const order = orderSql(sort, (name) =>
    [...groupBy, ...measures].includes(name)
      ? {}
      : { kind: 'mistake', reason: 'unknown-column', column: name },
  );
  if (wrong !== undefined) return wrong;
  if (isMistake(where)) return where;
  if (typeof order !== 'string') return order;
  const sql = table === 'ledger' ? ledgerGroups(groupBy, where.sql) : unitGroups(table, groupBy, where.sql);
  const rows = await tables.db.rows(`${sql} ${order} LIMIT ${limit} OFFSET ${offset}`, where.values);
  const columns = [...groupBy, ...measures];
  const groups = rows.map((row) => ({
    ...Object.fromEntries(columns.map((name) => [name, row[name] ?? null])),
    rader: Number(row['rader']),
  }));
  if (!groupBy.some((name) => supplierColumns.has(name))) return { kind: 'aggregates', groups };
  const masked = {
    rader: Number(rows[0]?.['dolda_rader'] ?? 0),
    summa: textIn(rows[0], 'dold_summa') || '0.00',
  };
  return { kind: 'aggregates', groups, masked };
}

function groupMistake(table: TableKind, groupBy: readonly string[]): QueryMistake | undefined {
  if (groupBy.length < 1 || groupBy.length > 4) {
    return { kind: 'mistake', reason: 'page-out-of-range', column: groupBy.join(', ') };
  }
  return groupBy.map((name) => findColumn(table, name)).find(isMistake);
}

const unitGroups = (table: TableKind, groupBy: readonly string[], where: string): string =>
  `SELECT ${groupBy.join(', ')}, count(*) AS rader FROM ${viewOf(table)} WHERE ${where} GROUP BY ${groupBy.join(', ')}`;

/**
 * Groups the rows as they are written first and gives the few groups their regional supplier afterwards: joining
 * millions of rows would cost more than the sums themselves.
 */
function ledgerGroups(groupBy: readonly string[], where: string): string {
  const bySupplier = groupBy.some((name) => supplierColumns.has(name));
  const own = groupBy.filter((name) => !supplierColumns.has(name));
  const spelling = groupBy.includes('leverantor');
  const party = spelling
    ? ['leverantor_id', 'leverantor']
    : ['leverantor_id', `${unnumberedName('r')} AS leverantor`];
  const inner = [
    ...own.map((name) => (name === 'ar' ? 'left(manad, 4) AS ar' : name)),
    ...(bySupplier ? party : []),
  ];
  const grouped = `SELECT ${inner.join(', ')}, sum(antal) AS rader, sum(belopp)::DECIMAL(38,2) AS summa
    FROM ledger_rows AS r WHERE ${where} GROUP BY ALL`;
  if (!bySupplier) return grouped;
  const columns = groupBy.map((name) => supplierSql[name] ?? `g.${name} AS ${name}`);
  // The rows are read once: the few groups are kept, and give both what is ranked and what is masked.
  return `WITH g AS MATERIALIZED (${grouped}), hidden AS (
      SELECT coalesce(sum(rader), 0)::DOUBLE AS n, coalesce(sum(summa), 0)::DECIMAL(38,2) AS s
      FROM g WHERE leverantor_id IS NULL AND coalesce(leverantor, '') = '')
    SELECT ${columns.join(', ')}, sum(g.rader) AS rader, sum(g.summa)::DECIMAL(38,2) AS summa,
      any_value(hidden.n) AS dolda_rader, any_value(hidden.s) AS dold_summa
    FROM g JOIN suppliers AS k ON k.id = coalesce(g.leverantor_id, '') AND k.name = ${unnumberedName('g')}, hidden
    WHERE k.nyckel IS NOT NULL GROUP BY ALL`;
}

const supplierSql: Readonly<Record<string, string>> = {
  leverantor: 'g.leverantor AS leverantor',
  leverantor_id: 'g.leverantor_id AS leverantor_id',
  leverantor_nyckel: 'k.nyckel AS leverantor_nyckel',
  leverantor_namn: 'k.namn AS leverantor_namn',
};
