import type { LedgerDialect } from './ledger-dialect.ts';
import { trailingMinus } from './amounts.ts';

type Frame = NonNullable<LedgerDialect['frame']>;
type Line = Parameters<Frame>[0];

const text = (...cells: readonly string[]): Line => ({ cells });

const widened = (line: Line): Line => ({ ...line, cells: [...line.cells, ''] });

/** A blank row after every 25, and an eighth column that holds nothing. */
export const withBlankRows: Frame = (header, rows) => {
  const spaced = rows.flatMap((row, index) => (index % 25 === 24 ? [widened(row), text()] : [widened(row)]));
  return [widened(header), ...spaced];
};

/** A printed report: what it is, the header anew on each page, a total and footnotes. */
export const asReport: Frame = (header, rows, period) => {
  const width = header.cells.length;
  const sum = rows.reduce((total, { row }) => total + (row?.ore ?? 0), 0);
  const pages = rows.flatMap((row, index) => (index > 0 && index % 40 === 0 ? [header, row] : [row]));
  const blanks = Array.from({ length: width - 2 }, () => '');
  return [
    text('Leverantörsfakturor'),
    text(`Period: ${period.replace('-', '')}`),
    text(),
    header,
    ...pages,
    text('Total', ...blanks, trailingMinus(sum)),
    text(),
    text('* Belopp exklusive moms.'),
    text('* Uppgifter om enskilda personer kan ha tagits bort.'),
  ];
};

/** Adds two cells that no header names, as a stray delimiter at the end of each line does. */
export const widerThanHeader: Frame = (header, rows) => [
  header,
  ...rows.map((line) => widened(widened(line))),
];
