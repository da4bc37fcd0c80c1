import { describe, expect, it } from '@jest/globals';
import { column, staged, stageContent } from './staged-file.ts';

/** Invented suppliers; the numbers are of public authorities. */
const header = ['Förvaltning', 'Leverantör', 'Organisationsnummer', 'Konto', 'Belopp exkl. moms', 'Datum'];
const rows = [
  ['Bygg & miljö', 'Åkes Färg AB', '212000-1967', '64510 Konsulttjänster', '1 234,50', '2024-01-05'],
  ['Vård', 'Östra Ångbageriet AB', '2120001975', '64520 Livsmedel', '-12,5', '2024-01-17'],
  ['Vård', 'Häggens Handelsbolag', '2120001983', '64530 Hyra', '99', '2024-01-31'],
];
const sum = '1321.00';

const csv = (delimiter: string, lineEnd: string): string =>
  [header, ...rows].map((cells) => cells.join(delimiter)).join(lineEnd) + lineEnd;
const suppliers = rows.map(([, name]) => name);

const encodings: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(csv(';', '\n')),
  'UTF-8 with a byte order mark': Buffer.from(`\uFEFF${csv(';', '\r\n')}`),
  'UTF-16 little endian with a byte order mark': Buffer.from(`\uFEFF${csv(';', '\r\n')}`, 'utf16le'),
  'UTF-16 big endian without one': Buffer.from(csv(';', '\n'), 'utf16le').swap16(),
  'ISO-8859-1': Buffer.from(csv(';', '\n'), 'latin1'),
  'UTF-8 encoded twice': Buffer.from(Buffer.from(csv(';', '\n')).toString('latin1')),
};

describe('encodings', () => {
  it.each(Object.entries(encodings))('reads a ledger in %s', async (_, content) => {
    const result = await staged(content);
    expect(column(result, 'leverantor')).toEqual(suppliers);
    expect(result.report.sum).toBe(sum);
  });

  it('reads the signs that cp1252 has and ISO-8859-1 has not', async () => {
    const content = Buffer.concat([
      Buffer.from('leverantor;belopp;datum\nCaf', 'latin1'),
      Buffer.from([0xe9, 0x20, 0x96, 0x20, 0x80]),
      Buffer.from(' AB;1;2024-01-01\n'),
    ]);
    expect(column(await staged(content), 'leverantor')).toEqual(['Café – € AB']);
  });

  it('reads lines of UTF-8 beside lines of cp1252, and says so', async () => {
    const content = Buffer.concat([
      Buffer.from('leverantor;belopp\nÅkes Färg AB;1\n'),
      Buffer.from('Östra Bageriet AB;2\n', 'latin1'),
    ]);
    const result = await staged(content);
    expect(column(result, 'leverantor')).toEqual(['Åkes Färg AB', 'Östra Bageriet AB']);
    expect(result.codes).toContain('tables.encoding-repaired');
  });
});

