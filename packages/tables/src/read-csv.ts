/** How a text file separates its cells. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  /** Files from old Macs end lines with a carriage return alone. */
  readonly lineEnd: '\n' | '\r';
  /** Cells that most records have, where that is known: tells a broken quote from a cell with line ends in it. */
  readonly width?: number;
}

export interface TextRecord {
  readonly cells: readonly string[];
  /** Line on which the record begins, counted from 1. */
  readonly line: number;
}

/**
 * Splits text into records, in batches of one chunk. Lenient where RFC 4180 is strict: quotes inside unquoted cells, single
 * quotes inside quoted ones and a missing closing quote are read as they were meant. Blank lines give no record.
 */
export async function* readCsv(
  chunks: AsyncIterable<string>,
  dialect: CsvDialect,
): AsyncGenerator<readonly TextRecord[]> {
  let rest = '';
  let line = 1;
  for await (const chunk of chunks) {
    const step = splitRecords({ text: rest + chunk, dialect, line, final: false });
    yield step.records;
    rest = step.rest;
    line = step.line;
  }
  yield splitRecords({ text: rest, dialect, line, final: true }).records;
}

interface Scan {
  readonly text: string;
  readonly dialect: CsvDialect;
  /** True where nothing follows the text. */
  readonly final: boolean;
}

interface Step {
  readonly records: readonly TextRecord[];
  /** The unfinished record at the end. */
  readonly rest: string;
  /** Line number of the rest. */
  readonly line: number;
}

/** Splits a text at hand, which begins on `line`. */
export function splitRecords(scan: Scan & { readonly line: number }): Step {
  const { text, dialect, final } = scan;
  const records: TextRecord[] = [];
  let { line } = scan;
  let start = 0;
  let quoted = text.indexOf(dialect.quote);
  while (start < text.length) {
    const found = text.indexOf(dialect.lineEnd, start);
    if (found < 0 && !final) break;
    const end = found < 0 ? text.length : found;
    if (quoted >= 0 && quoted < start) quoted = text.indexOf(dialect.quote, start);
    const record = quoted < 0 || quoted >= end ? plainRecord(scan, start, end) : anyRecord(scan, start, end);
    if (record === 'unfinished') break;
    if (record.cells.length > 0) records.push({ cells: record.cells, line });
    line += record.end === end ? 1 : linesIn(text.slice(start, record.end), dialect.lineEnd) + 1;
    start = record.end + 1;
  }
  return { records, rest: text.slice(start), line };
}

interface Split {
  readonly cells: readonly string[];
  /** Place of the line end, or the end of the text. */
  readonly end: number;
}

function plainRecord({ text, dialect }: Scan, start: number, end: number): Split {
  const line = withoutReturn(text, start, end);
  return { cells: line === '' ? [] : line.split(dialect.delimiter), end };
}

/**
 * A record with quotes. One that runs over lines had a quote too many if it doesn't fit the table's width or a line in it
 * begins with a quote, as records do; then the quote is dropped, provided that its line alone fits.
 */
function anyRecord(scan: Scan, start: number, end: number): Split | 'unfinished' {
  const { quote, lineEnd, width } = scan.dialect;
  const record = quotedRecord(scan, start);
  if (width === undefined || !(record === 'unfinished' ? scan.final : record.end !== end)) return record;
  const isBroken =
    record === 'unfinished' ||
    record.cells.length !== width ||
    record.cells.some((cell) => cell.includes(lineEnd + quote));
  const plain = plainRecord(scan, start, end);
  if (!isBroken || plain.cells.length !== width) return record;
  return { end, cells: plain.cells.map((cell) => (isOpen(cell, quote) ? cell.slice(1) : cell)) };
}

/** Begins with a quote that nothing closes. */
const isOpen = (cell: string, quote: string): boolean =>
  cell.startsWith(quote) && cell.split(quote).length % 2 === 0;

const withoutReturn = (text: string, start: number, end: number): string =>
  text.slice(start, end > start && text[end - 1] === '\r' ? end - 1 : end);

const linesIn = (text: string, lineEnd: string): number => text.split(lineEnd).length - 1;

function quotedRecord(scan: Scan, start: number): Split | 'unfinished' {
  const { text, dialect, final } = scan;
  const cells: string[] = [];
  for (let at = start; ; at += dialect.delimiter.length) {
    const opening = skipBlanks(text, at);
    const closing = text[opening] === dialect.quote ? closingQuote(scan, opening) : 'none';
    if (closing === 'unfinished') return 'unfinished';
    if (closing === 'none') {
      const end = cellEnd(text, at, dialect);
      cells.push(withoutReturn(text, at, end));
      at = end;
    } else {
      cells.push(unquote(text.slice(opening + 1, closing), dialect.quote));
      at = skipBlanks(text, closing + 1);
    }
    if (text.startsWith(dialect.delimiter, at)) continue;
    const end = text[at] === '\r' && text[at + 1] === dialect.lineEnd ? at + 1 : at;
    return end >= text.length && !final ? 'unfinished' : { cells, end };
  }
}

const unquote = (cell: string, quote: string): string =>
  cell.replaceAll(quote + quote, quote).replaceAll(`\\${quote}`, quote);

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ') at += 1;
  return at;
}

function cellEnd(text: string, start: number, { delimiter, lineEnd }: CsvDialect): number {
  const ends = [text.indexOf(delimiter, start), text.indexOf(lineEnd, start)].filter((place) => place >= 0);
  return ends.length === 0 ? text.length : Math.min(...ends);
}

/** A quoted cell longer than this has lost its closing quote; the quote is then taken for a sign like any other. */
const longestQuoted = 20_000;

/** Place of the quote that closes the cell: the first one followed by a delimiter, a line end or nothing. */
function closingQuote(scan: Scan, opening: number): number | 'unfinished' | 'none' {
  const { text, dialect, final } = scan;
  let at = text.indexOf(dialect.quote, opening + 1);
  while (at >= 0 && at - opening <= longestQuoted) {
    const isDoubled = text[at + 1] === dialect.quote;
    if (!isDoubled && endsCell(scan, at + 1)) return at;
    at = text.indexOf(dialect.quote, at + (isDoubled ? 2 : 1));
  }
  return final || text.length - opening > longestQuoted ? 'none' : 'unfinished';
}

function endsCell({ text, dialect }: Scan, start: number): boolean {
  const at = skipBlanks(text, start);
  return (
    at >= text.length ||
    text[at] === '\r' ||
    text[at] === dialect.lineEnd ||
    text.startsWith(dialect.delimiter, at)
  );
}
