import type { TableKind } from './columns.ts';
import { columnsOf } from './columns.ts';
import { publishedColumns } from './screen-relation.ts';

/** How a column's values compare, and the type a bound value is cast to. */
export type QueryType = 'VARCHAR' | 'DECIMAL(18,2)' | 'BIGINT' | 'DATE' | 'DOUBLE' | 'BOOLEAN';

export interface QueryColumn {
  readonly name: string;
  readonly type: QueryType;
}

const typeOf: Readonly<Record<string, QueryType>> = {
  decimal: 'DECIMAL(18,2)',
  integer: 'BIGINT',
  date: 'DATE',
  coordinate: 'DOUBLE',
  antal: 'BIGINT',
  dubblett: 'BOOLEAN',
  juridisk_person: 'BOOLEAN',
};

/** Columns that the region adds: the year, and the key and name under which spellings of a supplier are one. */
const regionalColumns: Readonly<Record<TableKind, readonly string[]>> = {
  ledger: ['ar', 'leverantor_nyckel', 'leverantor_namn'],
  schools: ['enhet'],
  'care-homes': ['enhet'],
};

/** Name of a table's view in SQL. */
export const viewOf = (table: TableKind): string => table.replace('-', '_');

/** Every column of a regional table, as published and as queries may name it. */
export function queryColumns(table: TableKind): readonly QueryColumn[] {
  const national = new Map(
    columnsOf(table).map(({ name, type }) => [name, typeOf[type] ?? 'VARCHAR'] as const),
  );
  return [...publishedColumns(table), ...regionalColumns[table]].map((name) => ({
    name,
    type: national.get(name) ?? typeOf[name] ?? 'VARCHAR',
  }));
}
