import type { Blobs } from '@lanskatalog/core';

/** A blob as text, or undefined where there is none. For what fits into memory. */
export async function readText(blobs: Blobs, key: string): Promise<string | undefined> {
  const content = await blobs.read(key);
  if (content === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
