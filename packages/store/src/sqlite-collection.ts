import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection, FindOptions, Stored } from '@lanskatalog/core';
import type Libsql from 'libsql';
import { checkFind, type CollectionShape, documentJson, lostPlace } from './collection-shape.ts';
import { retryBusy } from './retry-busy.ts';
import { pageQuery, type Place, sortExpression } from './sqlite-find.ts';

/** Few enough that neither memory nor the pause of the event loop grows with the collection. */
const rowsPerPage = 100;
const writesPerTransaction = 200;

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly json: string;
  readonly sort: string | number;
}

/** A collection as one table: id, revision, and the document as JSON text with expression indexes. */
export class SqliteCollection<T> implements Collection<T> {
  readonly #db: Libsql.Database;
  readonly #shape: CollectionShape;
  readonly #table: string;

  private constructor(db: Libsql.Database, shape: CollectionShape) {
    this.#db = db;
    this.#shape = shape;
    this.#table = `"${shape.name}"`;
  }

  /** Creates what is missing of the table and its indexes. */
  static async open<T>(db: Libsql.Database, shape: CollectionShape): Promise<SqliteCollection<T>> {
    const collection = new SqliteCollection<T>(db, shape);
    await retryBusy(() => collection.#create());
    return collection;
  }

  #create(): void {
    this.#db.exec(
      `CREATE TABLE IF NOT EXISTS ${this.#table} (id TEXT PRIMARY KEY, revision INTEGER NOT NULL, json TEXT NOT NULL)`,
    );
    for (const field of this.#shape.indexes) {
      const index = `"${this.#shape.name}:${field}"`;
      this.#db.exec(`CREATE INDEX IF NOT EXISTS ${index} ON ${this.#table} (${sortExpression(field)}, id)`);
    }
  }

  async get(id: string): Promise<Stored<T> | undefined> {
    const [row] = this.#rows(`SELECT id, revision, json FROM ${this.#table} WHERE id = ?`, [id]);
    return row && this.#stored(row);
  }

  async put(id: string, value: T): Promise<void> {
    const json = documentJson(this.#shape, id, value);
    await retryBusy(() => this.#upsert().run(id, json));
  }

  async putIf(id: string, value: T, expected: number): Promise<boolean> {
    const json = documentJson(this.#shape, id, value);
    const { changes } = await retryBusy(() =>
      expected === 0
        ? this.#db.prepare(`INSERT INTO ${this.#table} VALUES (?, 1, ?) ON CONFLICT DO NOTHING`).run(id, json)
        : this.#db
            .prepare(
              `UPDATE ${this.#table} SET revision = revision + 1, json = ? WHERE id = ? AND revision = ?`,
            )
            .run(json, id, expected),
    );
    return changes === 1;
  }

  async putMany(documents: readonly { readonly id: string; readonly value: T }[]): Promise<void> {
    for (let start = 0; start < documents.length; start += writesPerTransaction) {
      const batch = documents
        .slice(start, start + writesPerTransaction)
        .map(({ id, value }) => [id, documentJson(this.#shape, id, value)] as const);
      await retryBusy(() => this.#writeBatch(batch));
      await nextTurn();
    }
  }

  #writeBatch(batch: readonly (readonly [string, string])[]): void {
    const upsert = this.#upsert();
    const write = this.#db.transaction(() => {
      for (const [id, json] of batch) upsert.run(id, json);
    });
    write.immediate();
  }

  async delete(id: string): Promise<boolean> {
    const statement = this.#db.prepare(`DELETE FROM ${this.#table} WHERE id = ?`);
    const { changes } = await retryBusy(() => statement.run(id));
    return changes === 1;
  }

  async deleteIf(id: string, expected: number): Promise<boolean> {
    const statement = this.#db.prepare(`DELETE FROM ${this.#table} WHERE id = ? AND revision = ?`);
    const { changes } = await retryBusy(() => statement.run(id, expected));
    return changes === 1;
  }

  /** Each page is a read of its own, so that a slow reader holds up neither writers nor the log's clean-up. */
  async *find(options: FindOptions): AsyncGenerator<Stored<T>> {
    checkFind(this.#shape, options);
    let left = options.limit ?? Infinity;
    let after = options.after === undefined ? undefined : this.#placeOf(options.after, options);
    while (left > 0) {
      const limit = Math.min(left, rowsPerPage);
      const query = pageQuery(this.#table, options, { limit, ...(after && { after }) });
      const rows = this.#rows(query.sql, query.parameters);
      for (const row of rows) yield this.#stored(row);
      after = rows.at(-1);
      if (rows.length < limit) return;
      left -= rows.length;
      await nextTurn();
    }
  }

  #placeOf(id: string, { order }: FindOptions): Place {
    if (order === undefined || order.field === 'id') return { sort: id, id };
    const sql = `SELECT id, ${sortExpression(order.field)} AS sort FROM ${this.#table} WHERE id = ?`;
    const [row] = this.#rows(sql, [id]);
    if (row === undefined) throw lostPlace(this.#shape, id);
    return row;
  }

  /** Always read to the end: a statement left half read would keep its read transaction open. */
  #rows(sql: string, parameters: readonly (string | number)[]): Row[] {
    return this.#db.prepare(sql).all(...parameters) as Row[];
  }

  #upsert(): Libsql.Statement {
    return this.#db.prepare(
      `INSERT INTO ${this.#table} VALUES (?, 1, ?)
        ON CONFLICT (id) DO UPDATE SET revision = revision + 1, json = excluded.json`,
    );
  }

  #stored({ id, revision, json }: Row): Stored<T> {
    return { id, revision, value: JSON.parse(json) as T };
  }
}
