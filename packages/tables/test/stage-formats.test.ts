import { describe, expect, it } from '@jest/globals';
import { column, staged, stageContent } from './staged-file.ts';
import { workbookOf, zipOf, type WorkbookCell } from './zip-of.ts';

const ledger: readonly (readonly WorkbookCell[])[] = [
  ['Datum', 'Förvaltning', 'Leverantör', 'Org.nr', 'Fakturanr', 'Konto', 'Belopp', null],
  [
    { serial: 45296 },
    'Vård',
    'Åkes Färg AB',
    '212000-1967',
    4711,
    '64510 Konsulttjänster',
    68449.289999999994,
    null,
  ],
  [null, null, null, null, null, null, null, null],
  [
    { serial: 45297 },
    'Vård',
    { inline: 'Östra & Västra AB' },
    '212000-1975',
    '0012',
    '64520 Livsmedel',
    -12.5,
    null,
  ],
];

const monthSheet = (name: string, amount: number): (readonly WorkbookCell[])[] => [
  ['Leverantör', 'Belopp'],
  [name, amount],
  ['Z AB', 1],
];

describe('workbooks', () => {
  it('reads shared and inline strings, dates by style, numbers exactly and skips blank rows', async () => {
    const result = await staged(workbookOf({ Blad1: ledger }), { name: 'Leverantörsfakturor 2024-01.xlsx' });
    expect(result.rows).toMatchObject([
      {
        datum: '2024-01-05',
        leverantor: 'Åkes Färg AB',
        leverantor_id: '2120001967',
        konto_nr: '64510',
        konto_text: 'Konsulttjänster',
        belopp: '68449.29',
        rad: '2',
      },
      {
        datum: '2024-01-06',
        leverantor: 'Östra & Västra AB',
        leverantor_id: '2120001975',
        fakturanummer: '0012',
        belopp: '-12.50',
        rad: '4',
      },
    ]);
    expect(result.report.period).toEqual({ from: '2024-01', to: '2024-01' });
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const book = workbookOf(
      {
        Blad1: [
          ['leverantor', 'belopp', 'datum'],
          ['A AB', 1, { serial: 43834 }],
        ],
      },
      { date1904: true },
    );
    expect(column(await staged(book), 'datum')).toEqual(['2024-01-05']);
  });

  it('reads numbers and dates that are kept as text', async () => {
    const book = workbookOf({
      Blad1: [
        ['leverantor', 'belopp', 'datum'],
        ['A AB', '1 234,50', '45296'],
        ['B AB', '2,50', '45297'],
      ],
    });
    const result = await staged(book);
    expect(column(result, 'belopp')).toEqual(['1234.50', '2.50']);
    expect(column(result, 'datum')).toEqual(['2024-01-05', '2024-01-06']);
  });

  it('does not take a number of three decimals for thousands', async () => {
    const book = workbookOf({
      Blad1: [
        ['leverantor', 'belopp'],
        ['A AB', 1.234],
        ['B AB', 5],
      ],
    });
    expect(column(await staged(book), 'belopp')).toEqual(['1.23', '5.00']);
  });

  it('joins sheets of months and leaves a sheet of notes out', async () => {
    const book = workbookOf({
      Information: [['Om filen'], ['Uppgifterna gäller 2024.']],
      'Januari 2024': monthSheet('A AB', 1),
      'Februari 2024': monthSheet('B AB', 2),
    });
    const result = await staged(book, { name: 'reskontra.xlsx' });
    expect(column(result, 'fil')).toEqual([
      'reskontra.xlsx#Februari 2024',
      'reskontra.xlsx#Februari 2024',
      'reskontra.xlsx#Januari 2024',
      'reskontra.xlsx#Januari 2024',
    ]);
    expect(column(result, 'period')).toEqual(['2024-02', '2024-02', '2024-01', '2024-01']);
    expect(result.codes).toContain('tables.part-skipped');
  });
});

const jsonRows = [
  { leverantor: 'A AB', leverantor_id: '2120001967', belopp: 10.1, datum: '2024-01-05' },
  { leverantor: 'B AB', leverantor_id: null, belopp: 1234.567, datum: '2024-01-06', avtal: 'X1' },
];

