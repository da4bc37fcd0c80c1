import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { classifySupplier } from '../src/screen-supplier.ts';
import { lexicon } from './screen-config.ts';

const data = new URL('../../../../shared/data/tables/', import.meta.url);
const real = existsSync(data) ? it : it.skip;
const lines = (path: string): string[] =>
  readFileSync(new URL(path, data), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Forms of firms as anybody would look for them, apart from how the screen does. */
const evidentFirm =
  /\b(?:AB|AKTIEBOLAG(?:ET)?|HB|KB|LTD|LIMITED|PLC|LLP|GMBH|A\/S)\b|FÖRENING|STIFTELSE|KOMMUN\b/iu;

const masked = (names: readonly string[], kind: 'none' | 'organisation-numbers'): string[] =>
  names.filter((name) => classifySupplier({ id: null, name }, kind, lexicon).kind === 'masked');

describe('screening real suppliers', () => {
  real('masks fewer than one in a hundred real firms by their name alone (needs ../shared/data)', () => {
    const firms = lines('suppliers/uhm-supplier-names-a-m.txt').filter((name) => evidentFirm.test(name));
    expect(firms.length).toBeGreaterThan(4000);
    expect(masked(firms, 'organisation-numbers').length / firms.length).toBeLessThan(0.001);
    const all = lines('suppliers/uhm-supplier-names-a-m.txt');
    expect(masked(all, 'none').length / all.length).toBeLessThan(0.02);
  });

  real('shows every supplier of Örebro and Göteborg with a valid number (needs ../shared/data)', () => {
    const orebro = lines('ledger/orebro-suppliers-excerpt.csv').slice(1);
    const goteborg = lines('ledger/goteborg-utdrag-2020-2022.csv').slice(1);
    const suppliers = [
      ...orebro.map((line) => line.split(';')).map(([name = '', id = '']) => ({ id, name })),
      ...goteborg.map((line) => line.split(';')).map(([, , name = '', id = '']) => ({ id, name })),
    ];
    const hidden = suppliers.filter(
      (supplier) => classifySupplier(supplier, 'organisation-numbers', lexicon).kind === 'masked',
    );
    expect(hidden).toEqual([]);
  });
});
