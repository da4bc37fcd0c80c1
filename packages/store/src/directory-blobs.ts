import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { BlobInfo, Blobs } from '@lanskatalog/core';
import { checkBlobKey, checkBlobPrefix } from './blob-key.ts';
import { errorCode } from './error-code.ts';

/** On the same file system as the blobs, so that a finished file can be renamed into its place. */
const unfinished = '.unfinished';
const orphanAgeMs = 24 * 60 * 60 * 1000;

/**
 * Blobs as files below `directory`, made if missing. A key can't at once be a blob and the beginning of another
 * blob's key followed by `/`. Several processes may use the same directory.
 */
export async function openDirectoryBlobs(directory: string): Promise<Blobs> {
  await mkdir(path.join(directory, unfinished), { recursive: true });
  await sweepOrphans(path.join(directory, unfinished));
  const fileOf = (key: string): string => {
    checkBlobKey(key);
    return path.join(directory, key);
  };
  return {
    write: async (key, content) => {
      const file = fileOf(key);
      const temporary = path.join(directory, unfinished, randomUUID());
      try {
        const size = await writeFile(temporary, content);
        await moveIntoPlace(temporary, file);
        return { key, size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: async (key) => (await openFile(fileOf(key)))?.createReadStream(),
    stat: async (key) => info(key, fileOf(key)),
    list: (prefix) => list(directory, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix),
    delete: async (key) => remove(directory, fileOf(key)),
    localPath: async (key) => (await info(key, fileOf(key))) && fileOf(key),
    close: async () => undefined,
  };
}

/** What a killed process left; younger files may still be being written by another process. */
async function sweepOrphans(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const file = path.join(directory, name);
    const found = await unlessGone(stat(file));
    if (found && found.mtimeMs < Date.now() - orphanAgeMs) await rm(file, { force: true });
  }
}

async function writeFile(file: string, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<number> {
  const handle = await open(file, 'wx');
  try {
    // Goes on where the last call ended, and writes the whole of each chunk.
    if (content instanceof Uint8Array) await handle.writeFile(content);
    else for await (const chunk of content) await handle.writeFile(chunk);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

async function moveIntoPlace(temporary: string, file: string): Promise<void> {
  const directory = path.dirname(file);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(directory, { recursive: true });
      await rename(temporary, file);
      break;
    } catch (error) {
      // A deleter may prune the directory, still empty, just after it was made.
      if (errorCode(error) !== 'ENOENT' || attempt === 10) throw error;
    }
  }
  await synchronise(directory);
}

/** Makes a rename in the directory outlast a power cut. */
async function synchronise(directory: string): Promise<void> {
  const handle = await open(directory);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  const handle = await unlessGone(open(file));
  if (handle === undefined || (await handle.stat()).isFile()) return handle;
  await handle.close();
  return undefined;
}

async function info(key: string, file: string): Promise<BlobInfo | undefined> {
  const found = await unlessGone(stat(file));
  return found?.isFile() ? { key, size: found.size } : undefined;
}

/** `below` is '' or a path that ends in `/`. */
async function* list(directory: string, below: string, prefix: string): AsyncGenerator<BlobInfo> {
  checkBlobPrefix(prefix);
  const entries = (await unlessGone(readdir(path.join(directory, below), { withFileTypes: true }))) ?? [];
  const keys = entries.filter(({ name }) => !name.startsWith('.')).map((entry) => below + keyPart(entry));
  for (const key of keys.sort()) {
    if (key.endsWith('/')) {
      if (key.startsWith(prefix) || prefix.startsWith(key)) yield* list(directory, key, prefix);
      continue;
    }
    const found = key.startsWith(prefix) ? await unlessGone(stat(path.join(directory, key))) : undefined;
    if (found?.isFile()) yield { key, size: found.size, writtenAt: found.mtime };
  }
}

/** With its slash a directory sorts where its keys do: `a-b` comes before `a/c`. */
const keyPart = (entry: Dirent): string => (entry.isDirectory() ? `${entry.name}/` : entry.name);

async function remove(root: string, file: string): Promise<boolean> {
  if (!(await info('', file))) return false;
  const removed = await unlessGone(unlink(file).then(() => true));
  await pruneEmpty(root, path.dirname(file));
  return removed ?? false;
}

async function pruneEmpty(root: string, directory: string): Promise<void> {
  if (path.relative(root, directory) === '') return;
  const emptied = await rmdir(directory).then(
    () => true,
    () => false,
  );
  if (emptied) await pruneEmpty(root, path.dirname(directory));
}

/** undefined where there is no such file, or a part of its path is a file. */
async function unlessGone<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return undefined;
    throw error;
  }
}
