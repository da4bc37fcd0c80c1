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
  const { client, db } = await connectMongo(url, options);
  return {
    collection: async <T>(
      name: string,
      { indexes }: { readonly indexes: readonly string[] },
    ): Promise<Collection<T>> => MongoCollection.open<T>(db, collectionShape(name, indexes)),
    close: async () => client.close(),
  };
}
