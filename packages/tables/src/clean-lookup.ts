import type { DuckDb } from './duckdb.ts';

export interface LookupTable {
  readonly name: string;
  /** Columns beside `v`, the value looked up. */
  readonly outputs: readonly string[];
  /** SELECT of the distinct values as `v`. */
  readonly query: string;
}

/**
 * Makes a table of distinct values and what they mean. Reading each distinct value once in TypeScript and joining back
 * costs little however many rows there are. A value whose reading is undefined isn't in the table. Returns its size.
 */
export async function createLookup(
  db: DuckDb,
  table: LookupTable,
  read: (value: string) => readonly (string | null)[] | undefined,
): Promise<number> {
  const rows: (readonly (string | null)[])[] = [];
  for await (const batch of db.batches(table.query)) {
    for (const { v } of batch) {
      const meaning = typeof v === 'string' ? read(v) : undefined;
      if (meaning !== undefined) rows.push([v as string, ...meaning]);
    }
  }
  const columns = ['v', ...table.outputs].map((column) => `${column} VARCHAR`);
  await db.run(`CREATE OR REPLACE TABLE ${table.name} (${columns.join(', ')})`);
  await db.append(table.name, rows);
  return rows.length;
}
