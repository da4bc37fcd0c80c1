import type { Blobs } from '@lanskatalog/core';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Blobs as plain files in a temporary directory that `close` removes. */
export async function openTempBlobs(): Promise<Blobs> {
  const directory = await mkdtemp(join(tmpdir(), 'lanskatalog-blobs-'));
  const infoOf = async (key: string) => {
    const found = await stat(join(directory, key)).catch(() => undefined);
    return found === undefined ? undefined : { key, size: found.size };
  };
  return {
    write: async (key, content) => {
      const chunks: Uint8Array[] = [];
      if (content instanceof Uint8Array) chunks.push(content);
      else for await (const chunk of content) chunks.push(chunk);
      await mkdir(dirname(join(directory, key)), { recursive: true });
      await writeFile(join(directory, key), Buffer.concat(chunks));
      return { key, size: Buffer.concat(chunks).length };
    },
    read: async (key) => {
      if ((await infoOf(key)) === undefined) return undefined;
      const bytes = await readFile(join(directory, key));
      return (async function* () {
        yield await Promise.resolve(bytes);
      })();
    },
    stat: infoOf,
    async *list(prefix) {
      const names = await readdir(directory, { recursive: true, withFileTypes: true });
      const keys = names
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
        .filter((key) => key.startsWith(prefix))
        .sort();
      for (const key of keys) yield { key, size: 0 };
    },
    delete: async (key) => {
      const known = (await infoOf(key)) !== undefined;
      await rm(join(directory, key), { force: true });
      return known;
    },
    localPath: async (key) => ((await infoOf(key)) === undefined ? undefined : join(directory, key)),
    close: () => rm(directory, { recursive: true, force: true }),
  };
}
