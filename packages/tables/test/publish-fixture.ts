import type { Blobs } from '@lanskatalog/core';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableKind } from '../src/columns.ts';
import { openDuckDb } from '../src/duckdb.ts';
import { partitionScreened } from '../src/partition.ts';
import type { RegionalTables } from '../src/query-tables.ts';
import { openRegionalTables } from '../src/query-tables.ts';
import { screenStaged } from '../src/screen.ts';
import { lexicon } from './screen-config.ts';
import { stageRows } from './stage-rows.ts';

export const signal = new AbortController().signal;

type Row = Readonly<Record<string, string | undefined>>;

/** Screens and partitions rows as the file of one municipality. */
export async function addPartition(
  blobs: Blobs,
  key: {
    readonly table: TableKind;
    readonly municipality: string;
    readonly period: string;
    readonly source?: string;
  },
  rows: readonly Row[],
): Promise<void> {
  const db = await openDuckDb({ threads: 1 }, signal);
  const source = key.source ?? `kommun-${key.municipality}`;
  const municipality = { code: key.municipality, officialName: `Kommun ${key.municipality}` };
  await stageRows(db, key.table, rows);
  const report = await screenStaged(db, { table: key.table, municipality, source, lexicon, kommunBas: true });
  const origin = {
    dataset: `https://data.example.se/${source}/${key.table}`,
    url: `https://data.example.se/${source}/${key.period}.csv`,
    fileHash: 'f'.repeat(64),
    rulesHash: 'r'.repeat(64),
  };
  await partitionScreened(db, blobs, { key: { ...key, source }, origin, report, quarantined: 0 });
  await db.close();
}

export const posting = (cells: Row): Row => ({
  leverantor: 'Kvarn AB',
  leverantor_id: '5560000019',
  konto_nr: '64510',
  konto_text: 'Konsulttjänster',
  belopp: '100.00',
  datum: '2024-03-05',
  forvaltning: 'Tekniska nämnden',
  ...cells,
});

/** Two municipalities, two years, a person, a spelling without number, a formula and a refund. */
export async function fillLedger(blobs: Blobs): Promise<void> {
  await addPartition(blobs, { table: 'ledger', municipality: '1881', period: '2024-03' }, [
    posting({}),
    posting({
      leverantor: 'Såg AB',
      leverantor_id: '5560000027',
      belopp: '-20.50',
      konto_text: '=HYPERLINK("x")',
    }),
    posting({ leverantor: 'Anna Ek', leverantor_id: '850709-9805', belopp: '5000.00' }),
  ]);
  await addPartition(blobs, { table: 'ledger', municipality: '1880', period: '2024-03' }, [
    posting({
      leverantor: 'KVARN AKTIEBOLAG',
      leverantor_id: undefined,
      belopp: '250.25',
      forvaltning: 'Fritid',
    }),
    posting({ leverantor: 'Såg AB', leverantor_id: '5560000027', belopp: '1.00', forvaltning: 'Kultur' }),
  ]);
  await addPartition(blobs, { table: 'ledger', municipality: '1880', period: '2023-12' }, [
    posting({ datum: '2023-12-01', belopp: '7.77', forvaltning: 'Kultur' }),
  ]);
}

export const openTables = (blobs: Blobs): Promise<RegionalTables> =>
  openRegionalTables(
    blobs,
    {
      aliases: { version: 0, aliases: [], refused: [] },
      precedence: { rule: 'source-order', order: ['skolverket'] },
      duckDb: { threads: 1 },
    },
    signal,
  );

export const temporaryDirectory = (): Promise<string> => mkdtemp(join(tmpdir(), 'lanskatalog-published-'));
