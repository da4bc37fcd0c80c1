import type { Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { TableKind } from './columns.ts';
import type { PartitionManifest } from './partition-manifest.ts';

/** Columns without which a table says little; a file that loses them is broken or has changed its form. */
export const keyColumns: Readonly<Record<TableKind, readonly string[]>> = {
  ledger: ['leverantor', 'leverantor_id', 'konto_nr', 'belopp', 'datum', 'forvaltning'],
  schools: ['skolenhetskod', 'namn', 'adress', 'lat', 'lon'],
  'care-homes': ['namn', 'adress', 'lat', 'lon'],
};

/** A tenth, of the rows as of the cells of a key column. */
const tolerated = 0.1;

/** Why a new version of a partition must wait for a person; none where it may replace the last good one. */
export function guardReasons(last: PartitionManifest, next: PartitionManifest): readonly Problem[] {
  const { table, municipality, period, source } = next.key;
  const about = { source, subject: next.origin.url };
  const place = { table, municipality, period };
  const reasons: Problem[] = [];
  if (next.rows < last.rows * (1 - tolerated)) {
    const params = { ...place, rows: next.rows, lastRows: last.rows };
    reasons.push(problem('tables.partition-shrunk', { ...about, params }));
  }
  for (const column of keyColumns[table]) {
    const before = last.emptyShare[column] ?? 0;
    const after = next.emptyShare[column] ?? 0;
    if (after - before <= tolerated) continue;
    const params = { ...place, column, was: percent(before), now: percent(after) };
    reasons.push(problem('tables.column-emptied', { ...about, params }));
  }
  return reasons;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
