import type { Blobs } from '@lanskatalog/core';

export interface MemoryBlobs extends Blobs {
  readonly contents: Map<string, Buffer>;
  text(key: string): string;
}

/** Blobs in a map, for tests that look at what was written. */
export function createMemoryBlobs(): MemoryBlobs {
  const contents = new Map<string, Buffer>();
  return {
    contents,
    text: (key) => contents.get(key)?.toString('utf8') ?? '',
    async write(key, content) {
      const chunks: Uint8Array[] = [];
      if (content instanceof Uint8Array) chunks.push(content);
      else for await (const chunk of content) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      contents.set(key, bytes);
      return { key, size: bytes.length };
    },
    async read(key) {
      const bytes = contents.get(key);
      return (
        bytes &&
        (async function* pieces() {
          for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
        })()
      );
    },
    stat: (key) =>
      Promise.resolve(contents.has(key) ? { key, size: contents.get(key)?.length ?? 0 } : undefined),
    async *list(prefix) {
      for (const [key, bytes] of contents) if (key.startsWith(prefix)) yield { key, size: bytes.length };
    },
    delete: (key) => Promise.resolve(contents.delete(key)),
    localPath: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
}
