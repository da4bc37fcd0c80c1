import path from 'node:path';
import type { BlobInfo, Blobs, Collection } from '@lanskatalog/core';
import { BlobCache } from './blob-cache.ts';
import { checkBlobKey, checkBlobPrefix } from './blob-key.ts';
import { type Garbage, GridFsContent, writtenAt } from './gridfs-content.ts';
import { MongoCollection } from './mongo-collection.ts';
import { connectMongo, type MongoOptions } from './mongo-connection.ts';

export interface GridFsOptions extends MongoOptions {
  /** Where `localPath` keeps its copies. */
  readonly cacheDirectory: string;
  /** Bytes that the copies may take; 10 GiB where absent. */
  readonly cacheBytes?: number;
  /** Shortest time between two searches for what is no longer used; 10 seconds where absent. */
  readonly sweepEveryMs?: number;
}

/** What a key stands for now. A blob changes by changing this one document, so all at once. */
interface Pointer {
  readonly file: string;
  readonly size: number;
}

/**
 * Blobs in MongoDB's GridFS, or that of a server that speaks its protocol.
 *
 * @throws if the server can't be reached, or the database was written by a newer version of this program.
 */
export async function openGridFsBlobs(url: string, options: GridFsOptions): Promise<Blobs> {
  const { cacheDirectory, cacheBytes = 10 * 1024 ** 3, sweepEveryMs = 10_000, ...mongo } = options;
  const cache = await BlobCache.open({ directory: cacheDirectory, maxBytes: cacheBytes });
  const connection = await connectMongo(url, mongo);
  const pointers = await MongoCollection.open<Pointer>(connection, { name: 'blobs', indexes: ['file'] });
  const garbage = await MongoCollection.open<Garbage>(connection, {
    name: 'blob-garbage',
    indexes: ['after'],
  });
  const content = new GridFsContent(connection, {
    garbage,
    isUsed: async (file) => isUsed(pointers, file),
    sweepEveryMs,
  });
  await content.sweep();
  const find = async (key: string): Promise<Pointer | undefined> => {
    checkBlobKey(key);
    return (await pointers.get(key))?.value;
  };
  return {
    write: async (key, bytes) => {
      checkBlobKey(key);
      const { id: file, size } = await content.write(key, bytes);
      await point(pointers, content, { key, to: { file, size } });
      await content.keep(file);
      await content.sweep();
      return { key, size };
    },
    read: async (key) => {
      const pointer = await find(key);
      return pointer && content.read(pointer.file);
    },
    stat: async (key) => {
      const pointer = await find(key);
      return pointer && { key, size: pointer.size };
    },
    list: (prefix) => list(pointers, prefix),
    delete: async (key) => {
      checkBlobKey(key);
      return point(pointers, content, { key, to: undefined });
    },
    localPath: async (key) => {
      const pointer = await find(key);
      if (pointer === undefined) return undefined;
      const { file, size } = pointer;
      return cache.path(`${file}-${path.basename(key)}`, size, () => content.read(file));
    },
    close: async () => connection.client.close(),
  };
}

/** Moves the key to other content, or none. False where it stood for none and still does. */
async function point(
  pointers: Collection<Pointer>,
  content: GridFsContent,
  { key, to }: { readonly key: string; readonly to: Pointer | undefined },
): Promise<boolean> {
  // Most keys are new and stay: those need no look at what was there.
  if (to !== undefined && (await pointers.putIf(key, to, 0))) return true;
  for (;;) {
    const current = await pointers.get(key);
    if (current === undefined && to === undefined) return false;
    if (current !== undefined) await content.discard(current.value.file);
    const revision = current?.revision ?? 0;
    const moved = await (to === undefined
      ? pointers.deleteIf(key, revision)
      : pointers.putIf(key, to, revision));
    // Not moved means that another process was faster: what it left is now what is replaced.
    if (moved) return true;
  }
}

async function isUsed(pointers: Collection<Pointer>, file: string): Promise<boolean> {
  for await (const pointer of pointers.find({ equals: { file }, limit: 1 }))
    return pointer.value.file === file;
  return false;
}

async function* list(pointers: Collection<Pointer>, prefix: string): AsyncGenerator<BlobInfo> {
  checkBlobPrefix(prefix);
  // Greater than every sign of a key.
  const range = { field: 'id', from: prefix, to: `${prefix}~` };
  for await (const { id: key, value } of pointers.find({ range })) {
    yield { key, size: value.size, writtenAt: writtenAt(value.file) };
  }
}
