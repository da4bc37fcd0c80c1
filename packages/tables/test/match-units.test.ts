import { describe, expect, it } from '@jest/globals';
import type { PrecedenceRule, UnitRow } from '../src/match-units.ts';
import { matchUnits } from '../src/match-units.ts';

const order: PrecedenceRule = { rule: 'source-order', order: ['skolverket', 'orebro'] };

const unitId = (row: UnitRow) => matchUnits([row], order, 'schools').units[0]?.['enhet'];

describe('matching schools and homes', () => {
  it('takes the school unit code for the key of a school', () => {
    expect(unitId({ skolenhetskod: '10017830', namn: 'Hagaskolan', kommun_id: '1880' })).toBe('10017830');
    expect(
      unitId({ skolenhetskod: '2013-111', namn: 'Solens förskola', kommun_id: '1880', ort: 'Örebro' }),
    ).toBe('1880-solens-forskola-orebro');
  });

  it('gives a home the same id whatever it calls its kind', () => {
    const ids = [
      'Kungsgården',
      'Kungsgården äldreboende',
      'Kungsgården, vård- och omsorgsboende',
      'KUNGSGÅRDEN (säbo)',
    ].map((namn) => unitId({ namn, kommun_id: '1881', ort: 'Kumla' }));
    expect(new Set(ids)).toEqual(new Set(['1881-kungsgarden-kumla']));
  });

  it('keeps homes apart that share a name in two places', () =>
    expect(unitId({ namn: 'Solgården', kommun_id: '1881', ort: 'Hällabrottet' })).not.toBe(
      unitId({ namn: 'Solgården', kommun_id: '1881', ort: 'Kumla' }),
    ));

  it('tells who says what of the same school, and whose word stands', () => {
    const rows = [
      { skolenhetskod: '10017830', namn: 'Hagaskolan F-6', elever: '210', telefon: null, kalla: 'orebro' },
      {
        skolenhetskod: '10017830',
        namn: 'Hagaskolan',
        elever: '210',
        telefon: '019-21 00 00',
        kalla: 'skolverket',
      },
    ];
    const match = matchUnits(rows, order, 'schools');
    expect(match.conflicts).toEqual([
      {
        unit: '10017830',
        column: 'namn',
        values: [
          { source: 'skolverket', value: 'Hagaskolan' },
          { source: 'orebro', value: 'Hagaskolan F-6' },
        ],
        chosen: 'Hagaskolan',
        rule: 'source-order',
      },
    ]);
    expect(match.units).toEqual([
      expect.objectContaining({ enhet: '10017830', namn: 'Hagaskolan', telefon: '019-21 00 00' }),
    ]);
  });

  it('lets the newest row win where the rule says so', () => {
    const rows = [
      { skolenhetskod: '10017830', namn: 'Gamla namnet', uppdaterad: '2023-01-01', kalla: 'skolverket' },
      { skolenhetskod: '10017830', namn: 'Nya namnet', uppdaterad: '2024-01-01', kalla: 'orebro' },
    ];
    expect(matchUnits(rows, { ...order, rule: 'newest' }, 'schools').units[0]?.['namn']).toBe('Nya namnet');
  });

  it('joins rows by a national unit id although the names differ', () => {
    const rows = [
      { namn: 'Almgården', enhets_id: 'V23E1', kommun_id: '1880', kalla: 'a' },
      { namn: 'Almgården hus 2', enhets_id: 'V23E1', kommun_id: '1880', kalla: 'b' },
    ];
    expect(matchUnits(rows, order, 'care-homes').units).toHaveLength(1);
  });
});
