import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface BlobCacheOptions {
  readonly directory: string;
  /** Bytes. Files in use may exceed it for a while. */
  readonly maxBytes: number;
}

/** A path that was handed out may not have been opened yet, so what was asked for lately stays. */
const inUseMs = 60 * 60 * 1000;

/** Local copies of blobs that live elsewhere, for libraries that need a file. What a name stands for never changes. */
export class BlobCache {
  readonly #directory: string;
  readonly #maxBytes: number;

  private constructor({ directory, maxBytes }: BlobCacheOptions) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
  }

  /** Several processes may share the directory. */
  static async open(options: BlobCacheOptions): Promise<BlobCache> {
    await mkdir(options.directory, { recursive: true });
    return new BlobCache(options);
  }

  /**
   * The path of the copy, made from `content` where there is none.
   *
   * @throws where the content has another size.
   */
  async path(name: string, size: number, content: () => AsyncIterable<Uint8Array>): Promise<string> {
    const file = path.join(this.#directory, name);
    if (await touch(file)) return file;
    const temporary = path.join(this.#directory, `${randomUUID()}.part`);
    try {
      await pipeline(content(), createWriteStream(temporary));
      const received = (await stat(temporary)).size;
      if (received !== size) throw new Error(`${name} came with ${received} bytes instead of ${size}`);
      await rename(temporary, file);
    } finally {
      await rm(temporary, { force: true });
    }
    await this.#evict();
    return file;
  }

  /** Removes what was not asked for longest, until the rest fits. */
  async #evict(): Promise<void> {
    const files = (
      await Promise.all((await readdir(this.#directory)).map(async (name) => this.#age(name)))
    ).flat();
    let total = files.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size, used } of files.sort((one, other) => one.used - other.used)) {
      if (total <= this.#maxBytes || used > Date.now() - inUseMs) return;
      await rm(file, { force: true });
      total -= size;
    }
  }

  async #age(name: string): Promise<{ file: string; size: number; used: number }[]> {
    const file = path.join(this.#directory, name);
    try {
      const { size, mtimeMs } = await stat(file);
      return [{ file, size, used: mtimeMs }];
    } catch {
      // Another process has just removed it.
      return [];
    }
  }
}

/** Notes that the file is in use; false where there is none. */
async function touch(file: string): Promise<boolean> {
  const now = new Date();
  return utimes(file, now, now).then(
    () => true,
    () => false,
  );
}
