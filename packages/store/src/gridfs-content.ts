import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection } from '@lanskatalog/core';
import { GridFSBucket, type GridFSBucketWriteStream, ObjectId } from 'mongodb';
import type { Answered } from './answered-within.ts';
import { contentBucket, type MongoConnection } from './mongo-connection.ts';

/** Content that is to be deleted, unless a blob has it as its content then. */
export interface Garbage {
  /** ISO 8601 instant. */
  readonly after: string;
}

const hourMs = 60 * 60 * 1000;
/** Longer than any upload takes: what is left then was left by a process that ended in the middle. */
const uploadMs = 24 * hourMs;
/** As long as somebody who began to read may take to the end. */
const readMs = hourMs;
const sweptAtOnce = 100;
/** Some of GridFS's chunks, which the driver writes at once. */
const writtenAtOnce = 1024 * 1024;

export interface ContentOptions {
  readonly garbage: Collection<Garbage>;
  /** Whether a blob has the content with this id. */
  readonly isUsed: (id: string) => Promise<boolean>;
  /** Shortest time between two sweeps. */
  readonly sweepEveryMs: number;
}

/** The moment is part of the id. */
export const writtenAt = (id: string): Date => new ObjectId(id).getTimestamp();

/**
 * The contents of blobs in GridFS. Each is written once under an id of its own and never changed. Whatever may become
 * unused is noted as garbage first, so that a process may end at any moment and nothing is left behind for ever.
 */
export class GridFsContent {
  readonly #bucket: GridFSBucket;
  readonly #answered: Answered;
  readonly #garbage: Collection<Garbage>;
  readonly #isUsed: (id: string) => Promise<boolean>;
  readonly #sweepEveryMs: number;
  #sweptAt = 0;

  constructor({ db, answered }: MongoConnection, { garbage, isUsed, sweepEveryMs }: ContentOptions) {
    this.#bucket = new GridFSBucket(db, { bucketName: contentBucket });
    this.#answered = answered;
    this.#garbage = garbage;
    this.#isUsed = isUsed;
    this.#sweepEveryMs = sweepEveryMs;
  }

  /** Stores the content. It is garbage, if not at once, until `keep`. */
  async write(
    key: string,
    content: AsyncIterable<Uint8Array> | Uint8Array,
  ): Promise<{ id: string; size: number }> {
    const id = new ObjectId();
    await this.#noteGarbage(id.toHexString(), uploadMs);
    const upload = this.#bucket.openUploadStreamWithId(id, key);
    // Each of the calls below is told of it.
    upload.on('error', () => undefined);
    try {
      for await (const part of content instanceof Uint8Array ? [content] : content) {
        for (const slice of slices(part)) await this.#answered(write(upload, slice));
      }
      await this.#answered(end(upload));
    } catch (error) {
      upload.destroy();
      // Where it stays, it is noted as garbage.
      await this.#remove(id.toHexString()).catch(() => undefined);
      throw error;
    }
    return { id: id.toHexString(), size: upload.length };
  }

  /** The content has become a blob's. */
  async keep(id: string): Promise<void> {
    await this.#garbage.delete(id);
  }

  /** The content is about to be no blob's any more; those who read it can go on for an hour. */
  async discard(id: string): Promise<void> {
    await this.#noteGarbage(id, readMs);
  }

  /** Leaves the event loop to others between parts: the driver has many at hand, and gives them without a pause. */
  async *read(id: string): AsyncGenerator<Uint8Array> {
    const download = this.#bucket.openDownloadStream(new ObjectId(id));
    const parts = download[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    try {
      for (;;) {
        const part = await this.#answered(parts.next());
        if (part.done === true) return;
        yield part.value;
        await nextTurn();
      }
    } finally {
      download.destroy();
    }
  }

  /** Deletes some of the garbage whose time has come; now and then, as each write asks for it. */
  async sweep(): Promise<void> {
    if (Date.now() - this.#sweptAt < this.#sweepEveryMs) return;
    this.#sweptAt = Date.now();
    const due = { field: 'after', to: new Date().toISOString() };
    for await (const { id } of this.#garbage.find({
      range: due,
      order: { field: 'after' },
      limit: sweptAtOnce,
    })) {
      await ((await this.#isUsed(id)) ? this.keep(id) : this.#remove(id));
    }
  }

  async #noteGarbage(id: string, ms: number): Promise<void> {
    await this.#garbage.put(id, { after: new Date(Date.now() + ms).toISOString() });
  }

  async #remove(id: string): Promise<void> {
    // The driver deletes the parts and then says that there was no whole, as after a broken upload there is not.
    await this.#answered(this.#bucket.delete(new ObjectId(id))).catch((error: unknown) => {
      if (!String(error).includes('File not found')) throw error;
    });
    await this.#garbage.delete(id);
  }
}

function* slices(part: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < part.length; at += writtenAtOnce) yield part.subarray(at, at + writtenAtOnce);
}

const write = (upload: GridFSBucketWriteStream, part: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    upload.write(part, (error) => (error ? reject(error) : resolve()));
  });

const end = (upload: GridFSBucketWriteStream): Promise<void> =>
  new Promise((resolve, reject) => {
    upload.end((error?: Error | null) => (error ? reject(error) : resolve()));
  });
