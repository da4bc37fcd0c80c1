import type { DuckDb } from './duckdb.ts';
import { JsonScanner, type JsonRecord } from './read-json-scan.ts';
import { numberText } from './read-sheet.ts';
import { Staging, withoutSeparator, type RawTable } from './read-staging.ts';

interface JsonTable {
  /** Where in the document its array stands; '' at the top. */
  readonly path: string;
  readonly raw: RawTable;
}

export interface JsonTables {
  readonly tables: readonly JsonTable[];
  /** How many rows the answer says there are in all, where it is a page of more. */
  readonly announcedRows?: number;
}

/** Arrays that describe the answer rather than being it. */
const describing =
  /(?:^|\.)(?:fields|links|_links|columns|schema|metadata|meta|facets|errors|crs|bbox|coordinates)$/i;
const totals = /(?:^|\.)(?:resultCount|total|totalCount|total_count|totalElements|numberMatched|rowCount)$/i;
/** Envelopes whose name says nothing about the value inside. */
const envelope = /^(?:properties|attributes|fields|record\.fields)\./;
const mostTables = 8;

/** Stages every array of records of a JSON document, each as a table of its own. Throws `JsonScanError` on broken JSON. */
export async function stageJson(
  db: DuckDb,
  chunks: AsyncIterable<string>,
  options: { readonly name: string; readonly lines: boolean },
): Promise<JsonTables> {
  const builders = new Map<string, TableBuilder>();
  let announcedRows: number | undefined;
  const waiting: TableBuilder[] = [];
  const scanner = new JsonScanner(
    {
      record({ path, value }: JsonRecord) {
        if (describing.test(path)) return;
        const known = builders.get(path);
        if (known === undefined && builders.size >= mostTables) return;
        const builder = known ?? new TableBuilder(new Staging(db, `${options.name}_${builders.size}`));
        builders.set(path, builder);
        if (builder.add(value)) waiting.push(builder);
      },
      scalar(path, value) {
        if (totals.test(path) && typeof value === 'number') announcedRows = value;
      },
    },
    { lines: options.lines },
  );
  for await (const chunk of chunks) {
    scanner.push(chunk);
    for (const builder of waiting.splice(0)) await builder.staging.flush();
  }
  scanner.end();
  const tables: JsonTable[] = [];
  for (const [path, builder] of builders) {
    const raw = await builder.finish();
    if (raw !== undefined) tables.push({ path, raw });
  }
  return { tables, ...(announcedRows === undefined ? {} : { announcedRows }) };
}

/** Gives every key a column as it first appears. Rows that are arrays have no keys: their header is a row. */
class TableBuilder {
  readonly staging: Staging;
  readonly #columns = new Map<string, number>();
  #rows = 0;

  constructor(staging: Staging) {
    this.staging = staging;
  }

  /** True where the staging should be flushed. */
  add(value: unknown): boolean {
    this.#rows += 1;
    if (Array.isArray(value)) return this.staging.add(value.map(scalarText), this.#rows);
    const cells: string[] = Array.from({ length: this.#columns.size }, () => '');
    for (const [key, text] of flatten(value, '')) cells[this.#columnOf(key)] = text;
    return this.staging.add(
      Array.from(cells, (cell) => cell ?? ''),
      this.#rows,
    );
  }

  finish(): Promise<RawTable | undefined> {
    const keys = this.#columns.size === 0 ? undefined : [...this.#columns.keys()];
    return this.staging.finish(keys);
  }

  #columnOf(key: string): number {
    const known = this.#columns.get(key);
    if (known !== undefined) return known;
    this.#columns.set(key, this.#columns.size);
    return this.#columns.size - 1;
  }
}

/** Nested values under dotted names; texts in a list joined, objects in a list numbered (only the first three). */
function* flatten(value: unknown, prefix: string): Generator<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) {
    yield [prefix === '' ? 'value' : prefix.replace(envelope, ''), scalarText(value)];
    return;
  }
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null))
      yield [prefix.replace(envelope, ''), value.map(scalarText).join('; ')];
    else for (const [index, item] of value.slice(0, 3).entries()) yield* flatten(item, `${prefix}.${index}`);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const name = key.replace(/^\uFEFF/, '').trim();
    yield* flatten(inner, prefix === '' ? name : `${prefix}.${name}`);
  }
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return withoutSeparator(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  return value === null || value === undefined ? '' : withoutSeparator(JSON.stringify(value));
}
