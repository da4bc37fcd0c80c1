import { describe, expect, it } from '@jest/globals';
import { column, staged } from './staged-file.ts';

const ledger = (names: string, ...rows: string[]): string => [names, ...rows, ''].join('\n');
const orebro = { code: '1880', officialName: 'Örebro kommun', orgnr: '2120001967' };

const amounts = async (...values: string[]): Promise<unknown[]> =>
  column(
    await staged(ledger('leverantor;belopp', ...values.map((value, index) => `Firma ${index} AB;${value}`))),
    'belopp',
  );

const dates = async (...values: string[]): Promise<readonly (readonly unknown[])[]> => {
  const result = await staged(ledger('leverantor;belopp;datum', ...values.map((value) => `A AB;1;${value}`)));
  return result.rows.map(({ datum, period }) => [datum, period]);
};

const schools = (names: string, ...rows: string[]) =>
  staged(ledger(names, ...rows), { name: 'skolor.csv', municipality: orebro, hints: { table: 'schools' } });

describe('amounts', () => {
  it('reads every negative form, currency and blank that real files have', async () => {
    const read = await amounts(
      '-1,00',
      '1,00-',
      '(1,00)',
      '−1,00',
      '1,00 kr',
      '£1,00',
      '1 234,50',
      '1\u00a0234\u00a0567,5',
      "1'234,50",
      '100:-',
    );
    expect(read).toEqual([
      '-1.00',
      '-1.00',
      '-1.00',
      '-1.00',
      '1.00',
      '1.00',
      '1234.50',
      '1234567.50',
      '1234.50',
      '100.00',
    ]);
  });

  it.each([
    [
      'a decimal comma with points for thousands',
      ['1.234,50', '1.234', '12,5'],
      ['1234.50', '1234.00', '12.50'],
    ],
    [
      'a decimal point with commas for thousands',
      ['1,234.50', '1,234', '12.5'],
      ['1234.50', '1234.00', '12.50'],
    ],
    ['thousands alone, as money has two decimals', ['1.234', '12.345', '7'], ['1234.00', '12345.00', '7.00']],
  ])('decides from the whole column: %s', async (_, written, read) => {
    expect(await amounts(...written)).toEqual(read);
  });

  it('quarantines what could mean two things in a column that uses both signs', async () => {
    const result = await staged(
      ledger(
        'leverantor;belopp;datum',
        'A AB;1,50;2024-01-01',
        'B AB;2.50;2024-01-01',
        'C AB;1.234;2024-01-01',
      ),
    );
    expect(result.report.sum).toBe('4.00');
    expect(result.quarantined).toEqual([
      { fil: 'fil.csv', rad: '4', kolumn: 'belopp', varde: '1.234', orsak: 'amount-not-understood' },
    ]);
  });

  it('reads a stray value of another convention by itself and keeps the rest', async () => {
    const read = await amounts(...Array.from({ length: 40 }, () => '1,50'), '2.50');
    expect(read.at(-1)).toBe('2.50');
  });

  it('rounds more than two decimals and says so in the row', async () => {
    const result = await staged(ledger('leverantor;belopp', 'A AB;1,2345', 'B AB;0,0050', 'C AB;1,5000'));
    expect(column(result, 'belopp')).toEqual(['1.23', '0.01', '1.50']);
    expect(column(result, 'anm')).toEqual(['rounded', 'rounded', null]);
  });

  it('keeps sums exact where floating point would not', async () => {
    const text = ledger(
      'leverantor;belopp',
      ...Array.from({ length: 1000 }, () => 'A AB;0,10'),
      'B AB;90071992547409,93',
    );
    expect((await staged(text)).report.sum).toBe('90071992547509.93');
  });

  it('quarantines a missing and a senseless amount with place and reason', async () => {
    const result = await staged(
      ledger('leverantor;belopp;datum', 'A AB;1;2024-01-01', 'B AB;;2024-01-02', 'C AB;tio;2024-01-03'),
    );
    expect(result.report.rows).toEqual({ read: 3, staged: 1, quarantined: 2, aside: 0 });
    expect(result.quarantined).toMatchObject([
      { rad: '3', kolumn: 'belopp', varde: '', orsak: 'amount-missing' },
      { rad: '4', kolumn: 'belopp', varde: 'tio', orsak: 'amount-not-understood' },
    ]);
    expect(result.codes).toContain('tables.rows-quarantined');
  });

  it('takes net where there are gross, tax and net', async () => {
    const result = await staged(
      ledger('Supplier Name,Gross,VAT,Net', 'A Ltd,12.00,2.00,10.00', 'B Ltd,6.00,1.00,5.00'),
    );
    expect(result.report.sum).toBe('15.00');
  });
});

