import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Documents } from '@lanskatalog/core';
import { openMongoDocuments } from '@lanskatalog/store/mongo';
import { MongoClient } from 'mongodb';
import { describeWith, type Service, startMongodb } from '../../../test/support/services.ts';
import { documentsContract } from './documents-contract.ts';

describeWith('mongodb', 'openMongoDocuments', (found) => {
  let server: Service;

  beforeAll(async () => {
    server = await startMongodb(found);
  });

  afterAll(async () => server.stop());

  documentsContract('MongoDocuments', async () => {
    const database = `test-${randomUUID()}`;
    const open: Documents[] = [];
    return {
      connect: async () => {
        const documents = await openMongoDocuments(server.url, { database });
        open.push(documents);
        return documents;
      },
      dispose: async () => {
        await Promise.all(open.map(async (documents) => documents.close()));
        await withDriver(async (client) => client.db(database).dropDatabase());
      },
    };
  });

  async function withDriver<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
    const client = await new MongoClient(server.url).connect();
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  }

  it('refuses a database of a newer version, and says so', async () => {
    const database = `test-${randomUUID()}`;
    await (await openMongoDocuments(server.url, { database })).close();
    await withDriver(async (client) =>
      client
        .db(database)
        .collection<{ _id: string }>('layout')
        .updateOne({ _id: 'layout' }, { $set: { version: 99 } }),
    );
    await expect(openMongoDocuments(server.url, { database })).rejects.toThrow('newer version (layout 99)');
  });

  it('can be opened for the first time by many at once', async () => {
    const database = `test-${randomUUID()}`;
    const open = async (): Promise<Documents> => openMongoDocuments(server.url, { database });
    const all = await Promise.all([open(), open(), open(), open()]);
    const collections = await Promise.all(
      all.map(async (documents) => documents.collection<number>('counted', { indexes: ['n'] })),
    );
    const wrote = await Promise.all(
      collections.map(async (collection, at) => collection.putIf('one', at, 0)),
    );
    expect(wrote.filter(Boolean)).toHaveLength(1);
    await Promise.all(all.map(async (documents) => documents.close()));
  });

  it('uses the database that the URL names', async () => {
    const database = `test-${randomUUID()}`;
    const documents = await openMongoDocuments(`${server.url}/${database}?appName=test`);
    await (await documents.collection<number>('named', { indexes: [] })).put('one', 1);
    await documents.close();
    expect(await withDriver(async (client) => client.db(database).collection('named').countDocuments())).toBe(
      1,
    );
  });

  it('pages through values of mixed types without losing any', async () => {
    const documents = await openMongoDocuments(server.url, { database: `test-${randomUUID()}` });
    const mixed = await documents.collection<{ value?: unknown }>('mixed', { indexes: ['value'] });
    const values = [true, 'text', 7, null, undefined];
    await mixed.putMany(
      Array.from({ length: 1000 }, (_, at) => ({
        id: `d${at}`,
        value: { value: values[at % values.length] },
      })),
    );
    for (const descending of [false, true]) {
      const seen = new Set<string>();
      for await (const { id } of mixed.find({ order: { field: 'value', descending } })) seen.add(id);
      expect(seen.size).toBe(1000);
    }
    await documents.close();
  });

  it('says that the server can not be reached', async () => {
    await expect(
      openMongoDocuments('mongodb://127.0.0.1:1/', { serverSelectionTimeoutMS: 200 }),
    ).rejects.toThrow(/ECONNREFUSED|timed out/);
  });
});
