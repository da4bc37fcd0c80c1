import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Blobs } from '@lanskatalog/core';

export interface ReleaseFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, hex. */
  readonly sha256: string;
}

/** A file of a release while it is written. */
export interface OpenReleaseFile {
  /** Takes the next piece of text; returns the number of bytes written so far. */
  write(text: string): number;
  /** Resolves when the blob store can take more. Rejects where it failed. */
  ready(): Promise<void>;
  /** Resolves when the blob is there whole. */
  close(): Promise<ReleaseFile>;
  /** Leaves nothing behind. */
  abandon(reason: unknown): Promise<void>;
}

const pieceChars = 256 * 1024;

/** Opens a file of the release at `prefix`; it is there only once it is closed. */
export function openReleaseFile(blobs: Blobs, prefix: string, name: string): OpenReleaseFile {
  const stream = new PassThrough({ highWaterMark: 4 * pieceChars });
  const hash = createHash('sha256');
  const stored = blobs.write(`${prefix}/${name}`, stream);
  stored.catch((error: unknown) => stream.destroy(asError(error)));
  stream.on('error', () => {}); // reported through `stored`
  let pending = '';
  let size = 0;
  const flush = (): boolean => {
    const bytes = Buffer.from(pending);
    pending = '';
    hash.update(bytes);
    return stream.write(bytes);
  };
  return {
    write(text) {
      pending += text;
      size += Buffer.byteLength(text);
      return size;
    },
    async ready() {
      if (pending.length < pieceChars || flush()) return;
      await Promise.race([once(stream, 'drain'), stored]);
    },
    async close() {
      flush();
      stream.end();
      await stored;
      return { name, size, sha256: hash.digest('hex') };
    },
    async abandon(reason) {
      stream.destroy(asError(reason));
      await stored.catch(() => {});
    },
  };
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
