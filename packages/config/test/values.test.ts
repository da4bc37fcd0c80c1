import { describe, expect, it } from '@jest/globals';
import { isAllowHost } from '../src/allow-host.ts';
import { isCron } from '../src/cron.ts';
import { officialName } from '../src/known-municipalities.ts';
import { nearest } from '../src/suggestion.ts';

describe('isCron', () => {
  it.each([
    '0 3 * * *',
    '*/15 * * * *',
    '0,30 1-5 1 jan-mar MON-fri',
    '5 0 * * 7',
    '  5  0 * * 0 ',
    '1-9/2 * * * *',
  ])('accepts %s', (text) => {
    expect(isCron(text)).toBe(true);
  });

  it.each([
    '',
    '0 3 * *',
    '0 3 * * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * 13 *',
    '0 0 * * 8',
    '5-1 * * * *',
    '*/0 * * * *',
    'x * * * *',
    '1-2-3 * * * *',
    '@daily',
    '1, * * * *',
    '*/5/5 * * * *',
  ])('rejects %s', (text) => {
    expect(isCron(text)).toBe(false);
  });
});

describe('isAllowHost', () => {
  it.each([
    'localhost',
    'intern.lan.example',
    'min_server',
    'örebro.example',
    'a.example:8080',
    '10.0.0.1',
    '10.0.0.1:80',
    '10.0.0.0/8',
    '::1',
    '[::1]',
    '[::1]:8080',
    'fd00::/8',
  ])('accepts %s', (text) => {
    expect(isAllowHost(text)).toBe(true);
  });

  it.each([
    '',
    'http://a.example',
    'a.example/dcat',
    'a b',
    '*.lan.example',
    'a.example:port',
    'a.example:99999',
    '10.0.0.0/33',
    '10.0.0/8',
    '[10.0.0.1]:80',
  ])('rejects %s', (text) => {
    expect(isAllowHost(text)).toBe(false);
  });
});

describe('nearest', () => {
  it('finds the word that was meant', () => {
    expect(nearest('shedule', ['id', 'url', 'schedule'])).toBe('schedule');
    expect(nearest('allowhosts', ['allowHosts', 'contact'])).toBe('allowHosts');
  });

  it('offers none that is too far off', () => {
    expect(nearest('colour', ['id', 'url', 'kind'])).toBeUndefined();
  });
});

describe('officialName', () => {
  it.each([
    'Örebro kommun',
    'Kumla kommun',
    'Askersunds kommun',
    'Lekebergs kommun',
    'Degerfors kommun',
    'Laxå kommun',
  ])('gives %s its right genitive', (name) => {
    const bare =
      { 'Askersunds kommun': 'Askersund', 'Lekebergs kommun': 'Lekeberg' }[name] ??
      name.replace(' kommun', '');
    expect(officialName(bare)).toBe(name);
  });
});
