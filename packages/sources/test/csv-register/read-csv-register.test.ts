import { describe, expect, it } from '@jest/globals';
import { datasetsOf } from '../datasets-of.ts';
import { readKind } from '../read-kind.ts';
import { workbook } from './workbook.ts';

const url = 'https://www.nora.example/datamangder.csv';
const rows = [
  ['Förteckning över öppna data', '', '', '', ''],
  ['Namn', 'Beskrivning', 'Format', 'Länk', 'Licens'],
  ['Badplatser', 'Kommunens badplatser', 'CSV', 'https://www.nora.example/bad.csv', 'CC0'],
  ['Badplatser', '', 'JSON', 'https://www.nora.example/bad.json', 'CC0'],
  ['Lekplatser', 'Alla; med utrustning', 'CSV', 'https://www.nora.example/lek.csv', ''],
];
const csv = (delimiter: string): string =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join('\r\n');
const zero = 'http://creativecommons.org/publicdomain/zero/1.0/';
const expected = [
  {
    title: 'Badplatser',
    description: 'Kommunens badplatser',
    files: ['CSV https://www.nora.example/bad.csv', 'JSON https://www.nora.example/bad.json'],
    license: zero,
    email: undefined,
    frequency: undefined,
  },
  {
    title: 'Lekplatser',
    description: 'Alla; med utrustning',
    files: ['CSV https://www.nora.example/lek.csv'],
    license: undefined,
    email: undefined,
    frequency: undefined,
  },
];

describe('a list of datasets', () => {
  it.each([',', ';', '\t'])('is read from CSV with %j between the values', async (delimiter) => {
    const { result, keys } = await readKind('csv-register', url, { pages: { [url]: csv(delimiter) } });
    expect(datasetsOf(result)).toEqual(expected);
    expect(keys).toEqual([`${url}#badplatser`, `${url}#lekplatser`]);
  });

  it('is read from an Excel workbook', async () => {
    const { result } = await readKind('csv-register', url, {
      pages: { [url]: { body: await workbook(rows) } },
    });
    expect(datasetsOf(result)).toEqual(expected);
  });

  it.each(['a;b\n1;2', '<html></html>', '{"a":1}', ''])('is something else: %j', async (content) => {
    const { result } = await readKind('csv-register', url, { pages: { [url]: content } });
    expect(result).toMatchObject({ kind: 'invalid', problems: [{ code: 'sources.answer-unexpected' }] });
  });

  it('that is a damaged workbook is invalid', async () => {
    const whole = await workbook(rows);
    const { result } = await readKind('csv-register', url, {
      pages: { [url]: { body: whole.subarray(0, 200) } },
    });
    expect(result).toMatchObject({ kind: 'invalid' });
  });
});
