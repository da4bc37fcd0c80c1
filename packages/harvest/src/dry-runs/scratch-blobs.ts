import type { Blobs } from '@lanskatalog/core';

export interface ScratchBlobs extends Blobs {
  /** Takes away everything that was written. */
  clear(): Promise<void>;
}

/** The same blobs to a reader, while all that is written goes aside under `prefix`, and nothing else is touched. */
export function scratchBlobs(blobs: Blobs, prefix: string): ScratchBlobs {
  const aside = (key: string): string => `${prefix}/${key}`;
  return {
    async write(key, content) {
      return { ...(await blobs.write(aside(key), content)), key };
    },
    read: async (key) => (await blobs.read(aside(key))) ?? blobs.read(key),
    async stat(key) {
      const own = await blobs.stat(aside(key));
      return own === undefined ? blobs.stat(key) : { ...own, key };
    },
    list: (wanted) => blobs.list(wanted),
    delete: (key) => blobs.delete(aside(key)),
    localPath: async (key) => (await blobs.localPath(aside(key))) ?? blobs.localPath(key),
    close: async () => {},
    async clear() {
      for await (const { key } of blobs.list(`${prefix}/`)) await blobs.delete(key);
    },
  };
}
