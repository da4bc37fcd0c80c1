import { DuckDBInstance, type DuckDBConnection, type DuckDBValue, type Json } from '@duckdb/node-api';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A row as JSON: BIGINT, DECIMAL and DATE come as strings, so nothing is lost on the way into JavaScript. */
export type DuckRow = Readonly<Record<string, Json>>;

/** What a cell holds as text; '' for NULL. */
export function textIn(row: DuckRow | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'object' ? (value === null ? '' : JSON.stringify(value)) : String(value ?? '');
}

export interface DuckDbOptions {
  /** Megabytes that DuckDB may hold before it spills into its scratch directory. Node's own memory comes on top. */
  readonly memoryLimitMb?: number;
  readonly threads?: number;
  /** Where the scratch directory is made; the system's temporary directory where absent. */
  readonly scratchRoot?: string;
}

/**
 * An in-memory DuckDB with a scratch directory of its own. Both go away on `close`. Statements run one at a time;
 * they reject when the signal given to `openDuckDb` aborts.
 */
export interface DuckDb {
  /** Directory for staging files; removed on close. */
  readonly scratch: string;
  run(sql: string): Promise<void>;
  /** All rows; only for results known to be small. `values` are bound to `$1`, `$2`, … */
  rows(sql: string, values?: readonly DuckDBValue[]): Promise<readonly DuckRow[]>;
  /** Rows in batches of a few thousand, for results of any size. */
  batches(sql: string, values?: readonly DuckDBValue[]): AsyncIterable<readonly DuckRow[]>;
  /** Appends text rows to a table whose columns are all VARCHAR. */
  append(table: string, rows: Iterable<readonly (string | null)[]>): Promise<void>;
  close(): Promise<void>;
}

/** A text as an SQL literal. */
export const quoteLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier, whatever a source's header contains. */
export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * With this switched off a LEFT JOIN reads its left side last, so that with `threads: 1` rows come out in its order and the
 * same rows make the same file without being sorted. DuckDB otherwise picks the side by size.
 */
const choiceOfSide = 'build_side_probe_side';

/** Opens a database; the caller closes it. */
export async function openDuckDb(options: DuckDbOptions, signal: AbortSignal): Promise<DuckDb> {
  signal.throwIfAborted();
  const scratch = await mkdtemp(join(options.scratchRoot ?? tmpdir(), 'lanskatalog-tables-'));
  const instance = await DuckDBInstance.create(':memory:', {
    // No extension is ever downloaded: parquet, json and icu are built in and nothing else is needed.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: `${options.memoryLimitMb ?? 512}MB`,
    temp_directory: scratch,
    disabled_optimizers: choiceOfSide,
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
  const connection = await instance.connect();
  const interrupt = (): void => connection.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  const close = async (): Promise<void> => {
    signal.removeEventListener('abort', interrupt);
    connection.closeSync();
    instance.closeSync();
    await rm(scratch, { recursive: true, force: true });
  };
  return { scratch, close, ...statements(connection, signal) };
}

type Statements = Pick<DuckDb, 'run' | 'rows' | 'batches' | 'append'>;

function statements(connection: DuckDBConnection, signal: AbortSignal): Statements {
  /** An interrupted statement fails with DuckDB's own words; whoever aborted expects their reason. */
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  };
  return {
    run: (sql) => guard(async () => void (await connection.run(sql))),
    rows: (sql, values = []) =>
      guard(async () => (await connection.run(sql, [...values])).getRowObjectsJson()),
    async *batches(sql, values = []) {
      const result = await guard(() => connection.stream(sql, [...values]));
      for await (const rows of result.yieldRowObjectJson()) {
        signal.throwIfAborted();
        yield rows;
      }
    },
    append: (table, rows) => guard(() => appendRows(connection, table, rows)),
  };
}

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<readonly (string | null)[]>,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (const row of rows) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}
