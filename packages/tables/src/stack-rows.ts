import type { DuckDb } from './duckdb.ts';

/**
 * Makes the view `name` of the rows of several SELECTs with the same columns, one after another. Not by UNION ALL, whose
 * parts DuckDB may read in any order.
 */
export async function stackRows(db: DuckDb, name: string, selects: readonly string[]): Promise<void> {
  const [first = '', ...more] = selects;
  if (more.length === 0) return db.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${first}`);
  const table = `${name}_stack`;
  await db.run(`CREATE OR REPLACE TEMP TABLE ${table} AS ${first}`);
  for (const select of more) await db.run(`INSERT INTO ${table} ${select}`);
  await db.run(`CREATE OR REPLACE TEMP VIEW ${name} AS SELECT * FROM ${table}`);
}
