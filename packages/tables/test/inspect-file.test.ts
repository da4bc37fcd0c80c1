import { describe, expect, it } from '@jest/globals';
import { inspectFile, type Inspection } from '../src/inspect-file.ts';
import { lexicon } from './screen-config.ts';
import { config } from './staged-file.ts';

const signal = new AbortController().signal;
const inspect = (text: string, rows?: number): Promise<Inspection> =>
  inspectFile(
    { bytes: Buffer.from(text), name: 'fil.csv' },
    { config, lexicon, ...(rows === undefined ? {} : { rows }) },
    signal,
  );

const text = [
  'Förvaltning;Leverantör;Organisationsnummer;Konto;Belopp;Datum;Märke',
  'Teknik;Bygg & Färg AB;212000-1967;64510 Konsult;1 000,50;2024-01-05;x',
  'Teknik;Anna Persdotter;;64510 Konsult;200,00;2024-01-06;y',
  'Teknik;Fel AB;212000-1975;64510 Konsult;tusen;2024-01-07;z',
  'Socialtjänsten;Vård & Hjälp AB;212000-1983;64510 Konsult;50,00;2024-01-08;x',
  '',
].join('\n');

describe('inspectFile', () => {
  it('shows every row as it is cleaned and as it would be published', async () => {
    const inspection = await inspect(text);
    if (inspection.kind !== 'inspected') throw new Error('refused');
    const [firm, person, summed] = inspection.rows;
    expect(firm).toMatchObject({
      rad: 2,
      values: { belopp: '1000.50', leverantor_id: '2120001967' },
      published: { leverantor: 'Bygg & Färg AB' },
      masked: null,
    });
    expect(person).toMatchObject({
      rad: 3,
      values: { leverantor: 'Anna Persdotter' },
      published: { leverantor: null, belopp: '200.00' },
    });
    expect(person?.masked).toMatch(/^leverantor/);
    expect(summed).toMatchObject({ rad: 5, masked: 'rad: kanslig-enhet' });
    expect(summed?.published).toBeUndefined();
  });

  it('shows quarantined values with their places, and columns that a person may map', async () => {
    const inspection = await inspect(text);
    if (inspection.kind !== 'inspected') throw new Error('refused');
    expect(inspection.quarantined).toEqual([
      { fil: 'fil.csv', rad: 4, kolumn: 'belopp', varde: 'tusen', orsak: 'amount-not-understood' },
    ]);
    const unmapped = inspection.problems.find(({ code }) => code === 'tables.column-unmapped');
    expect(unmapped?.params).toEqual({ column: 'Märke', samples: 'x · y · z', line: '"Märke": KOLUMN' });
  });

  it('shows no more rows than asked for', async () => {
    const inspection = await inspect(text, 1);
    expect(inspection).toMatchObject({ rows: [{ rad: 2 }] });
  });

  it('tells why a file can not be used', async () => {
    expect(await inspect('<html></html>')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'tables.not-a-table' }],
    });
  });
});
