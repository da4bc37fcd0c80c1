import type { Collection, FindOptions, Scalar, Stored } from '@lanskatalog/core';
import type { AnyBulkWriteOperation, Collection as Driver, UpdateFilter } from 'mongodb';
import type { Answered } from './answered-within.ts';
import { checkFind, type CollectionShape, documentJson, lostPlace } from './collection-shape.ts';
import {
  afterCondition,
  conditions,
  type MongoDocument,
  type Place,
  sortOf,
  storedField,
} from './mongo-find.ts';
import type { MongoConnection } from './mongo-connection.ts';
import { isDuplicate, onceMoreIfDuplicate } from './mongo-duplicate.ts';
import { fromMongo, toMongo } from './mongo-value.ts';

const documentsPerPage = 200;
/** Small enough for servers that take a connection to their own store for each operation of a batch. */
const writesPerBatch = 50;

/** A collection of `{ _id, revision, v }`, where `v` is the document. */
export class MongoCollection<T> implements Collection<T> {
  readonly #driver: Driver<MongoDocument>;
  readonly #answered: Answered;
  readonly #shape: CollectionShape;

  private constructor({ db, answered }: MongoConnection, shape: CollectionShape) {
    this.#driver = db.collection<MongoDocument>(shape.name);
    this.#answered = answered;
    this.#shape = shape;
  }

  /** Creates what is missing of the collection's indexes. */
  static async open<T>(connection: MongoConnection, shape: CollectionShape): Promise<MongoCollection<T>> {
    const collection = new MongoCollection<T>(connection, shape);
    for (const field of shape.indexes) {
      const index = { [storedField(field)]: 1, _id: 1 };
      await connection.answered(collection.#driver.createIndex(index, { name: field }));
    }
    return collection;
  }

  async get(id: string): Promise<Stored<T> | undefined> {
    const document = await this.#answered(this.#driver.findOne({ _id: id }));
    return document === null ? undefined : stored(document);
  }

  async put(id: string, value: T): Promise<void> {
    const update = this.#update(id, value);
    await onceMoreIfDuplicate(async () =>
      this.#answered(this.#driver.updateOne({ _id: id }, update, { upsert: true })),
    );
  }

  async putIf(id: string, value: T, expected: number): Promise<boolean> {
    const update = this.#update(id, value);
    if (expected > 0) {
      const { matchedCount } = await this.#answered(
        this.#driver.updateOne({ _id: id, revision: expected }, update),
      );
      return matchedCount === 1;
    }
    try {
      await this.#answered(this.#driver.insertOne({ _id: id, revision: 1, v: toMongo(value) }));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async putMany(documents: readonly { readonly id: string; readonly value: T }[]): Promise<void> {
    // The last of several with one id, as the operations of a batch run in no order.
    const latest = [...new Map(documents.map(({ id, value }) => [id, value]))];
    for (let start = 0; start < latest.length; start += writesPerBatch) {
      const batch = latest
        .slice(start, start + writesPerBatch)
        .map(([id, value]): AnyBulkWriteOperation<MongoDocument> => ({
          updateOne: { filter: { _id: id }, update: this.#update(id, value), upsert: true },
        }));
      await onceMoreIfDuplicate(async () =>
        this.#answered(this.#driver.bulkWrite(batch, { ordered: false })),
      );
    }
  }

  async delete(id: string): Promise<boolean> {
    const { deletedCount } = await this.#answered(this.#driver.deleteOne({ _id: id }));
    return deletedCount === 1;
  }

  async deleteIf(id: string, expected: number): Promise<boolean> {
    const { deletedCount } = await this.#answered(this.#driver.deleteOne({ _id: id, revision: expected }));
    return deletedCount === 1;
  }

  /** Each page is a query of its own, so that a slow reader holds no cursor that the server would drop. */
  async *find(options: FindOptions): AsyncGenerator<Stored<T>> {
    checkFind(this.#shape, options);
    let left = options.limit ?? Infinity;
    let after = options.after === undefined ? [] : [await this.#afterId(options.after, options)];
    while (left > 0) {
      const limit = Math.min(left, documentsPerPage);
      const all = [...conditions(options), ...after];
      const found = this.#driver.find(all.length > 0 ? { $and: all } : {});
      const page = await this.#answered(found.sort(sortOf(options)).limit(limit).toArray());
      for (const document of page) yield stored(document);
      const last = page.at(-1);
      if (last === undefined || page.length < limit) return;
      after = [afterCondition(options, placeOf(last, options))];
      left -= page.length;
    }
  }

  async #afterId(id: string, options: FindOptions): Promise<ReturnType<typeof afterCondition>> {
    const byId = (options.order?.field ?? 'id') === 'id';
    const document = byId ? null : await this.#answered(this.#driver.findOne({ _id: id }));
    if (!byId && document === null) throw lostPlace(this.#shape, id);
    return afterCondition(options, document === null ? { id, sort: null } : placeOf(document, options));
  }

  #update(id: string, value: T): UpdateFilter<MongoDocument> {
    documentJson(this.#shape, id, value);
    return { $set: { v: toMongo(value) }, $inc: { revision: 1 } };
  }
}

const stored = <T>({ _id, revision, v }: MongoDocument): Stored<T> => ({
  id: _id,
  revision,
  value: fromMongo(v) as T,
});

/** The id and the value of the field ordered by, which is null where it is missing. */
function placeOf({ _id: id, v }: MongoDocument, { order }: FindOptions): Place {
  let value: unknown = v;
  for (const key of order?.field.split('.') ?? []) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return { id, sort: (value ?? null) as Scalar | null };
}