describe('delimiters, quotes and line ends', () => {
  it.each([
    ['semicolon', ';'],
    ['tab', '\t'],
    ['bar', '|'],
  ])('finds the delimiter %s', async (_, delimiter) => {
    const result = await staged(csv(delimiter, '\n'));
    expect(result.report.sum).toBe(sum);
  });

  it('finds the comma though amounts have decimal commas in quotes', async () => {
    const text = [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
    const result = await staged(text);
    expect(result.report.sections[0]?.delimiter).toBe(',');
    expect(result.report.sum).toBe(sum);
  });

  it('reads carriage returns alone as line ends', async () => {
    const result = await staged(csv(';', '\r'));
    expect(column(result, 'leverantor')).toEqual(suppliers);
  });

  it('obeys a first line sep=', async () => {
    const result = await staged(`sep=;\r\n${csv(';', '\r\n')}`);
    expect(result.report.sum).toBe(sum);
    expect(result.report.sections[0]?.headerLine).toBe(2);
  });

  it('reads quoted cells with delimiters, doubled quotes and line ends, and keeps line numbers', async () => {
    const result = await staged('leverantor;belopp\n"A ""B""; C\nAB";1\nD AB;2\n');
    expect(column(result, 'leverantor')).toEqual(['A "B"; C AB', 'D AB']);
    expect(column(result, 'rad')).toEqual(['2', '4']);
  });

  it('reads quotes that nobody doubled or closed', async () => {
    const lines = [
      'leverantor;belopp;datum',
      '"Firma "X" AB";1;2024-01-01',
      '5" rör AB;2;2024-01-02',
      '"Öppen AB;3;2024-01-03',
    ];
    const result = await staged([...lines, '"Stängd AB";4;2024-01-04', ''].join('\n'));
    expect(column(result, 'leverantor')).toEqual(['Firma "X" AB', '5" rör AB', 'Öppen AB', 'Stängd AB']);
    expect(result.report.sum).toBe('10.00');
  });

  it('takes single quotes for quotes where they surround the cells', async () => {
    const lines = ["'leverantor','belopp'", "'A, B AB','1,50'", "'C AB','2,50'", "'D AB','3'", "'E AB','4'"];
    const result = await staged(lines.join('\n'));
    expect(column(result, 'leverantor')[0]).toBe('A, B AB');
    expect(result.report.sum).toBe('11.00');
  });
});

describe('what surrounds the table', () => {
  it('skips a preamble and takes the period from it', async () => {
    const text = `Örebro kommun\nLeverantörsfakturor januari 2024\n\n${csv(';', '\n')}`;
    const result = await staged(text);
    expect(result.report.sections[0]?.headerLine).toBe(4);
    expect(result.report.period).toEqual({ from: '2024-01', to: '2024-01' });
    expect(result.report.sum).toBe(sum);
  });

  it('skips a preamble that is padded to the width of the table', async () => {
    const result = await staged(`Leverantörsfakturor 2024;;;;;\n;;;;;\n${csv(';', '\n')}`);
    expect(result.report.sum).toBe(sum);
    expect(result.report.rows.staged).toBe(3);
  });

  it('sets totals, notes, repeated headers and blank rows aside and counts them', async () => {
    const table = csv(';', '\n').trimEnd();
    const text = `${table}\n;;;;;\n${header.join(';')}\nVård;Sista AB;2120001991;64510 Konsult;9,00;2024-01-31\nSumma;;;;1330,00;\nKälla: Agresso;;;;;\n`;
    const result = await staged(text);
    expect(result.report.sum).toBe('1330.00');
    expect(result.report.sections[0]?.rows.aside).toEqual({
      blank: 1,
      'repeated-header': 1,
      total: 1,
      note: 1,
    });
    expect(result.codes).not.toContain('tables.total-differs');
  });

  it('knows an unnamed last row as a total because it is the sum of the others', async () => {
    const result = await staged(`${csv(';', '\n')};;;;1321,00;\n`);
    expect(result.report.rows.staged).toBe(3);
    expect(result.report.sum).toBe(sum);
  });

  it('keeps a row that has only an amount when it is no sum', async () => {
    const result = await staged(`${csv(';', '\n')};;;;17,00;\n`);
    expect(result.report.sum).toBe('1338.00');
  });

  it('reports a total that the rows do not make', async () => {
    const result = await staged(`${csv(';', '\n')}Totalt;;;;2000,00;\n`);
    expect(result.report.sum).toBe(sum);
    expect(result.codes).toContain('tables.total-differs');
  });

  it('keeps a supplier whose name begins like a total', async () => {
    const result = await staged(
      'leverantor;belopp;datum\nTotal Energi AB;5;2024-01-01\nSumma Arkitekter AB;6;2024-01-02\n',
    );
    expect(result.report.sum).toBe('11.00');
  });
});

describe('cells and header that do not agree', () => {
  it('names the columns of rows wider than their header', async () => {
    const text = 'leverantor;belopp\nA AB;1;extra;2024-01-01\nB AB;2;extra;2024-01-02\n';
    const result = await staged(text);
    expect(result.report.sum).toBe('3.00');
    expect(column(result, 'datum')).toEqual(['2024-01-01', '2024-01-02']);
  });

  it('drops an empty last column', async () => {
    const result = await staged('leverantor;belopp;\nA AB;1;\nB AB;2;\n');
    expect(result.report.sum).toBe('3.00');
    expect(result.codes).not.toContain('tables.column-unmapped');
  });

  it('joins a supplier that an unquoted delimiter split', async () => {
    const lines = [
      'datum,leverantor,konto_nr,belopp',
      '2024-01-01,A AB,6451,1.00',
      '2024-01-02,Berg, Sjö och Skog AB,6452,2.00',
      '2024-01-03,C AB,6453,3.00',
    ];
    const result = await staged(lines.join('\n'));
    expect(column(result, 'leverantor')).toEqual(['A AB', 'Berg, Sjö och Skog AB', 'C AB']);
    expect(column(result, 'anm')).toEqual([null, 'shifted', null]);
    expect(result.report.sum).toBe('6.00');
    expect(result.codes).toContain('tables.rows-shifted');
  });

  it('moves a row back that lost an empty cell', async () => {
    const lines = [
      'datum;avtal;leverantor;belopp',
      '2024-01-01;;A AB;1,00',
      '2024-01-02;B AB;2,00',
      '2024-01-03;;C AB;3,00',
    ];
    const result = await staged(lines.join('\n'));
    expect(column(result, 'leverantor')).toEqual(['A AB', 'B AB', 'C AB']);
    expect(result.report.sum).toBe('6.00');
  });

  it('stages a table that has no header by its values alone', async () => {
    const text = rows.map((cells) => cells.join(';')).join('\n');
    const result = await staged(text, { hints: { table: 'ledger' } });
    expect(result.report.sum).toBe(sum);
    expect(column(result, 'leverantor_id')).toEqual(['2120001967', '2120001975', '2120001983']);
    expect(column(result, 'datum')).toEqual(rows.map((row) => row[5]));
  });
});

describe('files that are no table', () => {
  it.each([
    ['nothing', '', 'tables.file-empty'],
    ['a header alone', 'leverantor;belopp\n', 'tables.file-empty'],
    ['an empty array', '{"results":[]}', 'tables.file-empty'],
    ['a web page', '<!DOCTYPE html><html><body>404</body></html>', 'tables.not-a-table'],
    [
      'a description in RDF/XML',
      '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
      'tables.not-a-table',
    ],
    ['Turtle', '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<x> a dcat:Dataset .', 'tables.not-a-table'],
    ['N-Triples', '<https://x.se/1> <http://purl.org/dc/terms/title> "x" .', 'tables.not-a-table'],
    ['a PDF', '%PDF-1.7', 'tables.not-a-table'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'tables.not-a-table'],
    ['prose', 'Hej\nDetta är en text.\n', 'tables.not-a-table'],
  ])('refuses %s with the reason', async (_, content, code) => {
    expect(await stageContent(content)).toMatchObject({ kind: 'refused', codes: [code] });
  });

  it('refuses a contract register that is said to be a ledger', async () => {
    const text =
      'Leverantör;Organisationsnummer;Avtalsnummer;Avtalsstart;Avtalsslut;Avtalsvärde\nA AB;2120001967;1;2024-01-01;2025-01-01;1000\n';
    const outcome = await stageContent(text, { hints: { table: 'ledger' } });
    expect(outcome).toMatchObject({ kind: 'refused', codes: ['tables.wrong-kind'] });
  });
});
