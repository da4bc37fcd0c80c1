import { describe, expect, it } from '@jest/globals';
import type { DatasetRecord, Entity, Value } from '@lanskatalog/core';
import type { CandidateFile } from '../src/recognise-files.ts';
import { chooseFiles } from '../src/recognise-twins.ts';
import { recogniseDataset } from '../src/recognise-dataset.ts';
import { config } from './staged-file.ts';

const sv = (text: string): Value => ({ text, lang: 'sv' });

interface File {
  readonly url: string;
  readonly title?: string;
  readonly format?: string;
  readonly modified?: string;
}

const distribution = ({ url, title, format, modified }: File): Value => ({
  node: {
    id: '',
    types: ['dcat:Distribution'],
    properties: {
      'dcat:downloadURL': [{ iri: url }],
      ...(title === undefined ? {} : { 'dct:title': [sv(title)] }),
      ...(format === undefined ? {} : { 'dct:format': [{ literal: format }] }),
      ...(modified === undefined ? {} : { 'dct:modified': [{ literal: modified, type: 'xsd:date' }] }),
    },
  },
});

function dataset(
  title: string,
  files: readonly File[],
  more: { readonly keywords?: readonly string[]; readonly conformsTo?: string; readonly uri?: string } = {},
): DatasetRecord {
  const uri = more.uri ?? 'https://x.se/dataset/1';
  const entity: Entity = {
    id: uri,
    types: ['dcat:Dataset'],
    properties: {
      'dct:title': [sv(title)],
      'dcat:keyword': (more.keywords ?? []).map(sv),
      ...(more.conformsTo === undefined ? {} : { 'dct:conformsTo': [{ iri: more.conformsTo }] }),
      'dcat:distribution': files.map(distribution),
    },
  };
  return { uri, kind: 'dataset', entity, agents: [], hash: '', invalid: false };
}

const tableOf = (record: DatasetRecord): string => {
  const recognition = recogniseDataset(record, config);
  return recognition.kind === 'recognised'
    ? `${recognition.table} ${recognition.certainty}`
    : recognition.kind;
};

describe('recogniseDataset', () => {
  it.each([
    ['Leverantörsfakturor 2024', 'ledger likely'],
    ['Leverantörsreskontra Örebro kommun', 'ledger likely'],
    ['Spend over £500', 'ledger likely'],
    ['Grundskolor i Kumla', 'schools likely'],
    ['Förskolor och skolor', 'schools likely'],
    ['Särskilt boende', 'care-homes likely'],
    ['Vård- och omsorgsboenden', 'care-homes likely'],
    ['Säbo – särskilt äldreboende', 'care-homes likely'],
    ['Avtalsregister leverantörsfakturor', 'other'],
    ['Upptagningsområden för grundskolor', 'other'],
    ['LSS-boende och äldreboende, kötid', 'other'],
    ['Badplatser', 'other'],
  ])('knows by its title that %s is %s', (title, expected) => {
    expect(tableOf(dataset(title, []))).toBe(expected);
  });

  it('knows a dataset by the specification it conforms to, whatever its title', () => {
    const record = dataset('Ekonomi 2024', [], {
      conformsTo: 'https://www.dataportal.se/specifications/leverantorsreskontra/1.1',
    });
    expect(tableOf(record)).toBe('ledger declared');
  });

  it('knows a dataset by keyword and file name together, not by one of them', () => {
    const files = [{ url: 'https://x.se/leverantorsfakturor-2024.csv' }];
    expect(tableOf(dataset('Ekonomi', files))).toBe('other');
    expect(tableOf(dataset('Ekonomi', files, { keywords: ['Leverantörsfakturor'] }))).toBe('ledger likely');
  });

  it('obeys the operator who pins and excludes', () => {
    const record = dataset('Ekonomi', []);
    expect(recogniseDataset(record, config, { pin: { 'https://x.se/*': 'ledger' } })).toMatchObject({
      kind: 'recognised',
      table: 'ledger',
      certainty: 'declared',
    });
    const ledger = dataset('Leverantörsfakturor 2024', []);
    expect(recogniseDataset(ledger, config, { exclude: ['leverantörsfakturor*'] })).toEqual({
      kind: 'excluded',
    });
  });

  it('takes the month of a file name before the year of its title', () => {
    const record = dataset('Leverantörsfakturor', [
      { url: 'https://x.se/lev-202401.csv', title: 'Fakturor 2024' },
    ]);
    expect(recogniseDataset(record, config)).toMatchObject({
      files: [{ period: { from: '2024-01', to: '2024-01' } }],
    });
  });

  it('finds every data file of every distribution, with format and period, and no page or service', () => {
    const record = dataset('Leverantörsfakturor', [
      { url: 'https://x.se/fil?id=1', title: 'Juli 2021', format: 'text/csv' },
      { url: 'https://x.se/Leverant%C3%B6rsfakturor%202021-08.xlsx' },
      { url: 'https://x.se/om.html' },
      { url: 'https://x.se/wms', format: 'WMS' },
    ]);
    const recognition = recogniseDataset(record, config);
    expect(recognition).toMatchObject({
      files: [
        { format: 'csv', period: { from: '2021-07' }, title: 'Juli 2021' },
        { format: 'xlsx', period: { from: '2021-08' }, name: 'Leverantörsfakturor 2021-08.xlsx' },
      ],
    });
  });
});

