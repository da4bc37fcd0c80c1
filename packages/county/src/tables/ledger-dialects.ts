import { hashOf } from '../random.ts';
import { comma, thousands, trailingMinus } from './amounts.ts';
import {
  datelessColumns,
  firstColumns,
  innerNumberColumns,
  nationalColumns,
  nationalWith,
  reportColumns,
  tabbedColumns,
  workbookColumns,
  yearlyColumns,
} from './ledger-columns.ts';
import type { LedgerDialect } from './ledger-dialect.ts';
import { asReport, widerThanHeader, withBlankRows } from './ledger-frames.ts';
import { delimited, rowsAsJson, rowsAsXml } from './table-lines.ts';
import { personalPlants, registrationPlants, type PlantKind } from './truth.ts';
import { workbook } from './write-xlsx.ts';

const months = ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03'] as const;
const monthNames =
  'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');
const compact = (period: string): string => period.replace('-', '');
const specification = 'https://lankadedata.se/spec/leverantorsreskontra';

/** `januari 2026` */
const spelledMonth = (month: string): string =>
  `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** Changes how numbers of firms are written and leaves other ids as they are. */
const ofFirms =
  (write: (orgnr: string) => string) =>
  (id: string): string =>
    /^\d{10}$/.test(id) ? write(id) : id;

const hyphened = (separator: string): ((id: string) => string) =>
  ofFirms((orgnr) => orgnr.slice(0, 6) + separator + orgnr.slice(6));

const without = (...left: readonly PlantKind[]): PlantKind[] =>
  [...personalPlants, ...registrationPlants].filter((kind) => !left.includes(kind));

const common = {
  months,
  datasetPer: 'year',
  filePer: 'month',
  rowsPerMonth: 60,
  spelling: 'asRegistered',
  title: (period: string) => `Leverantörsreskontra ${period}`,
  fileName: (period: string) => `leverantorsreskontra-${period}`,
  plants: without('published-mask'),
} as const satisfies Partial<LedgerDialect>;

/** By municipality code. */
export const ledgerDialects: Readonly<Record<string, LedgerDialect>> = {
  1880: {
    ...common,
    name: 'monthly workbook, date first, account and text in one cell',
    description:
      'Leverantörsfakturor per månad. Enskilda näringsidkare är borttagna. Beloppen är konterade belopp exklusive moms.',
    fileName: (period) => `Leverantorsreskontra_${compact(period)}`,
    columns: workbookColumns,
    frame: withBlankRows,
    write: workbook,
    rowsPerMonth: 220,
    spelling: 'cut',
    plants: without(
      'sole-trader',
      'sole-trader-vat',
      'coordination-number',
      'published-mask',
      'identity-number-in-text',
    ),
    writeId: hyphened('-'),
  },
  1881: {
    ...common,
    name: 'national form 1.1',
    description:
      'Kommunens leverantörsreskontra enligt den nationella specifikationen. Datum är bokföringsdatum, belopp exklusive moms.',
    conformsTo: specification,
    columns: nationalColumns,
    write: delimited({ delimiter: ',' }),
  },
  1882: {
    ...common,
    name: 'windows-1252, blanks between thousands, month in title only',
    datasetPer: 'month',
    title: (period) => `Leverantörsfakturor ${spelledMonth(period)}`,
    description: 'Fakturor från leverantörer som bokförts under månaden.',
    fileName: (period) => `leverantorsfakturor_${compact(period)}`,
    columns: datelessColumns(thousands(' ')),
    write: delimited({ delimiter: ';', encoding: 'cp1252', lineEnd: '\r\n' }),
    spelling: 'upperCase',
    plants: without('date-outside-period', 'published-mask'),
  },
  1883: {
    ...common,
    name: 'month as YYYYMM, asterisks for persons',
    description: 'Utbetalningar till leverantörer. Personuppgifter är ersatta med *.',
    columns: nationalWith({
      datum: ({ date }) => compact(date.slice(0, 7)),
      belopp: ({ ore }) => comma(ore),
    }),
    write: delimited({ delimiter: ';' }),
    spelling: 'formInFull',
    plants: without('date-outside-period', 'care-of'),
    mask: { supplier: '*', supplierId: '*' },
  },
  1884: {
    ...common,
    name: 'a file a year, persons in square brackets',
    filePer: 'year',
    title: (period) => `Leverantörsreskontra helår ${period}`,
    description: 'Årets leverantörsfakturor. Datum är bokföringsdatum.',
    fileName: (period) => `leverantorsreskontra_${period}`,
    columns: yearlyColumns,
    write: delimited({ delimiter: ';', encoding: 'utf8-bom', lineEnd: '\r\n' }),
    spelling: 'titleCase',
    mask: { supplier: '[innehåller personuppgifter]', supplierId: '' },
  },
  1885: {
    ...common,
    name: 'printed report with preamble, repeated headers, total and footnotes',
    months: months.slice(2),
    datasetPer: 'month',
    title: (period) => `Leverantörsfakturor ${compact(period)}`,
    description: 'Utdrag ur ekonomisystemet.',
    fileName: (period) => `lev_${compact(period)}`,
    columns: reportColumns(trailingMinus),
    frame: asReport,
    write: delimited({ delimiter: ';', encoding: 'cp1252' }),
    rowsPerMonth: 90,
    plants: without('published-mask', 'identity-number-in-text'),
    writeId: hyphened('-'),
  },
  1814: {
    ...common,
    name: 'national form 1.0 with the older names',
    title: (period) => `Inköp från leverantörer ${period}`,
    description: 'Inköp enligt leverantörsreskontran, ett inköp per rad.',
    conformsTo: specification,
    columns: firstColumns,
    write: delimited({ delimiter: ',' }),
    rowsPerMonth: 40,
    writeId: ofFirms((orgnr) => `16${orgnr}`),
  },
  1860: {
    ...common,
    name: 'pages of a rowstore with a byte order mark in the first key',
    filePer: 'year',
    description: 'Leverantörsreskontra som API, hundra rader i taget.',
    fileName: (period) => `rowstore-${period}`,
    columns: nationalColumns.map((column, index) =>
      index === 0 ? { ...column, header: `\uFEFF${column.header}` } : column,
    ),
    write: rowsAsJson,
    rowsPerMonth: 50,
    spelling: 'blanks',
  },
  1861: {
    ...common,
    name: 'archive of monthly files',
    title: (period) => `Leverantörsbetalningar ${period}`,
    description: 'Betalningar till leverantörer, en fil per månad i ett arkiv.',
    columns: nationalWith({ belopp: ({ ore }) => comma(ore) }),
    write: delimited({ delimiter: ';' }),
    writeId: ofFirms((orgnr) => `SE${orgnr}01`),
  },
  1862: {
    ...common,
    name: 'UTF-16 with tabs',
    description: 'Leverantörsfakturor med fakturadatum, belopp exklusive moms.',
    fileName: (period) => `leverantorsfakturor ${period}`,
    columns: tabbedColumns,
    write: delimited({ delimiter: '\t', encoding: 'utf16le', lineEnd: '\r\n', extension: 'txt' }),
    rowsPerMonth: 45,
    writeId: hyphened(' '),
  },
  1863: {
    ...common,
    name: 'national form as XML',
    description: 'Leverantörsreskontra i XML.',
    conformsTo: specification,
    columns: nationalColumns,
    write: rowsAsXml('leverantorsreskontra', 'kontering'),
    rowsPerMonth: 40,
    spelling: 'upperCase',
  },
  1864: {
    ...common,
    name: 'inner supplier numbers, lines ended by CR, doubly encoded',
    title: (period) => `Betalningar till leverantörer ${period}`,
    description: 'Kommunens betalningar. Leverantörsnumret är det som används i ekonomisystemet.',
    columns: innerNumberColumns,
    frame: widerThanHeader,
    write: delimited({ delimiter: ';', lineEnd: '\r', doubleEncoded: true }),
    rowsPerMonth: 30,
    plants: ['private-person', 'foreign-person', 'duplicate-row', 'date-outside-period'],
    writeId: (id, supplier) => String(10_000 + (hashOf(id || supplier) % 80_000)),
  },
};
