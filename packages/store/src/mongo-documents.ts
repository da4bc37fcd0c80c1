import type { Collection, Documents } from '@lanskatalog/core';
import { collectionShape } from './collection-shape.ts';
import { MongoCollection } from './mongo-collection.ts';
import { connectMongo, type MongoOptions } from './mongo-connection.ts';

/**
 * Documents in MongoDB, or a server that speaks its protocol. Uses only what every such server knows: no transactions,
 * no aggregation, no change streams.
 *
 * @throws if the server can't be reached, or the database was written by a newer version of this program.
 */
export async function openMongoDocuments(url: string, options: MongoOptions = {}): Promise<Documents> {
  const connection = await connectMongo(url, options);
  // Opened once, as who works with a collection asks for it each time and its indexes stay.
  const opened = new Map<string, Promise<Collection<unknown>>>();
  return {
    collection: async <T>(
      name: string,
      { indexes }: { readonly indexes: readonly string[] },
    ): Promise<Collection<T>> => {
      const shape = collectionShape(name, indexes);
      const key = [name, ...indexes].join(' ');
      const known = opened.get(key) ?? MongoCollection.open<unknown>(connection, shape);
      opened.set(key, known);
      known.catch(() => opened.delete(key));
      return known as Promise<Collection<T>>;
    },
    close: async () => connection.client.close(),
  };
}
