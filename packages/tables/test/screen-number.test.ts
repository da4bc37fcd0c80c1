import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { containsIdentityNumber, isIdentityNumber } from '../src/screen-identity-number.ts';
import { classifyNumber } from '../src/screen-legal-number.ts';

describe('identity numbers', () => {
  it.each([
    '850709-9805',
    '19850709-9805',
    '198507099805',
    '8507099805',
    '850709+9805',
    '850709 9805',
    '19850709 9805',
  ])('are recognised as %s', (value) => {
    expect(isIdentityNumber(value)).toBe(true);
    expect(containsIdentityNumber(`Avser ${value}, mars`)).toBe(true);
  });

  it.each(['850769-9802', '19850769-9802'])(
    'are recognised with the day of a coordination number: %s',
    (value) => {
      expect(isIdentityNumber(value)).toBe(true);
      expect(containsIdentityNumber(value)).toBe(true);
    },
  );

  it.each(['SE850709980501', 'se 850709-9805 01'])('are recognised inside a VAT number: %s', (value) => {
    expect(isIdentityNumber(value)).toBe(true);
    expect(containsIdentityNumber(`moms ${value}`)).toBe(true);
  });

  it.each(['F8507099805', '85070998053', 'OCR 198507099805123', 'avtal/8507099805/2'])(
    'are found inside an invoice number or reference: %s',
    (value) => expect(containsIdentityNumber(value)).toBe(true),
  );

  it.each([
    '2022-01-01 - 2022-12-31',
    '202301150001',
    '20220101-20221231',
    '5560360793',
    '556036-0793',
    '4711',
  ])('are not seen in dates, serial numbers and organisation numbers: %s', (value) =>
    expect(containsIdentityNumber(value)).toBe(false),
  );

  it('convict by the date alone where they stand with their hyphen', () => {
    expect(containsIdentityNumber('850709-9800')).toBe(true);
    expect(containsIdentityNumber('8507099800')).toBe(false);
  });
});

describe('supplier numbers', () => {
  it.each([
    '5560360793',
    '556036-0793',
    '16556036-0793',
    '16 556036 0793',
    'SE556036079301',
    'SE 556036-0793 01',
  ])('of a legal person are recognised as %s', (value) =>
    expect(classifyNumber(value)).toEqual({ kind: 'legal', orgnr: '5560360793' }),
  );

  it.each([
    ['850709-9805', 'identity'],
    ['SE850709980501', 'identity'],
    ['19850709-9805', 'identity'],
    ['5560360794', 'other'],
    ['2222222222', 'other'],
    ['5555555555', 'other'],
    ['4711', 'other'],
    ['000000-0000', 'mask'],
    ['****', 'mask'],
    ['[innehåller personuppgifter]', 'mask'],
    ['', 'empty'],
    [null, 'empty'],
  ] as const)('written %s are taken as %s', (value, kind) => expect(classifyNumber(value).kind).toBe(kind));

  it('of group 1 belong to estates', () => expect(classifyNumber('1032001008').kind).toBe('estate'));
});

const metaList = new URL('../../../../shared/data/tables/ids/personnummer-meta-list.json', import.meta.url);
(existsSync(metaList) ? it : it.skip)(
  'the published test numbers are all recognised (needs ../shared/data)',
  () => {
    const list = JSON.parse(readFileSync(metaList, 'utf8')) as {
      separated_long: string;
      short_format: string;
    }[];
    const missed = list.filter(
      (item) => !isIdentityNumber(item.separated_long) || !isIdentityNumber(item.short_format),
    );
    expect(list.length).toBeGreaterThan(10);
    expect(missed).toEqual([]);
  },
);
