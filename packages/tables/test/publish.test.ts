import type { Blobs } from '@lanskatalog/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportStream } from '../src/publish-export.ts';
import { publishTables } from '../src/publish.ts';
import { queryRows } from '../src/query.ts';
import type { RegionalTables } from '../src/query-tables.ts';
import { rescreenPublished } from '../src/screen-published.ts';
import {
  addPartition,
  fillLedger,
  openTables,
  posting,
  signal,
  temporaryDirectory,
} from './publish-fixture.ts';
import { lexicon } from './screen-config.ts';
import { openTempBlobs } from './temp-blobs.ts';

let blobs: Blobs;
let directory: string;
let tables: RegionalTables | undefined;
beforeEach(async () => {
  blobs = await openTempBlobs();
  directory = await temporaryDirectory();
});
afterEach(async () => {
  await tables?.close();
  tables = undefined;
  await blobs.close();
  await rm(directory, { recursive: true, force: true });
});

const open = async (): Promise<RegionalTables> => (tables = await openTables(blobs));

describe('publishing', () => {
  it('writes one CSV and one Parquet file a year, all postings in them', async () => {
    await fillLedger(blobs);
    const result = await publishTables(await open(), { directory, lexicon }, signal);
    if (result.kind !== 'published') throw new Error('not published');
    expect(result.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['ledger-2023.csv', 1],
      ['ledger-2023.parquet', 1],
      ['ledger-2024.csv', 5],
      ['ledger-2024.parquet', 5],
    ]);
    const lines = (await readFile(join(directory, 'ledger-2024.csv'), 'utf8')).trimEnd().split('\n');
    expect(lines[0]).toBe(
      'kopare_id,kopare,verifikationsnummer,leverantor,leverantor_id,konto_nr,konto_text,belopp,datum,forvaltning,' +
        'fakturanummer,grund,avtal,kommun_id,s_kod_nr,maskerad,manad,kontoklass,kontogrupp,juridisk_person,antal,' +
        'dubblett,anm,kalla,ar,leverantor_nyckel,leverantor_namn',
    );
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain('KVARN AKTIEBOLAG,,64510,Konsulttjänster,250.25,2024-03-05,Fritid');
    expect(lines.join('\n')).not.toContain('Anna');
  });

  it('starts no formula in a spreadsheet and keeps negative numbers', async () => {
    await addPartition(blobs, { table: 'ledger', municipality: '1881', period: '2024-03' }, [
      posting({ konto_text: '=HYPERLINK("x")', belopp: '-20.50' }),
      posting({ konto_text: '@SUM(A1)', fakturanummer: '-4711' }),
      posting({ konto_text: '+46 19 21', fakturanummer: '-4711+3', avtal: '\tx' }),
    ]);
    const stream = await exportStream(await open(), { table: 'ledger', filters: [], format: 'csv' });
    if (stream.kind !== 'stream') throw new Error('no stream');
    let text = '';
    for await (const chunk of stream.bytes) text += Buffer.from(chunk).toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(""x"")",-20.50,`);
    expect(text).toContain(`'@SUM(A1)`);
    expect(text).toContain(`,-4711,`);
    expect(text).toContain(`,'-4711+3,`);
    expect(text).toContain(`,+46 19 21,`);
    expect(text).toContain(`,'\tx,`);
    expect(await readdir(tables?.db.scratch ?? '')).toEqual([]);
  });

  it('gives JSON as an array with amounts as decimal strings', async () => {
    await fillLedger(blobs);
    const filters = [{ column: 'kommun_id', operator: 'eq', values: ['1881'] }] as const;
    const stream = await exportStream(await open(), { table: 'ledger', filters, format: 'json' });
    if (stream.kind !== 'stream') throw new Error('no stream');
    let text = '';
    for await (const chunk of stream.bytes) text += Buffer.from(chunk).toString('utf8');
    const rows = JSON.parse(text) as Record<string, unknown>[];
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row['belopp']))).toEqual(new Set(['-20.50', '100.00', '5000.00']));
    expect(rows.every((row) => row['kommun_id'] === '1881')).toBe(true);
  });

  it('gives the same bytes each time', async () => {
    await fillLedger(blobs);
    const first = await publishTables(await open(), { directory, lexicon }, signal);
    const before = await readFile(join(directory, 'ledger-2024.csv'), 'utf8');
    const second = await publishTables(tables ?? (await open()), { directory, lexicon }, signal);
    expect([first.kind, second.kind]).toEqual(['published', 'published']);
    expect(await readFile(join(directory, 'ledger-2024.csv'), 'utf8')).toBe(before);
  });

  it('joins schools of two sources and tells where they differ', async () => {
    const school = { skolenhetskod: '10017830', namn: 'Hagaskolan', lat: '59.27', lon: '15.21' };
    await addPartition(blobs, { table: 'schools', municipality: '1880', period: 'alla', source: 'orebro' }, [
      { ...school, namn: 'Haga skola' },
    ]);
    await addPartition(
      blobs,
      { table: 'schools', municipality: '1880', period: 'alla', source: 'skolverket' },
      [school],
    );
    const page = await queryRows(await open(), {
      table: 'schools',
      filters: [],
      sort: [],
      limit: 10,
      offset: 0,
    });
    expect(page).toMatchObject({ total: 1, rows: [{ enhet: '10017830', namn: 'Hagaskolan', lat: 59.27 }] });
    expect(tables?.conflicts).toMatchObject([
      { table: 'schools', unit: '10017830', column: 'namn', chosen: 'Hagaskolan' },
    ]);
  });
});

