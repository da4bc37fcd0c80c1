import { quoteLiteral, type DuckDb } from './duckdb.ts';
import { readCsv, splitRecords } from './read-csv.ts';
import { sniffDialect, type SniffedDialect } from './read-dialect.ts';
import type { RawTable } from './read-staging.ts';
import { materialise, Staging, withoutSeparator } from './read-staging.ts';
import type { Survey } from './read-survey.ts';
import { readText } from './read-text.ts';

export interface TextSource {
  readonly path: string;
  readonly survey: Survey;
  /** The beginning of the text, decoded. */
  readonly head: string;
}

export interface CsvTable {
  readonly raw: RawTable;
  readonly dialect: SniffedDialect;
  /** Lines above the first full row that DuckDB skipped, as one text. */
  readonly preamble: string;
}

/** Stages a CSV file. undefined where no delimiter makes columns of it. */
export async function stageCsv(
  db: DuckDb,
  source: TextSource,
  options: { readonly name: string; readonly delimiter?: string; readonly signal: AbortSignal },
): Promise<CsvTable | undefined> {
  const { survey, head } = source;
  const lineEnd = survey.lineFeeds === 0 && survey.carriageReturns > 0 ? '\r' : '\n';
  const dialect = sniffDialect(
    options.delimiter === undefined ? head : `sep=${options.delimiter}\n${head}`,
    lineEnd,
  );
  if (dialect === undefined) return undefined;
  const plain = await stagePlain(db, { ...source, dialect }, options);
  if (plain !== undefined) return plain;
  const raw = await stageByHand(db, { ...source, dialect }, options);
  return raw === undefined ? undefined : { raw, dialect, preamble: '' };
}

interface CsvSource extends TextSource {
  readonly dialect: SniffedDialect;
}

/**
 * Lets DuckDB split a file that is beyond doubt: UTF-8, one kind of line end, every record as wide as the next, as many
 * records as lines. Ten times faster than doing it here; undefined where the file isn't so plain, or proves not to be.
 */
async function stagePlain(
  db: DuckDb,
  { path, survey, head, dialect }: CsvSource,
  { name }: { readonly name: string },
): Promise<CsvTable | undefined> {
  const { carriageReturns: returns, lineFeeds } = survey;
  const oneLineEnd = returns === 0 || returns === lineFeeds || returns === lineFeeds + 1;
  const isPlain = survey.encoding === 'utf-8' && !survey.doubleEncoded && !survey.hasNul && oneLineEnd;
  if (!isPlain || dialect.quote !== '"' || dialect.lineEnd !== '\n') return undefined;
  const { records } = splitRecords({ text: head, dialect, line: 1, final: true });
  const first = records.find(({ cells }) => cells.length === dialect.width);
  // A header narrower than the rows would be skipped like a preamble.
  const narrow = records.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
  if (first === undefined || narrow !== first) return undefined;
  const above = first.line - 1;
  const columns = Array.from({ length: dialect.width }, (_, index) => `'c${index}': 'VARCHAR'`);
  const csv = `read_csv(${quoteLiteral(path)}, delim = ${quoteLiteral(dialect.delimiter)}, quote = '"', escape = '"',
    header = false, skip = ${above}, auto_detect = false, strict_mode = true, null_padding = false,
    columns = {${columns.join(', ')}})`;
  try {
    const relation = await materialise(db, { name, source: csv, firstLine: first.line });
    const [counted] = await db.rows(`SELECT count(*)::INTEGER AS n FROM ${relation}`);
    const lines = survey.lineFeeds - survey.trailingLineEnds + 1;
    if (counted?.['n'] !== lines - above) return undefined;
    const preamble = records.filter(({ line }) => line < first.line).flatMap(({ cells }) => cells);
    return { raw: { relation, width: dialect.width }, dialect, preamble: preamble.join(' ').trim() };
  } catch (error) {
    // DuckDB refuses what isn't plain after all; we are more patient. A stopped read is no refusal.
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** DuckDB's messages name the kind of error; a file it can't split is one of these. */
const isRefusal = (error: unknown): boolean =>
  /(?:Invalid Input|Conversion|IO|Parser) Error/.test(String(error));

async function stageByHand(
  db: DuckDb,
  { path, survey, dialect }: CsvSource,
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<RawTable | undefined> {
  const staging = new Staging(db, name);
  for await (const records of readCsv(cleanText(readText(path, survey, signal)), dialect)) {
    let isFull = false;
    for (const { cells, line } of records) isFull = staging.add(cells, line) || isFull;
    if (isFull) await staging.flush();
  }
  return staging.finish();
}

async function* cleanText(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const chunk of chunks) yield withoutSeparator(chunk);
}
