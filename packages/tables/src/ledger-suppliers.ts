import { textIn } from './duckdb.ts';
import type { RegionalTables } from './query-tables.ts';
import { unnumberedName } from './query-tables.ts';

/** The suppliers of one municipality's ledger. */
export interface LedgerSuppliers {
  /** As pairs for review call them; see ReviewPair. */
  readonly keys: ReadonlySet<string>;
  /** As the ledger spells them. */
  readonly names: ReadonlySet<string>;
}

/** Which suppliers the ledger of a municipality has: one look through it, however many are asked about. */
export async function ledgerSuppliers(
  { db }: Pick<RegionalTables, 'db'>,
  municipality: string,
): Promise<LedgerSuppliers> {
  const rows = await db.rows(
    `SELECT k.nyckel AS key, r.leverantor AS name FROM
       (SELECT DISTINCT leverantor_id, leverantor FROM ledger_rows WHERE kommun_id = $1) AS r
     JOIN suppliers AS k ON k.id = coalesce(r.leverantor_id, '') AND k.name = ${unnumberedName('r')}
     WHERE k.nyckel IS NOT NULL`,
    [municipality],
  );
  const all = (column: string): ReadonlySet<string> => new Set(rows.map((row) => textIn(row, column)));
  return { keys: all('key'), names: all('name') };
}