describe('screening what is about to be published', () => {
  const header = 'leverantor,leverantor_id,belopp,fakturanummer,grund\n';
  const screenText = async (rows: string) => {
    const path = join(directory, 'ledger-2024.csv');
    await writeFile(path, header + rows);
    return rescreenPublished({ path, table: 'ledger' }, lexicon, signal);
  };

  it('passes a file of legal entities', async () =>
    expect(
      await screenText('Kvarn AB,5560000019,1.00,4711,\n,,2.00,,\nHaga AB c/o Fastum AB,5560000027,1.00,,\n'),
    ).toEqual({
      kind: 'clean',
      rows: 3,
    }));

  it.each([
    ['Anna Ek,,1.00,,', 'leverantor', 'privatperson'],
    ['Anna Ek,5560000019,1.00,,', 'leverantor', 'personnamn'],
    ['Oyelaran Adebayo,,1.00,,', 'leverantor', 'ej-visad-juridisk-person'],
    ['Kvarn AB,8507099805,1.00,,', 'leverantor', 'nummer'],
    ['Kvarn AB,5560000019,1.00,F8507099805,', 'fakturanummer', 'personnummer'],
    ['Kvarn AB,5560000019,1.00,,Avser 850709-9805', 'grund', 'personnummer'],
    ['Kvarn AB,5560000019,1.00,,anna.ek@kumla.se', 'grund', 'kontaktuppgift'],
    ['Brf Solen c/o Anna Ek,5560000019,1.00,,', 'leverantor', 'c-o'],
    ['Dödsboet efter Nils Ek,,1.00,,', 'leverantor', 'dodsbo'],
    ['*,,1.00,,', 'leverantor', 'befintlig-mask'],
  ])('stops a file with %s', async (row, column, rule) => {
    const result = await screenText(`Kvarn AB,5560000019,1.00,4711,\n${row}\n`);
    expect(result).toMatchObject({ kind: 'personal-data' });
    if (result.kind !== 'personal-data') return;
    expect(result.problems).toContainEqual(
      expect.objectContaining({ code: 'tables.personal-data-in-output', params: { column, rule, count: 1 } }),
    );
  });
});
