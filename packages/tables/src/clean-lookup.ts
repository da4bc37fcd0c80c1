import type { DuckDb } from './duckdb.ts';

export interface LookupTable {
  readonly name: string;
  /** Columns beside `v`, the value looked up. */
  readonly outputs: readonly string[];
  /** SELECT of the distinct values as `v`. */
  readonly query: string;
}

export interface LookupResult {
  /** Rows of the table. */
  readonly size: number;
  /** Distinct values that have no meaning. */
  readonly unread: number;
}

/**
 * Makes a table of distinct values and what they mean. Reading each distinct value once in TypeScript and joining back
 * costs little however many rows there are. A value whose reading is undefined isn't in the table.
 */
export async function createLookup(
  db: DuckDb,
  table: LookupTable,
  read: (value: string) => readonly (string | null)[] | undefined,
): Promise<LookupResult> {
  const rows: (readonly (string | null)[])[] = [];
  let unread = 0;
  for await (const batch of db.batches(table.query)) {
    for (const { v } of batch) {
      const meaning = typeof v === 'string' ? read(v) : undefined;
      if (meaning === undefined) unread += 1;
      else rows.push([v as string, ...meaning]);
    }
  }
  const columns = ['v', ...table.outputs].map((column) => `${column} VARCHAR`);
  await db.run(`CREATE OR REPLACE TABLE ${table.name} (${columns.join(', ')})`);
  await db.append(table.name, rows);
  return { size: rows.length, unread };
}

/** Query for `createLookup`: the distinct values of a column, trimmed. Trimming comes last, on the few. */
export const distinctValues = (relation: string, column: string): string =>
  `SELECT DISTINCT trim(v) AS v FROM (SELECT DISTINCT ${column} AS v FROM ${relation}) WHERE trim(v) <> ''`;
