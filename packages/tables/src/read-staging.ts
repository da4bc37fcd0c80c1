import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteLiteral, type DuckDb } from './duckdb.ts';

/** Separates cells in staging files: no text has it, so nothing needs quoting. */
const separator = '\u001f';
const flushAt = 1 << 20;
/** Wider tables are no tables. */
const mostColumns = 500;

/** All rows of one table of a file, as text, in DuckDB. */
export interface RawTable {
  /** Name of a relation with columns `rn` BIGINT (unique, in order), `rad` BIGINT and `c0` … VARCHAR. */
  readonly relation: string;
  readonly width: number;
  /** Names of the columns where the format gives them to each value (JSON, XML); else the header is among the rows. */
  readonly keys?: readonly string[];
}

/** Takes rows one by one and makes a raw table of them. Memory stays the same whatever the number of rows. */
export class Staging {
  readonly #db: DuckDb;
  readonly #name: string;
  readonly #path: string;
  #file: FileHandle | undefined;
  #buffer: string[] = [];
  #buffered = 0;
  #width = 0;
  #longest = 0;

  constructor(db: DuckDb, name: string) {
    this.#db = db;
    this.#name = name;
    this.#path = join(db.scratch, `${name}.txt`);
  }

  /** Adds a row; `rad` is its line or row in the source. True where the caller should await `flush` before going on. */
  add(cells: readonly string[], rad: number): boolean {
    const row = cells.length > mostColumns ? cells.slice(0, mostColumns) : cells;
    let line = row.join(separator);
    if (/[\r\n\0]/.test(line)) line = line.replace(/[\r\n\0]+/g, ' ');
    this.#width = Math.max(this.#width, row.length);
    this.#buffer.push(`${rad}${separator}${line}\n`);
    this.#longest = Math.max(this.#longest, line.length);
    this.#buffered += line.length + 8;
    return this.#buffered > flushAt;
  }

  async flush(): Promise<void> {
    this.#file ??= await open(this.#path, 'w');
    await this.#file.write(this.#buffer.join(''));
    this.#buffer = [];
    this.#buffered = 0;
  }

  /** The table; undefined where no row came. */
  async finish(keys?: readonly string[]): Promise<RawTable | undefined> {
    if (this.#width === 0) return undefined;
    await this.flush();
    await this.#file?.close();
    const columns = Array.from({ length: this.#width }, (_, index) => `'c${index}': 'VARCHAR'`);
    // DuckDB's buffers are a multiple of this, so it is only raised for a table that has such a row.
    const lineSize = Math.max(2_000_000, this.#longest * 4 + 100);
    const source = `read_csv(${quoteLiteral(this.#path)}, delim = '${separator}', quote = '', escape = '', header = false,
      auto_detect = false, null_padding = true, new_line = '\\n', max_line_size = ${lineSize},
      columns = {'rad': 'BIGINT', ${columns.join(', ')}})`;
    const relation = await materialise(this.#db, { name: this.#name, source });
    return { relation, width: this.#width, ...(keys === undefined ? {} : { keys }) };
  }
}

/** A separator inside a cell would shift its row; readers clean their text with this. */
export const withoutSeparator = (text: string): string =>
  text.includes(separator) ? text.replaceAll(separator, ' ') : text;

/**
 * Copies a text source into a Parquet file and makes a view of it: Parquet keeps memory bounded, numbers its rows and is
 * read by column many times over, which parsing text again is not.
 */
export async function materialise(
  db: DuckDb,
  table: { readonly name: string; readonly source: string; readonly firstLine?: number },
): Promise<string> {
  const path = quoteLiteral(join(db.scratch, `${table.name}.parquet`));
  await db.run(
    `COPY (SELECT * FROM ${table.source}) TO ${path} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 40960)`,
  );
  const rad = table.firstLine === undefined ? '' : `, file_row_number + ${table.firstLine} AS rad`;
  await db.run(`CREATE OR REPLACE VIEW ${table.name} AS
    SELECT * EXCLUDE (file_row_number), file_row_number AS rn${rad} FROM read_parquet(${path}, file_row_number = true)`);
  return table.name;
}
