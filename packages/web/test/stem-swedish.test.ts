import { describe, expect, it } from '@jest/globals';
import { stemSwedish } from '../src/search/stem-swedish.ts';
import { termOf } from '../src/search/words-of.ts';

describe('the Swedish stemmer', () => {
  // Words and stems as Snowball's description of the algorithm has them.
  it.each([
    ['jaktkarlarne', 'jaktkarl'],
    ['jaktkarlens', 'jaktkarl'],
    ['kloster', 'klost'],
    ['klostrets', 'klostret'],
    ['jollrande', 'jollr'],
    ['klokheten', 'klok'],
    ['friskt', 'frisk'],
    ['redlig', 'red'],
    ['rastlöst', 'rastlös'],
    ['å', 'å'],
  ])('makes %s %s', (word, stem) => {
    expect(stemSwedish(word)).toBe(stem);
  });

  it('brings the forms of a word together', () => {
    const forms = ['badplats', 'badplatser', 'badplatserna', 'Badplatsernas', 'BADPLATS'];
    expect(new Set(forms.map(termOf))).toEqual(new Set(['badplat']));
  });

  it('keeps å, ä and ö apart from a and o, and other accents not', () => {
    expect(termOf('bål')).not.toBe(termOf('bal'));
    expect(termOf('kör')).not.toBe(termOf('kor'));
    expect(termOf('idé')).toBe(termOf('ide'));
  });
});
