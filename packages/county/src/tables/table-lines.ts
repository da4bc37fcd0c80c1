import { encodeText, type TextEncoding } from '../encode-text.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';

/** A cell: text, a number written exactly (`-1234.50`), or a day (`2026-01-15`), where the form can tell them apart. */
export type TableCell = string | { readonly number: string } | { readonly day: string };

/** A line of a file. Lines without a row are headers, totals, footnotes and blanks. */
export interface TableLine<Row> {
  readonly cells: readonly TableCell[];
  readonly row?: Row;
}

/** How lines become a file. */
export interface LineWriter {
  readonly extension: string;
  readonly mediaType: string;
  /** Header and totals have no line of their own: rows are counted, not lines. */
  readonly rowsOnly: boolean;
  /** The first line is the header. */
  readonly write: (lines: readonly TableLine<unknown>[]) => Uint8Array | Promise<Uint8Array>;
}

export function cellText(cell: TableCell): string {
  if (typeof cell === 'string') return cell;
  return 'number' in cell ? cell.number : cell.day;
}

interface DelimitedOptions {
  readonly delimiter: string;
  readonly encoding?: TextEncoding;
  readonly lineEnd?: string;
  readonly extension?: string;
  /** Encoded once more, as a text is that went through a program which took UTF-8 for windows-1252. */
  readonly doubleEncoded?: boolean;
}

export function delimited(options: DelimitedOptions): LineWriter {
  const { delimiter, encoding = 'utf8', lineEnd = '\n', extension = 'csv', doubleEncoded = false } = options;
  const quoted = (cell: TableCell): string => {
    const text = cellText(cell);
    return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return {
    extension,
    mediaType: 'text/csv',
    rowsOnly: false,
    write: (lines) => {
      const text = lines.map(({ cells }) => cells.map(quoted).join(delimiter) + lineEnd).join('');
      return encodeText(doubleEncoded ? Buffer.from(text, 'utf8').toString('latin1') : text, encoding);
    },
  };
}

/** XML with an element for each row and one in it for each column, named by the header. */
export const rowsAsXml = (root: string, element: string): LineWriter => ({
  extension: 'xml',
  mediaType: 'application/xml',
  rowsOnly: true,
  write: ([header, ...lines]) => {
    const names = header?.cells.map(cellText) ?? [];
    const rows = lines.map(({ cells }) => {
      const parts = cells.map((cell, at) => `<${names[at]}>${escapeXml(cellText(cell))}</${names[at]}>`);
      return `  <${element}>${parts.join('')}</${element}>\n`;
    });
    return Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n${rows.join('')}</${root}>\n`,
      'utf8',
    );
  },
});

/** An array of objects with the header's names as keys. */
export const rowsAsJson: LineWriter = {
  extension: 'json',
  mediaType: 'application/json',
  rowsOnly: true,
  write: (lines) => Buffer.from(`${JSON.stringify(objectsOf(lines), null, 1)}\n`, 'utf8'),
};

export function objectsOf([header, ...lines]: readonly TableLine<unknown>[]): Record<string, string>[] {
  const names = header?.cells.map(cellText) ?? [];
  return lines.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [names[at], cellText(cell)])));
}