const file = (name: string, more: Partial<CandidateFile> = {}): CandidateFile => ({
  dataset: 'd',
  url: `https://x.se/${name}`,
  name,
  format: 'csv',
  ...more,
});
const month = (from: string): Pick<CandidateFile, 'period'> => ({ period: { from, to: from } });
const namesOf = (files: readonly CandidateFile[]): string[] => files.map(({ name }) => name);

describe('chooseFiles', () => {
  it('uses a month once though it was uploaded three times and in two formats', () => {
    const { chosen, twins } = chooseFiles(
      [
        file('fakturor-202001.xml', { ...month('2020-01'), format: 'xml' }),
        file('fakturor-202001.csv', { ...month('2020-01'), modified: '2020-02-01' }),
        file('fakturor-202001-kopia.csv', { ...month('2020-01'), modified: '2020-02-03', dataset: 'e' }),
        file('fakturor-202002.csv', month('2020-02')),
      ],
      'ledger',
    );
    expect(namesOf(chosen)).toEqual(['fakturor-202001-kopia.csv', 'fakturor-202002.csv']);
    expect(twins.map(({ reason }) => reason)).toEqual(['same-period', 'same-period']);
  });

  it('uses the year instead of its months', () => {
    const { chosen, twins } = chooseFiles(
      [
        file('fakturor-2020-01.csv', month('2020-01')),
        file('fakturor-2020.csv', month('2020')),
        file('fakturor-2021-01.csv', month('2021-01')),
      ],
      'ledger',
    );
    expect(namesOf(chosen)).toEqual(['fakturor-2020.csv', 'fakturor-2021-01.csv']);
    expect(twins).toMatchObject([{ reason: 'part-of', file: { name: 'fakturor-2020-01.csv' } }]);
  });

  it('uses two files of one month that are parts of it', () => {
    const files = [file('skola-2020-01.csv', month('2020-01')), file('omsorg-2020-01.csv', month('2020-01'))];
    expect(chooseFiles(files, 'ledger').chosen).toHaveLength(2);
  });

  it('uses the newest edition of a list of units', () => {
    const files = [
      file('skolor-2022.csv', { ...month('2022'), modified: '2022-08-01' }),
      file('skolor-2023.csv', { ...month('2023'), modified: '2023-08-01' }),
    ];
    const { chosen, twins } = chooseFiles(files, 'schools');
    expect(namesOf(chosen)).toEqual(['skolor-2023.csv']);
    expect(twins).toMatchObject([{ reason: 'older-edition' }]);
  });
});
