import type { CleanedSection } from './clean-section.ts';
import type { DuckDb } from './duckdb.ts';
import type { MappedSection } from './map-section.ts';
import { stackRows } from './stack-rows.ts';

/** A section through all steps. */
export interface DoneSection {
  readonly mapped: MappedSection;
  readonly cleaned: CleanedSection;
}

/** Makes `staged`, `quarantined` and `dropped_values` of all sections of a file. */
export async function createRelations(db: DuckDb, done: readonly DoneSection[]): Promise<void> {
  const views = done.map(({ cleaned }) => `SELECT * FROM ${cleaned.view}`);
  await stackRows(db, 'staged', views);
  await db.run(
    'CREATE OR REPLACE TABLE quarantined_text (fil VARCHAR, rad VARCHAR, kolumn VARCHAR, varde VARCHAR, orsak VARCHAR)',
  );
  for (const { mapped, cleaned } of done) {
    const rows = cleaned.decisions.quarantined.map(({ rad, column, value, reason }) => [
      mapped.section.fil,
      String(rad),
      column,
      value,
      reason,
    ]);
    await db.append('quarantined_text', rows);
  }
  await db.run(
    'CREATE OR REPLACE VIEW quarantined AS SELECT * REPLACE (rad::BIGINT AS rad) FROM quarantined_text',
  );
  const dropped = done.flatMap(({ cleaned }) => cleaned.dropped);
  const nothing = `SELECT * FROM quarantined WHERE false`;
  await db.run(`CREATE OR REPLACE TABLE dropped_values AS ${[nothing, ...dropped].join(' UNION ALL ')}`);
}
