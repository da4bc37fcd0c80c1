import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface TemporaryFile {
  readonly path: string;
  readonly handle: FileHandle;
}

/** Files that live no longer than this object. The directory is made when the first one is needed. */
export class TemporaryFiles {
  readonly #parent: string;
  #directory: Promise<string> | undefined;
  #count = 0;

  constructor(parent: string) {
    this.#parent = parent;
  }

  async create(): Promise<TemporaryFile> {
    this.#directory ??= mkdtemp(join(this.#parent, 'lanskatalog-http-'));
    this.#count += 1;
    const path = join(await this.#directory, `${this.#count}.body`);
    return { path, handle: await open(path, 'wx') };
  }

  /** Removes the directory and what is left in it. */
  async close(): Promise<void> {
    if (this.#directory !== undefined) await rm(await this.#directory, { recursive: true, force: true });
  }
}
