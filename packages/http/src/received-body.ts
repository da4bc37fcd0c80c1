import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { Body } from '@lanskatalog/core';
import type { TemporaryFile, TemporaryFiles } from './temporary-files.ts';

/** Bodies up to this size stay in memory. */
const memoryBytes = 4 * 1024 * 1024;

/** Disk full and the like: our machine's fault, which no outcome of a fetch describes. */
export class SpoolError extends Error {
  constructor(cause: unknown) {
    super('the body could not be written to a temporary file', { cause });
    this.name = 'SpoolError';
  }
}

/** Takes in a whole body, hashing as it comes. Rejects as the chunks do, then leaving nothing behind. */
export async function receivedBody(chunks: AsyncIterable<Uint8Array>, files: TemporaryFiles): Promise<Body> {
  const hash = createHash('sha256');
  const held: Uint8Array[] = [];
  let size = 0;
  let file: TemporaryFile | undefined;
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      size += chunk.byteLength;
      held.push(chunk);
      if (size <= memoryBytes) continue;
      file ??= await spooling(() => files.create());
      await writeAll(file, held.splice(0));
    }
  } catch (error) {
    await discard(file);
    throw error;
  }
  const sha256 = hash.digest('hex');
  if (file === undefined) return memoryBody(Buffer.concat(held), sha256);
  await file.handle.close();
  return fileBody(file.path, size, sha256);
}

async function writeAll({ handle }: TemporaryFile, chunks: readonly Uint8Array[]): Promise<void> {
  await spooling(async () => {
    for (const chunk of chunks) await handle.writeFile(chunk);
  });
}

async function spooling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new SpoolError(error);
  }
}

async function discard(file: TemporaryFile | undefined): Promise<void> {
  if (file === undefined) return;
  await file.handle.close();
  await rm(file.path, { force: true });
}

const memoryBody = (bytes: Buffer, sha256: string): Body => ({
  size: bytes.byteLength,
  sha256,
  stream: async function* () {
    if (bytes.byteLength > 0) yield bytes;
  },
  bytes: () => Promise.resolve(bytes),
  dispose: () => Promise.resolve(),
});

const fileBody = (path: string, size: number, sha256: string): Body => ({
  size,
  sha256,
  path,
  stream: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
  bytes: () => readFile(path),
  dispose: () => rm(path, { force: true }),
});
