import type { TableKind } from './columns.ts';
import type { QueryColumn, QueryType } from './query-columns.ts';
import { queryColumns } from './query-columns.ts';

export const filterOperators = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'contains', 'in', 'empty'] as const;
export type FilterOperator = (typeof filterOperators)[number];

export interface Filter {
  readonly column: string;
  readonly operator: FilterOperator;
  /** Text as it came; several for `in`; `true` or `false` for `empty`. */
  readonly values: readonly string[];
}

/** What is wrong with a query, for whoever asked. */
export interface QueryMistake {
  readonly kind: 'mistake';
  readonly reason: 'unknown-column' | 'value-not-understood' | 'not-a-number-column' | 'page-out-of-range';
  readonly column: string;
  readonly value?: string;
}

/** Takes a value to be bound and gives its place in the statement: `$1`, `$2`, … */
type Bind = (value: string) => string;

const forms: Readonly<Record<QueryType, RegExp>> = {
  VARCHAR: /^/,
  'DECIMAL(18,2)': /^-?\d{1,16}(?:\.\d{1,2})?$/,
  BIGINT: /^-?\d{1,18}$/,
  DATE: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  DOUBLE: /^-?\d{1,4}(?:\.\d{1,15})?$/,
  BOOLEAN: /^(?:true|false)$/,
};

const comparisons: Readonly<Partial<Record<FilterOperator, string>>> = {
  eq: '=',
  ne: 'IS DISTINCT FROM',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** The column of that name, or the mistake of asking for another. Names from outside never reach SQL unchecked. */
export const findColumn = (table: TableKind, name: string): QueryColumn | QueryMistake =>
  queryColumns(table).find((column) => column.name === name) ?? {
    kind: 'mistake',
    reason: 'unknown-column',
    column: name,
  };

export const isMistake = (value: object): value is QueryMistake =>
  'kind' in value && value.kind === 'mistake';

/** Filters as one SQL condition on the table's rows with its values, or the first mistake in them. */
export function whereSql(
  table: TableKind,
  filters: readonly Filter[],
): { readonly sql: string; readonly values: readonly string[] } | QueryMistake {
  const values: string[] = [];
  const conditions: string[] = [];
  for (const filter of filters) {
    const sql = filterSql(table, filter, (value) => `$${values.push(value)}`);
    if (typeof sql !== 'string') return sql;
    conditions.push(sql);
  }
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' AND '), values };
}

function filterSql(table: TableKind, filter: Filter, bind: Bind): string | QueryMistake {
  const column = findColumn(table, filter.column);
  if (isMistake(column)) return column;
  const wrong =
    filter.operator === 'contains'
      ? undefined
      : filter.values.find((value) => !formOf(filter, column).test(value));
  if (wrong !== undefined || filter.values.length === 0) {
    return { kind: 'mistake', reason: 'value-not-understood', column: column.name, value: wrong ?? '' };
  }
  return onRows(column.name, condition(filter, column, bind));
}

const formOf = ({ operator }: Filter, { type }: QueryColumn): RegExp =>
  operator === 'empty' ? forms.BOOLEAN : forms[type];

function condition({ operator, values }: Filter, { name, type }: QueryColumn, bind: Bind): string {
  const [first = ''] = values;
  const cast = (value: string): string => (type === 'VARCHAR' ? bind(value) : `${bind(value)}::${type}`);
  if (operator === 'empty') return `${name} IS ${first === 'true' ? '' : 'NOT '}NULL`;
  if (operator === 'in') return `${name} IN (${values.map(cast).join(', ')})`;
  if (operator === 'contains') return `contains(lower(${name}::VARCHAR), lower(${bind(first)}))`;
  return `${name} ${comparisons[operator] ?? '='} ${cast(first)}`;
}

/**
 * Regional columns of the ledger as conditions on what the rows hold, so that millions of rows are not joined first.
 */
function onRows(name: string, sql: string): string {
  if (name === 'ar') return sql.replace(/\bar\b/, 'left(manad, 4)');
  if (name !== 'leverantor_nyckel' && name !== 'leverantor_namn') return sql;
  const own = sql.replaceAll(name, name === 'leverantor_nyckel' ? 'nyckel' : 'namn');
  return `(coalesce(leverantor_id, ''), CASE WHEN leverantor_id IS NULL THEN coalesce(leverantor, '') ELSE '' END)
    IN (SELECT (id, name) FROM suppliers WHERE ${own})`;
}
