import type { DuckDb } from './duckdb.ts';
import { textIn } from './duckdb.ts';
import type { StageReport } from './stage-report.ts';

/** The period of a list, which has none. */
const noPeriod = 'alla';

/**
 * The period by which a staged file is kept: what its rows say where they stay within one month or one year, else what its
 * name or title says, else `alla`.
 */
export async function stagedPeriod(db: DuckDb, report: StageReport): Promise<string> {
  if (report.table !== 'ledger') return noPeriod;
  const stated = report.period;
  if (stated !== undefined) return stated.from === stated.to ? stated.from : `${stated.from}--${stated.to}`;
  const [row] = await db.rows(
    `SELECT coalesce(min(period), '') AS first, coalesce(max(period), '') AS last FROM staged WHERE period IS NOT NULL`,
  );
  const first = textIn(row, 'first');
  const last = textIn(row, 'last');
  if (first === '') return noPeriod;
  if (first === last) return first;
  return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : noPeriod;
}