describe('JSON', () => {
  const forms: Readonly<Record<string, string>> = {
    'an array': JSON.stringify(jsonRows, null, 1),
    'an EntryScape rowstore page': JSON.stringify({
      limit: 100,
      offset: 0,
      resultCount: 2,
      results: jsonRows,
    }),
    'a CKAN datastore answer': JSON.stringify({
      success: true,
      result: {
        fields: [{ id: 'leverantor', type: 'text' }],
        records: jsonRows,
        total: 2,
        _links: { start: '/x' },
      },
    }),
    'JSON Lines': jsonRows.map((row) => JSON.stringify(row)).join('\n'),
    'JSON Lines of carriage returns and line feeds': `${jsonRows.map((row) => JSON.stringify(row)).join('\r\n')}\r\n`,
    'a byte order mark in a key': JSON.stringify(jsonRows).replaceAll('"leverantor"', '"\uFEFFleverantor"'),
    'a byte order mark before all': `\uFEFF${JSON.stringify(jsonRows)}`,
    'an array of arrays': JSON.stringify([
      ['leverantor', 'leverantor_id', 'belopp', 'datum'],
      ...jsonRows.map((row) => Object.values(row).slice(0, 4)),
    ]),
  };

  it.each(Object.entries(forms))('reads %s', async (_, content) => {
    const result = await staged(content, { name: 'fil.json' });
    expect(column(result, 'leverantor')).toEqual(['A AB', 'B AB']);
    expect(column(result, 'leverantor_id')).toEqual(['2120001967', null]);
    expect(column(result, 'belopp')).toEqual(['10.10', '1234.57']);
  });

  it('reports a page that says there is more', async () => {
    const result = await staged(JSON.stringify({ resultCount: 500, results: jsonRows }));
    expect(result.codes).toContain('tables.answer-incomplete');
  });

  it('reads features of GeoJSON with their places', async () => {
    const feature = {
      type: 'Feature',
      properties: { namn: 'Almby skola', skolform: 'Grundskola' },
      geometry: { type: 'Point', coordinates: [15.2544, 59.2583] },
    };
    const result = await staged(JSON.stringify({ type: 'FeatureCollection', features: [feature] }), {
      hints: { table: 'schools' },
    });
    expect(result.rows).toMatchObject([{ namn: 'Almby skola', lat: 59.2583, lon: 15.2544 }]);
  });

  it('refuses JSON that breaks off', async () => {
    const outcome = await stageContent(JSON.stringify(jsonRows).slice(0, -20));
    expect(outcome).toMatchObject({ kind: 'refused', codes: ['tables.file-broken'] });
  });

  it('refuses linked data', async () => {
    const text = JSON.stringify({
      '@context': { dcat: 'http://www.w3.org/ns/dcat#' },
      '@graph': [{ '@id': 'x' }],
    });
    expect(await stageContent(text)).toMatchObject({ kind: 'refused', codes: ['tables.not-a-table'] });
  });
});

const rowXml = (name: string, amount: string): string =>
  `<rad><leverantor>${name}</leverantor><belopp>${amount}</belopp><datum>2024-01-05</datum></rad>`;

describe('XML', () => {
  it('reads rows below a head of other values, with entities and CDATA', async () => {
    const text = `<?xml version="1.0"?><reskontra xmlns="urn:x"><skapad>2024-02-01</skapad><rader>${rowXml('A &amp; B AB', '1,50')}${rowXml('<![CDATA[C <AB>]]>', '2,50')}</rader></reskontra>`;
    const result = await staged(text, { name: 'fil.xml' });
    expect(column(result, 'leverantor')).toEqual(['A & B AB', 'C <AB>']);
    expect(result.report.sum).toBe('4.00');
  });

  it('reads rows that keep their values in attributes', async () => {
    const text = '<r><post leverantor="A AB" belopp="1.5"/><post leverantor="B AB" belopp="2"/></r>';
    expect((await staged(text)).report.sum).toBe('3.50');
  });

  it('reads ISO-8859-1, whatever it declares', async () => {
    const text = Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><r>${rowXml('Åkes AB', '1')}${rowXml('B AB', '2')}</r>`,
      'latin1',
    );
    expect(column(await staged(text), 'leverantor')).toEqual(['Åkes AB', 'B AB']);
  });

  it('refuses XML that is not well-formed', async () => {
    expect(await stageContent(`<r>${rowXml('A AB', '1')}${rowXml('B AB', '2')}<rad></r>`)).toMatchObject({
      kind: 'refused',
      codes: ['tables.file-broken'],
    });
  });
});

describe('archives', () => {
  const january = 'leverantor;belopp\nA AB;1\nB AB;2\n';

  it('reads every table in an archive, workbooks too, and knows the months by their names', async () => {
    const book = workbookOf({
      Blad1: [
        ['leverantor', 'belopp'],
        ['C AB', 4],
      ],
    });
    const zip = zipOf({ 'data/2024-01.csv': january, '2024-02.xlsx': book, '__MACOSX/._x': 'x' });
    const result = await staged(zip, { name: 'reskontra.zip' });
    expect(result.report.sum).toBe('7.00');
    expect(new Set(column(result, 'period'))).toEqual(new Set(['2024-01', '2024-02']));
    expect(column(result, 'fil')).toContain('reskontra.zip#data/2024-01.csv');
  });

  it('follows no archive inside an archive', async () => {
    const result = await staged(zipOf({ 'a.csv': january, 'b.zip': zipOf({ 'c.csv': january }) }));
    expect(result.report.sum).toBe('3.00');
    expect(result.codes).toContain('tables.archive-refused');
  });

  it('refuses an archive that unpacks to too much', async () => {
    const limits = { maxEntries: 10, maxUnpackedBytes: 1000, maxRatio: 300 };
    const outcome = await stageContent(zipOf({ 'a.csv': january.repeat(100) }), { limits });
    expect(outcome).toMatchObject({ kind: 'refused', codes: ['tables.archive-refused'] });
  });

  it('refuses an archive that was packed beyond all measure', async () => {
    const outcome = await stageContent(
      zipOf({ 'a.csv': `leverantor;belopp\n${'A AB;1\n'.repeat(2_000_000)}` }),
    );
    expect(outcome).toMatchObject({ kind: 'refused', codes: ['tables.archive-refused'] });
  });

  it('refuses a damaged archive', async () => {
    const zip = zipOf({ 'a.csv': january });
    expect(await stageContent(zip.subarray(0, zip.length - 30))).toMatchObject({
      kind: 'refused',
      codes: ['tables.file-broken'],
    });
  });
});
