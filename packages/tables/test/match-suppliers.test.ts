import { describe, expect, it } from '@jest/globals';
import type { AliasTable } from '../src/match-aliases.ts';
import { decidePair, readAliases, writeAliases } from '../src/match-aliases.ts';
import { matchSuppliers } from '../src/match-suppliers.ts';

const noAliases: AliasTable = { version: 0, aliases: [], refused: [] };
const spelling = (name: string | null, orgnr: string | null = null, rows = 1) => ({ name, orgnr, rows });

const keysOf = (spellings: Parameters<typeof matchSuppliers>[0], aliases = noAliases) =>
  matchSuppliers(spellings, aliases).spellings.map(({ key }) => key);

describe('matching suppliers', () => {
  it('joins by number whatever the names say', () =>
    expect(keysOf([spelling('Kvarn AB', '5560000019'), spelling('Kvarnen', '5560000019')])).toEqual([
      'SE5560000019',
      'SE5560000019',
    ]));

  it('joins a name without number to the only number of that name, however it is spelt', () =>
    expect(
      keysOf([
        spelling('Kvarn & Såg AB', '5560000019'),
        spelling('KVARN OCH SÅG AKTIEBOLAG'),
        spelling('Kvarn & Såg, AB (publ)'),
      ]),
    ).toEqual(['SE5560000019', 'SE5560000019', 'SE5560000019']));

  it('never joins two valid numbers, nor a name that two numbers have', () => {
    const match = matchSuppliers(
      [spelling('Kvarn AB', '5560000019'), spelling('Kvarn AB', '5560000027'), spelling('Kvarn AB')],
      noAliases,
    );
    expect(match.spellings.map(({ key }) => key)).toEqual(['SE5560000019', 'SE5560000027', 'namn:kvarn ab']);
    expect(match.review.map(({ reason }) => reason)).toEqual(['several-numbers', 'several-numbers']);
  });

  it('keeps firms apart that differ in the legal form only, and asks', () => {
    const match = matchSuppliers(
      [spelling('D.N. Larm AB', '5560000019'), spelling('D.N. Larm Kommanditbolag')],
      noAliases,
    );
    expect(match.spellings.map(({ key }) => key)).toEqual(['SE5560000019', 'namn:d n larm kb']);
    expect(match.review).toEqual([
      {
        supplier: 'SE5560000019',
        supplierName: 'D.N. Larm AB',
        name: 'D.N. Larm Kommanditbolag',
        reason: 'other-form',
        rows: 1,
      },
    ]);
  });

  it('completes a name cut at 35 characters when only one supplier can be meant', () => {
    const whole = 'Storköksinnovationer i Alingsås Aktiebolag';
    const cut = whole.slice(0, 35);
    expect(keysOf([spelling(whole, '5560000019'), spelling(cut)])).toEqual(['SE5560000019', 'SE5560000019']);
    expect(keysOf([spelling('Storköksinnovationer i Alingsås AB', '5560000019'), spelling(cut)])).toEqual([
      'SE5560000019',
      'SE5560000019',
    ]);
  });

  it('does not guess where a cut name has two continuations', () => {
    const cut = 'Myndigheten för samverkan i Örebro '.trim().padEnd(35, 'x');
    const match = matchSuppliers(
      [spelling(`${cut}a AB`, '5560000019'), spelling(`${cut}b AB`, '5560000027'), spelling(cut)],
      noAliases,
    );
    expect(match.spellings[2]?.key.startsWith('namn:')).toBe(true);
    expect(match.review).toHaveLength(2);
  });

  it('asks about a misspelt name and remembers the answer', () => {
    const spellings = [spelling('Rörmokarna i Kumla AB', '5560000019'), spelling('Rörmokarna i Kunla AB')];
    const [pair] = matchSuppliers(spellings, noAliases).review;
    if (pair === undefined) throw new Error('no pair to review');
    expect(pair.reason).toBe('misspelt');
    const confirmed = decidePair(noAliases, pair, 'confirm');
    expect(keysOf(spellings, confirmed)).toEqual(['SE5560000019', 'SE5560000019']);
    const refused = decidePair(confirmed, pair, 'refuse');
    expect(matchSuppliers(spellings, refused)).toMatchObject({ review: [] });
    expect(keysOf(spellings, refused)[1]).toBe('namn:rörmokarna i kunla ab');
  });

  it('keeps decisions in a file with a version', () => {
    const decided = decidePair(noAliases, { supplier: 'SE5560000019', name: 'Kvarnen' }, 'confirm');
    expect(readAliases(writeAliases(decided))).toEqual({ ...decided, version: 1 });
  });

  it('names a supplier as most rows do', () => {
    const { names } = matchSuppliers(
      [spelling('KVARN', '5560000019', 2), spelling('Kvarn AB', '5560000019', 5)],
      noAliases,
    );
    expect(names.get('SE5560000019')).toBe('Kvarn AB');
  });
});
