import type { TableKind } from '../src/columns.ts';
import { columnsOf } from '../src/columns.ts';
import type { DuckDb } from '../src/duckdb.ts';

type Row = Readonly<Record<string, string | undefined>>;

const duckType = (type: string): string =>
  ({ decimal: 'DECIMAL(18,2)', integer: 'INTEGER', date: 'DATE', coordinate: 'DOUBLE' })[type] ?? 'VARCHAR';

/** Lays rows out as reading leaves them: the relation `staged` with every canonical column and the extras. */
export async function stageRows(db: DuckDb, table: TableKind, rows: readonly Row[]): Promise<void> {
  const columns = [
    ...columnsOf(table).map(({ name, type }) => ({ name, type: duckType(type) })),
    { name: 'period', type: 'VARCHAR' },
    { name: 'rad', type: 'BIGINT' },
    { name: 'fil', type: 'VARCHAR' },
    { name: 'anm', type: 'VARCHAR' },
  ];
  await db.run(`CREATE OR REPLACE TABLE raw (${columns.map(({ name }) => `${name} VARCHAR`).join(', ')})`);
  await db.append(
    'raw',
    rows.map((row, index) =>
      columns.map(({ name }) => {
        if (name === 'rad') return String(index + 2);
        return name === 'fil' ? (row['fil'] ?? 'fixture.csv') : (row[name] ?? null);
      }),
    ),
  );
  const typed = columns.map(({ name, type }) => `${name}::${type} AS ${name}`).join(', ');
  await db.run(`CREATE OR REPLACE TABLE staged AS SELECT ${typed} FROM raw`);
}
