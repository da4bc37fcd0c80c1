import type { Blobs } from '@lanskatalog/core';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { coverageOf } from '../src/publish-coverage.ts';
import type { AggregateQuery, RowsQuery } from '../src/query.ts';
import { queryAggregates, queryRows } from '../src/query.ts';
import type { RegionalTables } from '../src/query-tables.ts';
import { addPartition, fillLedger, openTables, posting } from './publish-fixture.ts';
import { openTempBlobs } from './temp-blobs.ts';

let blobs: Blobs;
let tables: RegionalTables | undefined;
beforeEach(async () => {
  blobs = await openTempBlobs();
});
afterEach(async () => {
  await tables?.close();
  tables = undefined;
  await blobs.close();
});

const all: RowsQuery = { table: 'ledger', filters: [], sort: [], limit: 100, offset: 0 };
const open = async (): Promise<RegionalTables> => (tables = await openTables(blobs));
const amounts = async (query: Partial<RowsQuery>) => {
  const page = await queryRows(tables ?? (await open()), { ...all, ...query });
  return page.kind === 'rows' ? page.rows.map((row) => row['belopp']) : page;
};

describe('querying rows', () => {
  beforeEach(() => fillLedger(blobs));

  it('filters, sorts and pages, and gives amounts as exact text', async () => {
    const sort = [{ column: 'belopp', descending: true }];
    expect(await amounts({ sort, limit: 2 })).toEqual(['5000.00', '250.25']);
    expect(await amounts({ sort, limit: 2, offset: 4 })).toEqual(['1.00', '-20.50']);
    expect(
      await amounts({ filters: [{ column: 'kommun_id', operator: 'eq', values: ['1880'] }], sort }),
    ).toEqual(['250.25', '7.77', '1.00']);
    expect(await amounts({ filters: [{ column: 'belopp', operator: 'lt', values: ['0'] }] })).toEqual([
      '-20.50',
    ]);
    expect(
      await amounts({
        filters: [
          { column: 'datum', operator: 'gte', values: ['2024-01-01'] },
          { column: 'forvaltning', operator: 'contains', values: ['KULT'] },
        ],
      }),
    ).toEqual(['1.00']);
    expect(await amounts({ filters: [{ column: 'ar', operator: 'in', values: ['2023', '2022'] }] })).toEqual([
      '7.77',
    ]);
    expect(
      await amounts({
        filters: [{ column: 'leverantor_nyckel', operator: 'eq', values: ['SE5560000019'] }],
        sort,
      }),
    ).toEqual(['250.25', '100.00', '7.77']);
    expect(
      await amounts({ filters: [{ column: 'maskerad', operator: 'empty', values: ['false'] }] }),
    ).toEqual(['5000.00']);
  });

  it('counts all rows that pass, not only the page', async () => {
    expect(await queryRows(await open(), { ...all, limit: 1 })).toMatchObject({ kind: 'rows', total: 6 });
  });

  it('binds values, so that SQL in them is only text', async () => {
    const values = [`'; DROP VIEW ledger; --`];
    expect(await amounts({ filters: [{ column: 'leverantor', operator: 'eq', values }] })).toEqual([]);
    expect(
      await amounts({ filters: [{ column: 'leverantor', operator: 'contains', values: [`%' OR '1'='1`] }] }),
    ).toEqual([]);
    expect(await amounts({ limit: 1 })).toHaveLength(1);
  });

  it('tells a mistake instead of running it', async () => {
    expect(
      await amounts({ filters: [{ column: 'belopp) --', operator: 'eq', values: ['1'] }] }),
    ).toMatchObject({ reason: 'unknown-column' });
    expect(await amounts({ sort: [{ column: '1; DROP VIEW ledger', descending: false }] })).toMatchObject({
      reason: 'unknown-column',
    });
    expect(
      await amounts({ filters: [{ column: 'belopp', operator: 'gt', values: ['mycket'] }] }),
    ).toMatchObject({ reason: 'value-not-understood' });
    expect(await amounts({ limit: 100_000 })).toMatchObject({ reason: 'page-out-of-range' });
  });
});

