import type { Entity, Region } from '@lanskatalog/core';
import { irisOf, nodesOf, textOf, valuesOf } from '@lanskatalog/core';
import { describe, expect, it } from '@jest/globals';
import type { DescribeInput } from '../src/describe-distributions.ts';
import { describeTables, tableDatasetIri } from '../src/describe-tables.ts';
import type { PartitionManifest } from '../src/partition-manifest.ts';
import type { Coverage } from '../src/publish-coverage.ts';
import type { PublishedFile } from '../src/publish.ts';

const region: Region = {
  id: 'orebro-lan',
  baseUri: 'https://data.example.se/',
  title: { sv: 'Örebro län' },
  description: { sv: 'Öppna data' },
  publisher: { name: 'Region Örebro län', orgnr: '2321000164', type: 'RegionalAuthority' },
  contact: { name: 'Öppna data', email: 'data@example.se' },
  license: 'http://creativecommons.org/publicdomain/zero/1.0/',
  spatial: 'http://sws.geonames.org/2686655/',
};

const file = (year: string, format: 'csv' | 'parquet'): PublishedFile => ({
  table: 'ledger',
  year,
  format,
  name: `ledger-${year}.${format}`,
  path: `ledger-${year}.${format}`,
  size: 1234,
  rows: 10,
});

const month = (period: string, firstDate: string | null, lastDate: string | null): Coverage => ({
  table: 'ledger',
  municipality: '1880',
  period,
  rows: 1,
  sum: '1.00',
  firstDate,
  lastDate,
  maskedShare: 0,
  summedRows: 0,
  dateBasis: 'dag',
  vatBasis: 'okand',
  missingUnits: [],
  sources: ['orebro'],
});

const partition = (period: string, dataset: string): PartitionManifest => ({
  key: { table: 'ledger', municipality: '1880', source: 'orebro', period },
  origin: { dataset, url: `${dataset}.csv`, fileHash: 'a', rulesHash: 'b' },
  blob: 'x.parquet',
  rows: 1,
  sum: '1.00',
  quarantined: 0,
  emptyShare: {},
  report: {
    numberKind: 'organisation-numbers',
    rows: 1,
    maskedRows: 0,
    aggregatedRows: 0,
    decisions: [],
    registration: {
      invalidNumbers: 0,
      numbersWithSeveralNames: 0,
      namesWithSeveralNumbers: 0,
      duplicateRows: 0,
      notes: {},
      examples: [],
    },
  },
});

const input: DescribeInput = {
  region,
  files: [file('2023', 'csv'), file('2024', 'csv'), file('2024', 'parquet')],
  coverage: [
    month('2023-12', '2023-12-01', '2023-12-30'),
    month('2024-01', null, null),
    month('2024-02', '2024-02-03', '2024-02-28'),
  ],
  partitions: [
    partition('2023-12', 'https://orebro.se/d/2023'),
    partition('2024-01', 'https://orebro.se/d/2024'),
    partition('2024-02', 'https://orebro.se/d/2024'),
  ],
  fileUrl: ({ name }) => `https://data.example.se/files/${name}`,
  apiUrl: (table, year) => `https://data.example.se/api/${table}?ar=${year}`,
  pageUrl: (table) => `https://data.example.se/tables/${table}`,
  dates: new Map([
    [tableDatasetIri(region, 'ledger', '2023'), { issued: '2024-01-02', modified: '2024-01-02' }],
    [tableDatasetIri(region, 'ledger', '2024'), { issued: '2024-02-05', modified: '2024-03-04' }],
  ]),
};

const literals = (entity: Entity | undefined, property: string): string[] =>
  entity === undefined
    ? []
    : valuesOf(entity, property).flatMap((value) => ('literal' in value ? [value.literal] : []));

describe('describing the regional tables', () => {
  const [series, first, second] = describeTables(input);

  it('makes a series per table and a dataset per year in it', () => {
    expect(describeTables(input).map(({ types, id }) => [types[0], id])).toEqual([
      ['dcat:DatasetSeries', 'https://data.example.se/tables/ledger'],
      ['dcat:Dataset', 'https://data.example.se/tables/ledger/2023'],
      ['dcat:Dataset', 'https://data.example.se/tables/ledger/2024'],
    ]);
    expect(second && irisOf(second, 'dcat:inSeries')).toEqual([series?.id]);
    expect(second && textOf(second, 'dct:title', 'en')).toBe('Supplier ledger of the county 2024');
  });

  it('names each municipal dataset that a year is made of, once', () => {
    for (const property of ['dct:source', 'prov:wasDerivedFrom']) {
      expect(first && irisOf(first, property)).toEqual(['https://orebro.se/d/2023']);
      expect(second && irisOf(second, property)).toEqual(['https://orebro.se/d/2024']);
    }
  });

  it('gives the period that the rows speak of, and to a series the earliest and latest of its datasets', () => {
    const period = second && nodesOf(second, 'dct:temporal')[0];
    expect([literals(period, 'dcat:startDate'), literals(period, 'dcat:endDate')]).toEqual([
      ['2024-01-01'],
      ['2024-02-28'],
    ]);
    expect([literals(series, 'dct:issued'), literals(series, 'dct:modified')]).toEqual([
      ['2024-01-02'],
      ['2024-03-04'],
    ]);
  });

  it('gives each file and the API one access address, format, media type, size and licence', () => {
    const distributions = second === undefined ? [] : nodesOf(second, 'dcat:distribution');
    expect(
      distributions.map((found) => [
        irisOf(found, 'dcat:accessURL'),
        literals(found, 'dct:format'),
        literals(found, 'dcat:byteSize'),
      ]),
    ).toEqual([
      [['https://data.example.se/files/ledger-2024.csv'], ['text/csv'], ['1234']],
      [['https://data.example.se/files/ledger-2024.parquet'], ['application/vnd.apache.parquet'], ['1234']],
      [['https://data.example.se/api/ledger?ar=2024'], ['application/json'], []],
    ]);
    expect(distributions.every((found) => irisOf(found, 'dct:license')[0] === region.license)).toBe(true);
  });
});
