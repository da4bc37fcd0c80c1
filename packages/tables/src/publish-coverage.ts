import type { TableKind } from './columns.ts';
import { textIn } from './duckdb.ts';
import { viewOf } from './query-columns.ts';
import type { RegionalTables } from './query-tables.ts';

/** What the region's table holds of one municipality and period, and what to know before comparing it. */
export interface Coverage {
  readonly table: TableKind;
  readonly municipality: string;
  /** Month, or `alla` for lists without periods. */
  readonly period: string;
  /** Rows at the source. */
  readonly rows: number;
  /** Exact decimal string; null for lists. */
  readonly sum: string | null;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** Share of rows whose supplier or operator is masked, 0 to 1. */
  readonly maskedShare: number;
  /** Rows published only as sums of sensitive units. */
  readonly summedRows: number;
  /** `dag`, `manad` where only the month is known, `saknas`. */
  readonly dateBasis: string;
  /** As the source states it; `okand` where it does not. */
  readonly vatBasis: string;
  /** Units in the municipality's other months that are not in this one: a step in the sums may be theirs. */
  readonly missingUnits: readonly string[];
  readonly sources: readonly string[];
}

/** The coverage of every table, by municipality and period. */
export async function coverageOf(tables: RegionalTables): Promise<readonly Coverage[]> {
  const ledger = await ledgerCoverage(tables);
  const lists = await Promise.all(
    (['schools', 'care-homes'] as const).map((table) => listCoverage(tables, table)),
  );
  return [...ledger, ...lists.flat()];
}

async function ledgerCoverage({ db, partitions }: RegionalTables): Promise<readonly Coverage[]> {
  const rows = await db.rows(
    `SELECT kommun_id, coalesce(manad, 'okand') AS manad, sum(antal)::BIGINT AS n, sum(belopp)::DECIMAL(38,2) AS summa,
       min(datum) AS first, max(datum) AS last, count(DISTINCT datum) AS days,
       coalesce(sum(antal) FILTER (leverantor IS NULL AND leverantor_id IS NULL), 0)::BIGINT AS masked,
       coalesce(sum(antal) FILTER (maskerad = 'rad: kanslig-enhet'), 0)::BIGINT AS summed,
       list_sort(list_distinct(list(kalla))) AS sources
     FROM ledger_rows GROUP BY ALL ORDER BY ALL`,
  );
  const missing = await missingUnits(db);
  const vat = new Map(
    partitions.map(({ key, origin }) => [`${key.municipality} ${key.source}`, origin] as const),
  );
  return rows.map((row) => {
    const municipality = textIn(row, 'kommun_id');
    const period = textIn(row, 'manad');
    const sources = row['sources'] as readonly string[];
    const origin = vat.get(`${municipality} ${sources[0]}`);
    const days = Number(row['days']);
    return {
      table: 'ledger' as const,
      municipality,
      period,
      rows: Number(row['n']),
      sum: textIn(row, 'summa'),
      firstDate: textIn(row, 'first') || null,
      lastDate: textIn(row, 'last') || null,
      maskedShare: Number(row['masked']) / Number(row['n']),
      summedRows: Number(row['summed']),
      dateBasis: origin?.dateBasis ?? (days === 0 ? 'saknas' : days === 1 ? 'manad' : 'dag'),
      vatBasis: origin?.vatBasis ?? 'okand',
      missingUnits: missing.get(`${municipality} ${period}`) ?? [],
      sources,
    };
  });
}

/** Units that a municipality has in at least half of its months and not in this one. */
async function missingUnits(db: RegionalTables['db']): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.rows(
    `WITH u AS (SELECT DISTINCT kommun_id, manad, forvaltning FROM ledger_rows WHERE forvaltning IS NOT NULL AND manad IS NOT NULL),
       m AS (SELECT DISTINCT kommun_id, manad FROM u),
       n AS (SELECT kommun_id, count(*) AS months FROM m GROUP BY kommun_id),
       usual AS (SELECT kommun_id, forvaltning FROM u JOIN n USING (kommun_id)
                 GROUP BY kommun_id, forvaltning HAVING count(*) * 2 >= any_value(months))
     SELECT kommun_id, manad, list(forvaltning ORDER BY forvaltning) AS units
     FROM (SELECT m.kommun_id, m.manad, usual.forvaltning FROM m JOIN usual USING (kommun_id)
           EXCEPT SELECT kommun_id, manad, forvaltning FROM u)
     GROUP BY kommun_id, manad`,
  );
  return new Map(
    rows.map((row) => [
      `${textIn(row, 'kommun_id')} ${textIn(row, 'manad')}`,
      row['units'] as readonly string[],
    ]),
  );
}

async function listCoverage({ db }: RegionalTables, table: TableKind): Promise<readonly Coverage[]> {
  const rows = await db.rows(
    `SELECT kommun_id, count(*)::BIGINT AS n, min(uppdaterad) AS first, max(uppdaterad) AS last,
       count(*) FILTER (contains(maskerad, 'huvudman'))::BIGINT AS masked,
       list_sort(list_distinct(list(kalla))) AS sources
     FROM ${viewOf(table)} GROUP BY kommun_id ORDER BY kommun_id`,
  );
  return rows.map((row) => ({
    table,
    municipality: textIn(row, 'kommun_id'),
    period: 'alla',
    rows: Number(row['n']),
    sum: null,
    firstDate: textIn(row, 'first') || null,
    lastDate: textIn(row, 'last') || null,
    maskedShare: Number(row['masked']) / Number(row['n']),
    summedRows: 0,
    dateBasis: textIn(row, 'last') === '' ? 'saknas' : 'dag',
    vatBasis: 'okand',
    missingUnits: [],
    sources: row['sources'] as readonly string[],
  }));
}
