import type { TableKind } from './columns.ts';
import type { DuckDb } from './duckdb.ts';
import { textIn } from './duckdb.ts';
import { maskCells, sensitiveUnits } from './screen-cells.ts';
import type { Lexicon } from './screen-lexicon.ts';
import type { PublishingMunicipality } from './screen-relation.ts';
import { rowHash, screenedRows } from './screen-relation.ts';
import type { ScreenReport } from './screen-report.ts';
import { DecisionTally } from './screen-report.ts';
import { decideParties } from './screen-suppliers.ts';
import { stackRows } from './stack-rows.ts';

export interface ScreenContext {
  readonly table: TableKind;
  readonly municipality: PublishingMunicipality;
  /** Source id, published as `kalla`. */
  readonly source: string;
  readonly lexicon: Lexicon;
  /** False where the publisher's accounts do not follow the municipalities' plan. */
  readonly kommunBas: boolean;
}

/**
 * Screens the relation `staged` of one file and leaves the view `screened`: the published columns of the table, every row
 * with its amount, personal values NULL and named in `maskerad`. Nothing but the view may leave the store.
 */
export async function screenStaged(db: DuckDb, context: ScreenContext): Promise<ScreenReport> {
  const { table, lexicon, municipality, source, kommunBas } = context;
  // Reading leaves its rows typed in a table, so that the questions below cost little however many they are.
  await db.run('CREATE OR REPLACE TEMP VIEW cleaned AS SELECT * FROM staged');
  const tally = new DecisionTally();
  const { kind, registration } = await decideParties(db, table, { lexicon, tally });
  const masked = await maskCells(db, table, { lexicon, tally });
  const duplicateRows = await findDuplicates(db, table);
  const units = table === 'ledger' ? await sensitiveUnits(db, lexicon) : undefined;
  const parts = {
    table,
    municipality,
    source,
    masked,
    hasDuplicates: duplicateRows > 0,
    kommunBas,
    sensitiveUnits: units,
  };
  await stackRows(db, 'screened', screenedRows(parts));
  const aggregated = units === undefined ? '0' : `count(*) FILTER (forvaltning IN (${units}))`;
  const [counts] = await db.rows(
    `SELECT count(*)::INTEGER AS n, (${aggregated})::INTEGER AS aggregated FROM cleaned`,
  );
  const maskedRows = tally.counts
    .filter((count) => count.masked && !count.column.endsWith('(delvis)'))
    .reduce((sum, { rows }) => sum + rows, 0);
  return {
    numberKind: kind,
    rows: Number(counts?.['n']),
    maskedRows,
    aggregatedRows: Number(counts?.['aggregated']),
    decisions: tally.counts,
    registration: { ...registration.counts, duplicateRows, notes: await countNotes(db) },
  };
}

/** Rows that are exactly like another one cannot be told from true ones: they are kept, flagged and counted. */
async function findDuplicates(db: DuckDb, table: TableKind): Promise<number> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE duplicates AS
     SELECT h, count(*) AS n FROM (SELECT ${rowHash(table)} AS h FROM cleaned AS s) GROUP BY h HAVING count(*) > 1`,
  );
  const [row] = await db.rows('SELECT coalesce(sum(n - 1), 0)::INTEGER AS n FROM duplicates');
  return Number(row?.['n']);
}

async function countNotes(db: DuckDb): Promise<Readonly<Record<string, number>>> {
  const rows = await db.rows(
    `SELECT note, count(*)::INTEGER AS n
     FROM (SELECT unnest(string_split(anm, ',')) AS note FROM cleaned WHERE anm IS NOT NULL) GROUP BY note ORDER BY note`,
  );
  return Object.fromEntries(rows.map((row) => [textIn(row, 'note'), Number(row['n'])]));
}
