import type { DuckDb } from './duckdb.ts';
import { Staging, withoutSeparator, type RawTable } from './read-staging.ts';
import { xmlEvents, type XmlHandler } from './read-xml-events.ts';

/**
 * Stages the rows of an XML document. Rows are the elements at `rowPath`, as `findRowPath` tells it; their descendants with
 * text and their attributes are columns (`adress.postnummer` where nested). Rejects XML that is not well-formed.
 */
export async function stageXml(
  db: DuckDb,
  chunks: AsyncIterable<string>,
  options: { readonly name: string; readonly rowPath: string },
): Promise<RawTable | undefined> {
  const staging = new Staging(db, options.name);
  const rows = new RowReader(options.rowPath);
  for await (const _ of xmlEvents(chunks, rows)) {
    let isFull = false;
    for (const { cells, row } of rows.take()) isFull = staging.add(cells, row) || isFull;
    if (isFull) await staging.flush();
  }
  return staging.finish(rows.keys());
}

/**
 * The path of the elements that are rows, from the beginning of a document: of those that occur again and again the one
 * that holds most values, the outermost if several hold the same. undefined where nothing holds values.
 */
export async function findRowPath(head: string): Promise<string | undefined> {
  const counts = new Map<string, { times: number; values: number }>();
  const path: string[] = [];
  let hasChildren = false;
  const note = (values: number): void => {
    for (let depth = 1; depth <= path.length; depth++) {
      const entry = counts.get(path.slice(0, depth).join('/'));
      if (entry !== undefined) entry.values += values;
    }
  };
  const handler: XmlHandler = {
    open(name, attributes) {
      path.push(name);
      const key = path.join('/');
      const entry = counts.get(key) ?? { times: 0, values: 0 };
      counts.set(key, { ...entry, times: entry.times + 1 });
      note(Object.keys(attributes).length);
      hasChildren = false;
    },
    close() {
      path.pop();
      if (!hasChildren) note(1);
      hasChildren = true;
    },
  };
  try {
    for await (const _ of xmlEvents(oneChunk(head), handler));
  } catch {
    // The head ends in the middle of the document; what was counted until there is what we want.
  }
  const inner = [...counts].filter(([, { values, times }]) => values > times);
  const repeated = inner.filter(([, { times }]) => times > 1);
  const [best] = (repeated.length > 0 ? repeated : inner.slice(-1)).toSorted(
    (a, b) => b[1].values - a[1].values || a[0].length - b[0].length,
  );
  return best?.[0];
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield text;
}

interface Row {
  readonly cells: string[];
  readonly row: number;
}

class RowReader implements XmlHandler {
  readonly #rowPath: readonly string[];
  readonly #path: string[] = [];
  readonly #columns = new Map<string, number>();
  #fields = new Map<string, string>();
  #text = '';
  #rows: Row[] = [];
  #count = 0;

  constructor(rowPath: string) {
    this.#rowPath = rowPath.split('/');
  }

  keys(): readonly string[] {
    return [...this.#columns.keys()];
  }

  take(): readonly Row[] {
    const taken = this.#rows;
    this.#rows = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name);
    this.#text = '';
    if (!this.#isInRow()) return;
    const below = this.#path.slice(this.#rowPath.length);
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== 'xmlns') this.#note([...below, key].join('.'), value);
    }
  }

  text(piece: string): void {
    this.#text += piece;
  }

  close(): void {
    const text = this.#text.trim();
    this.#text = '';
    if (this.#isInRow() && text !== '')
      this.#note(this.#path.slice(this.#rowPath.length).join('.') || 'value', text);
    if (this.#isInRow() && this.#path.length === this.#rowPath.length) this.#endRow();
    this.#path.pop();
  }

  #isInRow(): boolean {
    return this.#rowPath.every((name, depth) => this.#path[depth] === name);
  }

  #note(key: string, value: string): void {
    const before = this.#fields.get(key);
    this.#fields.set(key, before === undefined ? value : `${before}; ${value}`);
  }

  #endRow(): void {
    const cells: string[] = Array.from({ length: this.#columns.size }, () => '');
    for (const [key, value] of this.#fields) {
      const column = this.#columns.get(key) ?? this.#columns.size;
      this.#columns.set(key, column);
      cells[column] = withoutSeparator(value);
    }
    this.#count += 1;
    this.#rows.push({ cells, row: this.#count });
    this.#fields = new Map();
  }
}
