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
  /** Resolves when the blob store can take more; undefined where it can now. Rejects where it failed. */
  ready(): Promise<unknown> | undefined;
  /** Resolves when the blob is there whole. */
  close(): Promise<ReleaseFile>;
  /** Leaves nothing behind. */
  abandon(reason: unknown): Promise<void>;
}

const pieceBytes = 256 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const bytesAtMost = (text: string): number => 3 * text.length;

/** Opens a file of the release at `prefix`; it is there only once it is closed. */
export function openReleaseFile(blobs: Blobs, prefix: string, name: string): OpenReleaseFile {
  const stream = new PassThrough({ highWaterMark: 4 * pieceBytes });
  const hash = createHash('sha256');
  const stored = blobs.write(`${prefix}/${name}`, stream);
  stored.catch((error: unknown) => stream.destroy(asError(error)));
  stream.on('error', () => {}); // reported through `stored`
  let piece = Buffer.allocUnsafe(pieceBytes);
  let used = 0;
  let size = 0;
  const send = (bytes: Uint8Array): void => {
    hash.update(bytes);
    stream.write(bytes);
  };
  const flush = (): void => {
    if (used === 0) return;
    send(piece.subarray(0, used));
    piece = Buffer.allocUnsafe(pieceBytes);
    used = 0;
  };
  return {
    write(text) {
      if (bytesAtMost(text) > pieceBytes - used) flush();
      if (bytesAtMost(text) > pieceBytes) {
        const bytes = Buffer.from(text);
        send(bytes);
        return (size += bytes.length);
      }
      const written = piece.write(text, used);
      used += written;
      return (size += written);
    },
    ready() {
      if (!stream.writableNeedDrain) return undefined;
      return Promise.race([once(stream, 'drain'), stored]);
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
