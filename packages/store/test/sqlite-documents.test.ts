import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Documents } from '@lanskatalog/core';
import { openSqliteDocuments } from '@lanskatalog/store';
import Database from 'libsql';
import { documentsContract } from './documents-contract.ts';

documentsContract('SqliteDocuments', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'documents-'));
  const open: Documents[] = [];
  return {
    connect: async () => {
      const documents = await openSqliteDocuments(path.join(directory, 'state', 'documents.db'));
      open.push(documents);
      return documents;
    },
    dispose: async () => {
      await Promise.all(open.map(async (documents) => documents.close()));
      await rm(directory, { recursive: true });
    },
  };
});

describe('openSqliteDocuments', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'documents-'));
    file = path.join(directory, 'documents.db');
  });

  afterEach(async () => rm(directory, { recursive: true }));

  it('loses no write of two processes on one file, opened at the same moment', async () => {
    await Promise.all([writeInOtherProcess(file, 'one'), writeInOtherProcess(file, 'two')]);
    const documents = await openSqliteDocuments(file);
    const collection = await documents.collection<{ n: number }>('counted', { indexes: ['writer'] });
    expect((await collection.get('shared'))?.value.n).toBe(200);
    let own = 0;
    for await (const { id } of collection.find({ equals: { writer: 'two' } }))
      own += id.startsWith('two') ? 1 : 0;
    expect(own).toBe(1000);
    await documents.close();
  });

  it('refuses a file of a newer version, and says so', async () => {
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    await expect(openSqliteDocuments(file)).rejects.toThrow('newer version (layout 99)');
  });

  it('refuses a file that is no database', async () => {
    await writeFile(file, 'not a database'.repeat(100));
    await expect(openSqliteDocuments(file)).rejects.toThrow('not a database');
  });

  it('holds no read open while a find is under way, so that the log can be emptied', async () => {
    const documents = await openSqliteDocuments(file);
    const collection = await documents.collection<{ n: number }>('read', { indexes: [] });
    await collection.putMany(Array.from({ length: 300 }, (_, n) => ({ id: `d${n}`, value: { n } })));
    const reader = collection.find({})[Symbol.asyncIterator]();
    await reader.next();
    await collection.put('d1', { n: -1 });
    const db = new Database(file);
    const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    expect(checkpoint?.busy).toBe(0);
    db.close();
    await documents.close();
  });

  it('uses the index of the field it filters and orders on', async () => {
    const documents = await openSqliteDocuments(file);
    await documents.collection('planned', { indexes: ['source', 'at'] });
    await documents.close();
    const db = new Database(file);
    const { pageQuery } = await import('../src/sqlite-find.ts');
    const options = { equals: { source: 'a' }, order: { field: 'id' } };
    const query = pageQuery('"planned"', options, { limit: 10, after: { sort: 'x', id: 'x' } });
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${query.sql}`).all(...query.parameters) as {
      detail: string;
    }[];
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('USING INDEX planned:source (<expr>=? AND id>?)'),
    ]);
    const latest = pageQuery('"planned"', { order: { field: 'at', descending: true } }, { limit: 10 });
    const [step] = db.prepare(`EXPLAIN QUERY PLAN ${latest.sql}`).all() as { detail: string }[];
    expect(step?.detail).toContain('SCAN planned USING INDEX planned:at');
    db.close();
  });
});

async function writeInOtherProcess(file: string, writer: string): Promise<void> {
  const script = fileURLToPath(new URL('write-counted.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=development', script, file, writer],
    {
      stdio: 'inherit',
    },
  );
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`the writing process ended with ${String(code)}`);
}
