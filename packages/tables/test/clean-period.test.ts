import { describe, expect, it } from '@jest/globals';
import { periodAmong, periodContains, periodOf } from '../src/clean-period.ts';

describe('periodOf', () => {
  it.each([
    ['202601', '2026-01', '2026-01'],
    ['2026-01', '2026-01', '2026-01'],
    ['Juli 2021', '2021-07', '2021-07'],
    ['Leverantörsreskontra 2021 juli', '2021-07', '2021-07'],
    ['leverantorsfakturor-202001.csv', '2020-01', '2020-01'],
    ['Leverant%C3%B6rsfakturor%20mars%202022.xlsx', '2022-03', '2022-03'],
    ['levfakt_20240131', '2024-01', '2024-01'],
    ['maj2022', '2022-05', '2022-05'],
    ['11-2022', '2022-11', '2022-11'],
    ['2021 kv 2', '2021-04', '2021-06'],
    ['Kvartal 3 2023', '2023-07', '2023-09'],
    ['2014-Q3', '2014-07', '2014-09'],
    ['jan-mars 2020', '2020-01', '2020-03'],
    ['januari till mars 2020', '2020-01', '2020-03'],
    ['202001-202003', '2020-01', '2020-03'],
    ['Period 2024-01-01 - 2024-01-31', '2024-01', '2024-01'],
    ['2022-P13', '2022-13', '2022-13'],
    ['leverantorsfakturor-2017', '2017', '2017'],
    ['2019–2020', '2019', '2020'],
  ])('reads %s', (text, from, to) => {
    expect(periodOf(text)).toEqual({ from, to });
  });

  it.each(['faktura 5561234567', 'reskontra', 'id 20219912'])('finds none in %s', (text) => {
    expect(periodOf(text)).toBeUndefined();
  });

  it('passes over the day on which an export was made', () => {
    expect(periodOf('Utskriven: 2024-02-05 Avser januari 2024')).toEqual({ from: '2024-01', to: '2024-01' });
  });
});

describe('periodAmong', () => {
  it('takes the shortest, and the first of those', () => {
    expect(periodAmong(['Fakturor 2024', undefined, 'juli 2024', '2024-08'])).toEqual({
      from: '2024-07',
      to: '2024-07',
    });
  });
});

describe('periodContains', () => {
  it('has the thirteenth period in its year and no other month', () => {
    expect(periodContains({ from: '2024', to: '2024' }, '2024-13')).toBe(true);
    expect(periodContains({ from: '2024-01', to: '2024-03' }, '2024-04')).toBe(false);
  });
});
