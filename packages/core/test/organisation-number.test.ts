import { describe, expect, it } from '@jest/globals';
import { organisationNumber } from '../src/index.ts';

describe('organisationNumber', () => {
  it.each([
    '2120001967',
    '212000-1967',
    '16212000-1967',
    '162120001967',
    ' 212000 1967 ',
    'SE2120001967',
    'SE212000196701',
  ])('reads %s', (text) => {
    expect(organisationNumber(text)).toBe('2120001967');
  });

  it.each([
    ['a wrong check digit', '2120001968'],
    ['a digit too few', '212000196'],
    ['a suffix without its prefix', '212000196701'],
    ['nothing', ''],
    ["a person's number", '8112189876'],
    ['a number within a text', 'orgnr 2120001967'],
  ])('refuses %s', (_, text) => {
    expect(organisationNumber(text)).toBeUndefined();
  });
});
