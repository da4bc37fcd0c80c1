import { describe, expect, it } from '@jest/globals';
import { mapColumns, type ColumnOverrides } from '../src/map-columns.ts';
import { contentOf } from '../src/map-content.ts';
import type { TableKind } from '../src/columns.ts';
import { config } from './staged-file.ts';

/** Header → values. */
type Columns = Readonly<Record<string, readonly string[]>>;

function mapped(
  columns: Columns,
  table: TableKind = 'ledger',
  overrides: ColumnOverrides = {},
): Record<string, string> {
  const source = Object.entries(columns).map(([header, values]) => ({ header, content: contentOf(values) }));
  const mappings = mapColumns(source, config.tables[table], overrides);
  return Object.fromEntries(mappings.map(({ header, target, reason }) => [header, target ?? reason]));
}

const amounts = ['100.50', '-20.00', '3.25'];
const names = ['Åkes Färg AB', 'Östra Bageriet AB', 'Region Värmland'];
const days = ['2024-01-05', '2024-01-06', '2024-01-07'];

describe('names', () => {
  it.each([
    [
      {
        Förvaltning: ['Vård'],
        'Leverantörens namn': names,
        organisationsnummer: ['2120001967'],
        Fakturanummer: ['1'],
        Konto: ['64510 Konsult'],
        'Konterat belopp exkl. moms': amounts,
      },
      ['forvaltning', 'leverantor', 'leverantor_id', 'fakturanummer', 'konto_nr', 'belopp'],
    ],
    [
      {
        kopare: ['2120001967'],
        kopare_text: ['Örebro'],
        faktura_nr: ['1'],
        leverantor: names,
        vat_nr: ['SE212000196701'],
        belopp: amounts,
        bokföringsdatum: days,
      },
      ['kopare_id', 'kopare', 'fakturanummer', 'leverantor', 'leverantor_id', 'belopp', 'datum'],
    ],
    [
      {
        'Body Name': ['Leeds'],
        Directorate: ['City'],
        'Date paid': days,
        'Transaction number': ['12-1'],
        'Net amount': amounts,
        'Supplier name ': names,
      },
      ['kopare', 'forvaltning', 'datum', 'verifikationsnummer', 'belopp', 'leverantor'],
    ],
    [
      {
        'Vendor ID': ['18000146'],
        'Vendor Name': names,
        'Cost Element': ['544077'],
        'Expenditure Account Code Description': ['GRANTS'],
        'Clearing Date': days,
        Amount: amounts,
      },
      ['leverantor_id', 'leverantor', 'konto_nr', 'konto_text', 'datum', 'belopp'],
    ],
  ])('maps a ledger with the headers %#', (columns: Columns, targets: readonly string[]) => {
    expect(Object.values(mapped(columns))).toEqual(targets);
  });

  it('forgives typos and words beside the name', () => {
    const columns = {
      Levernatör: names,
      'Belopp exkl. moms i kronor (SEK)': amounts,
      'Benificary Name': ['x'],
    };
    expect(mapped(columns)).toMatchObject({
      Levernatör: 'leverantor',
      'Belopp exkl. moms i kronor (SEK)': 'belopp',
    });
  });

  it('takes the net amount and leaves tax and gross', () => {
    expect(
      mapped({
        'Supplier Name': names,
        Gross: amounts,
        VAT: amounts,
        'Momsbelopp totalt': amounts,
        Net: amounts,
      }),
    ).toMatchObject({
      Gross: 'unmapped',
      VAT: 'ignored',
      Net: 'belopp',
    });
  });
});

describe('content', () => {
  it('overrules a name that its values belie', () => {
    const columns = {
      'Supplier Name': names,
      Amount: amounts,
      'Expenditure Code': ['Fuel', 'Rent', 'Books'],
      'Supplier ID (T)': ['A', 'B', 'C'],
    };
    expect(mapped(columns)).toMatchObject({ 'Expenditure Code': 'konto_text' });
  });

  it('finds number, account, day, amount and supplier without a useful name', () => {
    const columns = {
      A: days,
      B: names,
      C: ['212000-1967', '212000-1975', '212000-1983'],
      D: ['64510 Konsult', '64520 Mat', '64530 Hyra'],
      E: amounts,
    };
    expect(mapped(columns)).toEqual({
      A: 'datum',
      B: 'leverantor',
      C: 'leverantor_id',
      D: 'konto_nr',
      E: 'belopp',
    });
  });

  it('maps no amount where several columns could be it', () => {
    expect(mapped({ leverantor: names, 'tkr 2025-01': amounts, 'tkr 2025-02': amounts })).toEqual({
      leverantor: 'leverantor',
      'tkr 2025-01': 'unmapped',
      'tkr 2025-02': 'unmapped',
    });
  });

  it('finds the code of a school by its eight digits', () => {
    const columns = { Kod: ['12345678', '23456789', '34567891'], Namn: ['A skola', 'B skola', 'C skola'] };
    expect(mapped(columns, 'schools')).toEqual({ Kod: 'skolenhetskod', Namn: 'namn' });
  });
});

describe('overrides and what is left', () => {
  it('obeys the operator, also on columns without a header', () => {
    const columns = { Motpart: names, Värde: amounts, '': ['x', 'y', 'z'] };
    const overrides = { motpart: 'leverantor', Värde: 'belopp', '3': 'avtal' };
    expect(mapped(columns, 'ledger', overrides)).toEqual({
      Motpart: 'leverantor',
      Värde: 'belopp',
      '': 'avtal',
    });
  });

  it('drops a column that the operator does not want', () => {
    expect(
      mapped({ Leverantör: names, Belopp: amounts, Text: ['x'] }, 'ledger', { Text: '-' }),
    ).toMatchObject({ Text: 'ignored' });
  });

  it('leaves columns about persons out, whatever is beside the word', () => {
    const columns = {
      Namn: ['A skola'],
      Rektor: ['N N'],
      'Rektors e-post': ['n@n.se'],
      'E-post rektor': ['n@n.se'],
    };
    expect(mapped(columns, 'schools')).toMatchObject({
      Rektor: 'person',
      'Rektors e-post': 'person',
      'E-post rektor': 'person',
    });
  });

  it('shows samples of what it could not map and of nothing else', () => {
    const source = [
      { header: 'Leverantör', content: contentOf(names) },
      { header: 'Märke', content: contentOf(['x', 'y', 'x', 'z', 'q']) },
      { header: 'Tom', content: contentOf(['', '']) },
    ];
    expect(
      mapColumns(source, config.tables.ledger, {}).map(({ reason, samples }) => [reason, samples]),
    ).toEqual([
      ['name', []],
      ['unmapped', ['x', 'y', 'z']],
      ['empty', []],
    ]);
  });
});