describe('aggregates', () => {
  beforeEach(() => fillLedger(blobs));
  const top: AggregateQuery = {
    table: 'ledger',
    filters: [],
    groupBy: ['leverantor_nyckel', 'leverantor_namn'],
    sort: [{ column: 'summa', descending: true }],
    limit: 10,
    offset: 0,
  };

  it('rank a supplier once over all its spellings, and never what is masked', async () => {
    expect(await queryAggregates(await open(), top)).toEqual({
      kind: 'aggregates',
      groups: [
        { leverantor_nyckel: 'SE5560000019', leverantor_namn: 'Kvarn AB', rader: 3, summa: '358.02' },
        { leverantor_nyckel: 'SE5560000027', leverantor_namn: 'Såg AB', rader: 2, summa: '-19.50' },
      ],
      masked: { rader: 1, summa: '5000.00' },
    });
  });

  it('sum by municipality, year and account group with the same filters as rows', async () => {
    const query = {
      ...top,
      groupBy: ['kommun_id', 'ar', 'kontogrupp'],
      sort: [{ column: 'kommun_id', descending: false }],
      filters: [{ column: 'ar', operator: 'eq', values: ['2024'] }] as const,
    };
    expect(await queryAggregates(await open(), query)).toEqual({
      kind: 'aggregates',
      groups: [
        { kommun_id: '1880', ar: '2024', kontogrupp: '64', rader: 2, summa: '251.25' },
        { kommun_id: '1881', ar: '2024', kontogrupp: '64', rader: 3, summa: '5079.50' },
      ],
    });
  });

  it('refuse columns that are none', async () => {
    expect(await queryAggregates(await open(), { ...top, groupBy: ['x; --'] })).toMatchObject({
      kind: 'mistake',
    });
    expect(
      await queryAggregates(await open(), { ...top, sort: [{ column: 'belopp', descending: true }] }),
    ).toMatchObject({ kind: 'mistake' });
  });
});

describe('coverage', () => {
  it('tells rows, sum, dates, masking and missing units by municipality and month', async () => {
    await fillLedger(blobs);
    await addPartition(blobs, { table: 'ledger', municipality: '1880', period: '2024-04' }, [
      posting({ datum: '2024-04-02', forvaltning: 'Kultur' }),
    ]);
    const coverage = await coverageOf(await open());
    expect(coverage.find(({ municipality }) => municipality === '1881')).toEqual({
      table: 'ledger',
      municipality: '1881',
      period: '2024-03',
      rows: 3,
      sum: '5079.50',
      firstDate: '2024-03-05',
      lastDate: '2024-03-05',
      maskedShare: 1 / 3,
      summedRows: 0,
      dateBasis: 'manad',
      vatBasis: 'okand',
      missingUnits: [],
      sources: ['kommun-1881'],
    });
    expect(
      coverage.filter(({ municipality }) => municipality === '1880').map(({ period }) => period),
    ).toEqual(['2023-12', '2024-03', '2024-04']);
  });

  it('names units that a municipality usually has and one month lacks', async () => {
    for (const month of ['01', '02', '03']) {
      const datum = `2024-${month}-10`;
      const units = month === '03' ? ['Kultur'] : ['Kultur', 'Skola'];
      await addPartition(
        blobs,
        { table: 'ledger', municipality: '1880', period: `2024-${month}` },
        units.map((forvaltning) => posting({ datum, forvaltning })),
      );
    }
    const coverage = await coverageOf(await open());
    expect(coverage.map(({ missingUnits }) => missingUnits)).toEqual([[], [], ['Skola']]);
  });
});

it('tells which suppliers two sources call differently', async () => {
  await fillLedger(blobs);
  await addPartition(blobs, { table: 'ledger', municipality: '1882', period: '2024-03' }, [
    posting({ leverantor: 'Kvarnen i Kumla AB' }),
  ]);
  expect((await open()).conflicts).toEqual([
    {
      table: 'ledger',
      unit: 'SE5560000019',
      column: 'leverantor',
      values: [
        { source: 'kommun-1880', value: 'Kvarn AB' },
        { source: 'kommun-1881', value: 'Kvarn AB' },
        { source: 'kommun-1882', value: 'Kvarnen i Kumla AB' },
      ],
      chosen: 'Kvarn AB',
      rule: 'most-rows',
    },
  ]);
});

it('opens a region that has no tables yet', async () => {
  expect(await queryRows(await open(), all)).toEqual({ kind: 'rows', rows: [], total: 0 });
  expect(await coverageOf(await open())).toEqual([]);
});
