import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Collection } from '@lanskatalog/core';
import { type Db, GridFSBucket, ObjectId } from 'mongodb';
import { contentBucket } from './mongo-connection.ts';

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
  readonly #garbage: Collection<Garbage>;
  readonly #isUsed: (id: string) => Promise<boolean>;
  readonly #sweepEveryMs: number;
  #sweptAt = 0;

  constructor(db: Db, { garbage, isUsed, sweepEveryMs }: ContentOptions) {
    this.#bucket = new GridFSBucket(db, { bucketName: contentBucket });
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
    try {
      await pipeline(content instanceof Uint8Array ? Readable.from([content]) : content, upload);
    } catch (error) {
      await this.#remove(id.toHexString());
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
    for await (const part of this.#bucket.openDownloadStream(new ObjectId(id))) {
      yield part as Uint8Array;
      await nextTurn();
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
    await this.#bucket.delete(new ObjectId(id)).catch((error: unknown) => {
      if (!String(error).includes('File not found')) throw error;
    });
    await this.#garbage.delete(id);
  }
}
