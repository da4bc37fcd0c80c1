import { afterEach, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { openDuckDb, quoteIdentifier, quoteLiteral, type DuckDb } from '../src/duckdb.ts';

const signal = new AbortController().signal;

describe('openDuckDb', () => {
  let db: DuckDb | undefined;
  afterEach(async () => db?.close());

  it('keeps amounts exact on their way into JavaScript', async () => {
    db = await openDuckDb({}, signal);
    const rows = await db.rows('SELECT 9007199254740993.01::DECIMAL(18,2) AS belopp');
    expect(rows).toEqual([{ belopp: '9007199254740993.01' }]);
  });

  it('appends text and gives it back in batches', async () => {
    db = await openDuckDb({}, signal);
    await db.run('CREATE TABLE t (a VARCHAR, b VARCHAR)');
    await db.append('t', [
      ['x', null],
      ['', 'y'],
    ]);
    const seen = [];
    for await (const batch of db.batches('SELECT * FROM t')) seen.push(...batch);
    expect(seen).toEqual([
      { a: 'x', b: null },
      { a: '', b: 'y' },
    ]);
  });

  it('removes its scratch directory when closed', async () => {
    const closed = await openDuckDb({}, signal);
    expect(existsSync(closed.scratch)).toBe(true);
    await closed.close();
    expect(existsSync(closed.scratch)).toBe(false);
  });

  it('stops a running statement with the reason of whoever aborted', async () => {
    const controller = new AbortController();
    db = await openDuckDb({}, controller.signal);
    const running = db.run('SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b');
    setTimeout(() => controller.abort(new Error('stopped by a person')), 50);
    await expect(running).rejects.toThrow('stopped by a person');
  });
});

describe('quoting', () => {
  it('makes any header an identifier and any text a literal', async () => {
    const db = await openDuckDb({}, signal);
    const name = `Bel"opp; DROP TABLE x--`;
    const text = `O'Brien "AB"`;
    const rows = await db.rows(`SELECT ${quoteLiteral(text)} AS ${quoteIdentifier(name)}`);
    await db.close();
    expect(rows).toEqual([{ [name]: text }]);
  });
});
