import { describe, expect, it } from '@jest/globals';
import { openDuckDb, textIn } from '../src/duckdb.ts';
import { stackRows } from '../src/stack-rows.ts';

describe('stackRows', () => {
  it('gives the rows of one SELECT after those of another, each in their order, and again of other SELECTs', async () => {
    const db = await openDuckDb({ threads: 1 }, new AbortController().signal);
    for (const parts of [20, 1, 3]) {
      const selects = Array.from(
        { length: parts },
        (_, at) => `SELECT ${at} * 100 + i AS n FROM range(100) t(i)`,
      );
      await stackRows(db, 'stacked', selects);
      const rows = await db.rows('SELECT n FROM stacked');
      expect(rows.map((row) => Number(textIn(row, 'n')))).toEqual(
        Array.from({ length: parts * 100 }, (_, at) => at),
      );
    }
    await db.close();
  });
});