describe('dates and periods', () => {
  it.each([
    ['2024-01-05T00:00:00', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['07-Sep-2012', '2012-09-07'],
    ['7 september 2012', '2012-09-07'],
    ['2024/1/5', '2024-01-05'],
    ['5.1.2024', '2024-01-05'],
    ['45296', '2024-01-05'],
  ])('reads %s', async (written, read) => {
    expect(await dates(written, written)).toEqual([
      [read, read.slice(0, 7)],
      [read, read.slice(0, 7)],
    ]);
  });

  it('reads months, the thirteenth among them, as periods without a day', async () => {
    expect(await dates('202401', '202413')).toEqual([
      [null, '2024-01'],
      [null, '2024-13'],
    ]);
  });

  it('finds day and month from all values of the column', async () => {
    expect(await dates('03/04/2021', '25/04/2021')).toEqual([
      ['2021-04-03', '2021-04'],
      ['2021-04-25', '2021-04'],
    ]);
    expect(await dates('03/04/2021', '03/25/2021')).toEqual([
      ['2021-03-04', '2021-03'],
      ['2021-03-25', '2021-03'],
    ]);
  });

  it('says when day and month are a guess', async () => {
    const result = await staged(ledger('leverantor;belopp;datum', 'A AB;1;03/04/2021'));
    expect(result.codes).toContain('tables.dates-guessed');
  });

  it('quarantines an impossible day', async () => {
    const result = await staged(ledger('leverantor;belopp;datum', 'A AB;1;2024-02-30', 'B AB;2;2024-02-28'));
    expect(result.quarantined).toMatchObject([
      { kolumn: 'datum', varde: '2024-02-30', orsak: 'date-not-understood' },
    ]);
  });

  it.each([
    ['leverantorsfakturor-202001.csv', '2020-01'],
    ['Leverantörsfakturor Juli 2021.csv', '2021-07'],
    ['reskontra 2021 kv 2.csv', '2021'],
    ['reskontra.csv', null],
  ])('takes the period of rows without dates from the name %s', async (name, period) => {
    expect(column(await staged(ledger('leverantor;belopp', 'A AB;1'), { name }), 'period')).toEqual([period]);
  });

  it('says how many rows nobody gives a time', async () => {
    const result = await staged(ledger('leverantor;belopp', 'A AB;1', 'B AB;2'), { name: 'reskontra.csv' });
    expect(result.report.withoutPeriod).toBe(2);
    expect(result.codes).toContain('tables.period-unknown');
  });

  it('takes the period from columns of year and month', async () => {
    const result = await staged(
      ledger('År;Månad;Leverantör;Belopp', '2024;1;A AB;1', '2024;februari;B AB;2'),
    );
    expect(column(result, 'period')).toEqual(['2024-01', '2024-02']);
  });

  it('notes a date outside the period of the file', async () => {
    const rows = ['A AB;1;2024-01-05', 'B AB;1;2024-01-06', 'C AB;1;2023-11-30'];
    const result = await staged(ledger('leverantor;belopp;datum', ...rows), {
      name: 'reskontra 2024-01.csv',
    });
    expect(column(result, 'anm')).toEqual([null, null, 'date-outside-period']);
  });

  it('drops the period of a name that most dates contradict', async () => {
    const rows = ['A AB;1;2021-11-05', 'B AB;1;2021-11-06'];
    const result = await staged(ledger('leverantor;belopp;datum', ...rows), {
      name: 'reskontra 2022-P08.csv',
    });
    expect(result.report.period).toBeUndefined();
    expect(column(result, 'anm')).toEqual([null, null]);
  });
});

describe('numbers and accounts', () => {
  it('reads organisation numbers in every form and leaves all else as it came', async () => {
    const forms = [
      '212000-1967',
      '16212000-1967',
      'SE212000196701',
      '212000 1967',
      '4711',
      '****',
      '19121212-1212',
    ];
    const result = await staged(
      ledger('leverantor;organisationsnummer;belopp', ...forms.map((form) => `A AB;${form};1`)),
    );
    const read = ['2120001967', '2120001967', '2120001967', '2120001967', '4711', '****', '19121212-1212'];
    expect(column(result, 'leverantor_id')).toEqual(read);
  });

  it.each([
    ['Konto', '64510 Konsulttjänster', '64510', 'Konsulttjänster'],
    ['Konto', '6451 - Konsulttjänster', '6451', 'Konsulttjänster'],
    ['Konto', '64510', '64510', null],
    ['Konto', '1KF07', '1KF07', null],
    ['Kontotext', 'Lokalhyra 2024', null, 'Lokalhyra 2024'],
  ])('reads the account cell %s: %s', async (name, cell, ...read) => {
    const result = await staged(ledger(`leverantor;${name};belopp`, `A AB;${cell};1`, `B AB;${cell};2`));
    expect(result.rows[0]).toMatchObject({ konto_nr: read[0], konto_text: read[1] });
  });

  it('fills buyer and municipality in where the file does not say', async () => {
    const result = await staged(ledger('leverantor;belopp', 'A AB;1'), { municipality: orebro });
    expect(result.rows[0]).toMatchObject({
      kopare_id: '2120001967',
      kopare: 'Örebro kommun',
      kommun_id: '1880',
    });
  });

  it('takes blanks and empty quotes for nothing', async () => {
    const result = await staged(ledger('leverantor;avtal;grund;belopp', 'A AB;"";  ;1', ' B AB ; x ;;2'));
    expect(result.rows).toMatchObject([
      { leverantor: 'A AB', avtal: null, grund: null },
      { leverantor: 'B AB', avtal: 'x', grund: null },
    ]);
  });

  it('tidies white space and entities in texts', async () => {
    const result = await staged(ledger('leverantor,belopp', ' A  &amp;\u00a0B   AB ,1'));
    expect(column(result, 'leverantor')).toEqual(['A & B AB']);
  });
});

describe('units', () => {
  it.each([
    ['SWEREF 99 TM', '6572034', '511773'],
    ['degrees with decimal commas', '59,2862', '15,2066'],
    ['degrees with the axes swapped', '15.2066', '59.2862'],
    ['the local zone SWEREF 99 15 00', '6574590', '161770'],
    ['RT 90', '6574000', '1466000'],
  ])('reads a point in %s', async (_, first, second) => {
    const result = await schools('namn;skolform;lat;lon', `A skola;Grundskola;${first};${second}`);
    expect(result.rows[0]?.['lat']).toBeCloseTo(59.28, 1);
    expect(result.rows[0]?.['lon']).toBeCloseTo(15.2, 1);
  });

  it('notes a swapped point and one outside the municipality', async () => {
    const result = await schools(
      'namn;skolform;lat;lon',
      'A skola;Grundskola;15,2066;59,2862',
      'B skola;Grundskola;59,3293;18,0686',
    );
    expect(column(result, 'anm')).toEqual(['axes-swapped', 'outside-municipality']);
  });

  it('takes null and zero for no point', async () => {
    const result = await schools(
      'namn;skolform;lat;lon',
      'A skola;Grundskola;0;0',
      'B skola;Grundskola;;',
      'C skola;Grundskola;59,2862;15,2066',
    );
    expect(column(result, 'lat')).toEqual([null, null, 59.2862]);
    expect(result.dropped).toEqual([]);
  });

  it('reads postcodes, phones, web addresses, counts, operators and register codes', async () => {
    const result = await schools(
      'Skolenhetskod;Namn;Huvudmannatyp;Skolform;Antal elever;Postnr;Telefon;Webb',
      '12345678;A skola;Kommunal;GR;74 elever;702 10;Tel: 019-21 10 00;www.orebro.se/a',
      '12345679;B skola;Fristående;FKLASS, GR;ca 80;S-70211;019 21 10 01;https://b.se/',
    );
    expect(result.rows).toMatchObject([
      {
        skolenhetskod: '12345678',
        huvudman_typ: 'kommunal',
        skolform: 'Grundskola',
        elever: 74,
        postnummer: '70210',
        telefon: '019-21 10 00',
        webb: 'https://www.orebro.se/a',
      },
      { huvudman_typ: 'enskild', skolform: 'Förskoleklass; Grundskola', elever: 80, postnummer: '70211' },
    ]);
  });

  it('empties an optional value that means nothing, lists it and keeps the row', async () => {
    const result = await schools(
      'Namn;Skolform;Postnr;Antal elever',
      'A skola;Grundskola;70210;12',
      'B skola;Grundskola;okänt;många',
    );
    expect(result.rows[1]).toMatchObject({
      namn: 'B skola',
      postnummer: null,
      elever: null,
      anm: 'value-dropped',
    });
    expect(result.dropped).toMatchObject([
      { rad: '3', kolumn: 'elever', varde: 'många' },
      { rad: '3', kolumn: 'postnummer', varde: 'okänt' },
    ]);
    expect(result.codes).toContain('tables.values-dropped');
  });

  it('leaves columns about persons out', async () => {
    const result = await schools(
      'Namn;Skolform;Rektor;E-post;Adress',
      'A skola;Grundskola;Anna Andersson;a@b.se;Storgatan 1',
    );
    expect(JSON.stringify(result.rows)).not.toMatch(/Andersson|@/);
    expect(result.codes).toContain('tables.column-of-persons');
  });

  it('sets rows of other municipalities aside: the filter of the register was ignored', async () => {
    const result = await schools(
      'Namn;Skolform;Kommunkod',
      'A skola;Grundskola;1880',
      'B skola;Grundskola;0180',
    );
    expect(column(result, 'namn')).toEqual(['A skola']);
    expect(result.report.sections[0]?.rows.aside).toEqual({ 'other-municipality': 1 });
  });

  it('sets aside what is no care home', async () => {
    const rows = ['Almgården;Vårdboende', 'Ekgården;Trygghetsboende', 'Socialnämnden;', 'Säbo Björken;'];
    const result = await staged(ledger('Namn;Boendeform', ...rows), { hints: { table: 'care-homes' } });
    expect(column(result, 'namn')).toEqual(['Almgården', 'Säbo Björken']);
    expect(result.report.rows.aside).toBe(2);
  });

  it('quarantines a unit without a name', async () => {
    const result = await schools(
      'Namn;Skolform;Adress',
      'A skola;Grundskola;Storgatan 1',
      ';Grundskola;Storgatan 2',
    );
    expect(result.quarantined).toMatchObject([{ rad: '3', kolumn: 'namn', orsak: 'name-missing' }]);
  });
});
