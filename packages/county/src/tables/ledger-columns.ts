import { comma, point } from './amounts.ts';
import type { LedgerColumn } from './ledger-dialect.ts';

const column = (header: string, cell: LedgerColumn['cell']): LedgerColumn => ({ header, cell });

/** The national form 1.1, in its order. */
export const nationalColumns: readonly LedgerColumn[] = [
  column('kopare_id', (_posting, { orgnr }) => orgnr),
  column('kopare', (_posting, { officialName }) => officialName),
  column('verifikationsnummer', ({ voucher }) => voucher),
  column('leverantor', ({ supplier }) => supplier),
  column('leverantor_id', ({ supplierId }) => supplierId),
  column('konto_nr', ({ account }) => account.number),
  column('konto_text', ({ account }) => account.text),
  column('belopp', ({ ore }) => point(ore)),
  column('datum', ({ date }) => date),
  column('forvaltning', ({ unit }) => unit),
  column('fakturanummer', ({ invoice }) => invoice),
  column('grund', ({ basis }) => basis),
  column('avtal', () => ''),
  column('kommun_id', (_posting, { code }) => code),
  column('s_kod_nr', () => ''),
];

/** Form 1.0 as the first converters wrote it: twelve columns, the buyer's number under the name of the buyer. */
export const firstColumns: readonly LedgerColumn[] = [
  column('kopare', (_posting, { orgnr }) => orgnr),
  column('kopare_text', (_posting, { officialName }) => officialName),
  column('faktura_nr', ({ invoice }) => invoice),
  column('leverantor', ({ supplier }) => supplier),
  column('leverantor_id', ({ supplierId }) => supplierId),
  column('konto_nr', ({ account }) => account.number),
  column('konto_text', ({ account }) => account.text),
  column('belopp', ({ ore }) => point(ore)),
  column('datum', ({ date }) => date),
  column('forvaltning', ({ unit }) => unit),
  column('avtal', ({ basis }) => basis),
  column('kommun_id', (_posting, { code }) => code),
];

/** The national columns with some cells written otherwise. */
export const nationalWith = (changes: Readonly<Record<string, LedgerColumn['cell']>>): LedgerColumn[] =>
  nationalColumns.map(({ header, cell }) => column(header, changes[header] ?? cell));

export const workbookColumns: readonly LedgerColumn[] = [
  column('Datum', ({ date }) => ({ day: date })),
  column('Förvaltning', ({ unit }) => unit),
  column('Leverantörens namn', ({ supplier }) => supplier),
  column('Organisationsnummer', ({ supplierId }) => supplierId),
  column('Fakturanummer', ({ invoice }) => invoice),
  column('Konto', ({ account }) => `${account.number} ${account.text}`),
  column('Konterat belopp exkl. moms', ({ ore }) => ({ number: point(ore) })),
];

/** Without any date: the month is in the title and in the file's name. */
export const datelessColumns = (amount: (ore: number) => string): LedgerColumn[] => [
  column('Förvaltning', ({ unit }) => unit),
  column('Leverantör', ({ supplier }) => supplier),
  column('Organisationsnummer', ({ supplierId }) => supplierId),
  column('Kontotext', ({ account }) => account.text),
  column('Fakturanummer', ({ invoice }) => invoice),
  column('Fakturatext', ({ basis }) => basis),
  column('Belopp exkl. moms', ({ ore }) => amount(ore)),
];

export const yearlyColumns: readonly LedgerColumn[] = [
  column('köpare', (_posting, { officialName }) => officialName),
  column('bokföringsdatum', ({ date }) => date),
  column('leverantör', ({ supplier }) => supplier),
  column('leverantörens organisationsnummer', ({ supplierId }) => supplierId),
  column('fakturanummer', ({ invoice }) => invoice),
  column('konto', ({ account }) => account.number),
  column('kontotext', ({ account }) => account.text),
  column('beskrivning', ({ basis }) => basis),
  column('belopp', ({ ore }) => comma(ore)),
];

export const reportColumns = (amount: (ore: number) => string): LedgerColumn[] => [
  column('Ver.nr', ({ voucher }) => voucher),
  column('Ver.datum', ({ date }) => date),
  column('Leverantör (T)', ({ supplier }) => supplier),
  column('Org.nr', ({ supplierId }) => supplierId),
  column('Fakturanr', ({ invoice }) => invoice),
  column('Konto', ({ account }) => account.number),
  column('Konto (T)', ({ account }) => account.text),
  column('Ansvar (T)', ({ unit }) => unit),
  column('Belopp', ({ ore }) => amount(ore)),
];

export const tabbedColumns: readonly LedgerColumn[] = [
  column('Fakturadatum', ({ date }) => date.replaceAll('-', '/')),
  column('Leverantör', ({ supplier }) => supplier),
  column('Orgnr', ({ supplierId }) => supplierId),
  column('Verifikat', ({ voucher }) => voucher),
  column('Fakturanr', ({ invoice }) => invoice),
  column('Konto', ({ account }) => account.number),
  column('Benämning', ({ account }) => account.text),
  column('Text', ({ basis }) => basis),
  column('Belopp', ({ ore }) => comma(ore)),
  column('Enhet', ({ unit }) => unit),
];

/** Suppliers by the ledger's own numbers. */
export const innerNumberColumns: readonly LedgerColumn[] = [
  column('Leverantörsnr', ({ supplierId }) => supplierId),
  column('Leverantör', ({ supplier }) => supplier),
  column('Fakturadatum', ({ date }) => date),
  column('Belopp', ({ ore }) => comma(ore)),
  column('Konto', ({ account }) => account.number),
  column('Kontotext', ({ account }) => account.text),
  column('Förvaltning', ({ unit }) => unit),
];
