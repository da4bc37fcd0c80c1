import type { Blobs } from '@lanskatalog/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DuckDb } from '../src/duckdb.ts';
import { openDuckDb } from '../src/duckdb.ts';
import { listPartitions, readManifest } from '../src/partition-manifest.ts';
import {
  acceptHeld,
  isCurrent,
  partitionScreened,
  removePartitions,
  sweepPartitions,
} from '../src/partition.ts';
import { reportProblems } from '../src/screen-problems.ts';
import { screenStaged } from '../src/screen.ts';
import { lexicon } from './screen-config.ts';
import { stageRows } from './stage-rows.ts';
import { openTempBlobs } from './temp-blobs.ts';

let db: DuckDb;
let blobs: Blobs;
beforeEach(async () => {
  db = await openDuckDb({}, new AbortController().signal);
  blobs = await openTempBlobs();
});
afterEach(async () => {
  await db.close();
  await blobs.close();
});

const key = { table: 'ledger', municipality: '1881', source: 'kumla', period: '2024-03' } as const;
const origin = (fileHash: string) => ({
  dataset: 'https://data.kumla.se/ledger-2024',
  url: 'https://data.kumla.se/2024-03.csv',
  fileHash,
  rulesHash: 'r'.repeat(64),
});

async function put(
  rows: readonly Record<string, string | undefined>[],
  fileHash: string,
  period: string = key.period,
) {
  await stageRows(db, 'ledger', rows);
  const municipality = { code: '1881', officialName: 'Kumla kommun' };
  const context = { table: 'ledger', municipality, source: 'kumla', lexicon, kommunBas: true } as const;
  const report = await screenStaged(db, context);
  return partitionScreened(db, blobs, {
    key: { ...key, period },
    origin: origin(fileHash),
    report,
    quarantined: 0,
  });
}

const rows = (count: number, cells: Record<string, string> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    leverantor: 'Kvarn AB',
    leverantor_id: '5560000019',
    belopp: `${index}.10`,
    datum: '2024-03-05',
    ...cells,
  }));

describe('partitions', () => {
  it('hold the published rows and know their count and exact sum', async () => {
    const outcome = await put(
      [...rows(9), { leverantor: 'Anna Ek', leverantor_id: '850709-9805', belopp: '-0.01' }],
      'a',
    );
    expect(outcome).toMatchObject({
      kind: 'written',
      manifest: { rows: 10, sum: '36.89', report: { maskedRows: 1 } },
    });
    const path = await blobs.localPath(outcome.manifest.blob);
    const published = await db.rows(
      `SELECT leverantor, belopp, maskerad, kalla FROM read_parquet('${path}') WHERE belopp < 0`,
    );
    expect(published).toEqual([
      { leverantor: null, belopp: '-0.01', maskerad: 'leverantor: personnummer', kalla: 'kumla' },
    ]);
  });

  it('are not made again from the same bytes by the same rules', async () => {
    await put(rows(10), 'a');
    expect(await isCurrent(blobs, key, origin('a'))).toBe(true);
    expect(await isCurrent(blobs, key, origin('b'))).toBe(false);
    expect(await isCurrent(blobs, key, { ...origin('a'), rulesHash: 'other' })).toBe(false);
  });

  it('keep the last good version when more than a tenth of the rows are gone, until somebody accepts', async () => {
    await put(rows(20), 'a');
    const outcome = await put(rows(17), 'b');
    expect(outcome).toMatchObject({ kind: 'held', problems: [{ code: 'tables.partition-shrunk' }] });
    expect(await readManifest(blobs, key)).toMatchObject({ rows: 20 });
    expect(await isCurrent(blobs, key, origin('b'))).toBe(true);
    expect(await acceptHeld(blobs, key)).toBe(true);
    expect(await readManifest(blobs, key)).toMatchObject({ rows: 17 });
    expect(await acceptHeld(blobs, key)).toBe(false);
  });

  it('keep the last good version when a key column is emptied', async () => {
    await put(rows(20), 'a');
    const outcome = await put(
      [...rows(17), ...rows(3).map((row) => ({ ...row, leverantor_id: undefined }))],
      'b',
    );
    expect(outcome).toMatchObject({
      kind: 'held',
      problems: [
        { code: 'tables.column-emptied', params: { column: 'leverantor_id', was: '0 %', now: '15 %' } },
      ],
    });
  });

  it('take a version that lost no more than a tenth', async () => {
    await put(rows(20), 'a');
    expect((await put(rows(18), 'b')).kind).toBe('written');
  });

  it('go away when the source no longer serves them, files and all', async () => {
    await put(rows(3), 'a');
    await put(rows(3), 'b', '2024-04');
    const removed = await removePartitions(blobs, key, new Set(['2024-04']));
    expect(removed).toMatchObject([
      { code: 'tables.partition-removed', params: { period: '2024-03', rows: 3 } },
    ]);
    expect((await listPartitions(blobs)).map((manifest) => manifest.key.period)).toEqual(['2024-04']);
    expect(await sweepPartitions(blobs, new Set())).toBe(1);
    expect(await sweepPartitions(blobs, new Set())).toBe(0);
  });

  it('tell their municipality what was masked and what is wrongly registered', async () => {
    const { manifest } = await put(
      [
        ...rows(2),
        ...rows(1, { leverantor: 'Såg AB', leverantor_id: '5560000020' }),
        ...rows(1, { leverantor: 'Anna Ek', leverantor_id: '' }),
      ],
      'a',
    );
    expect(reportProblems(manifest).map(({ code, params }) => [code, params])).toEqual([
      ['tables.suppliers-masked', { rule: 'privatperson', values: 1, rows: 1 }],
      ['tables.invalid-numbers', { count: 1, example: '5560000020: Såg AB' }],
    ]);
  });
});
