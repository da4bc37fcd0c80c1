import { createHash } from 'node:crypto';
import type { Blobs } from '@lanskatalog/core';

/** Name → SHA-256 of each file of a release, as its manifest says. */
export async function manifestOf(blobs: Blobs, prefix: string): Promise<Map<string, string>> {
  const { files } = JSON.parse((await readBlob(blobs, `${prefix}/manifest.json`)).toString()) as {
    files: { name: string; sha256: string }[];
  };
  return new Map(files.map(({ name, sha256 }) => [name, sha256]));
}

/** The names of a release's files that are not what the manifest says. */
export async function brokenFiles(blobs: Blobs, prefix: string): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, sha256] of await manifestOf(blobs, prefix)) {
    const content = await readBlob(blobs, `${prefix}/${name}`);
    if (createHash('sha256').update(content).digest('hex') !== sha256) broken.push(name);
  }
  return broken;
}

/** Empty where there is no such blob. */
export async function readBlob(blobs: Blobs, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await blobs.read(key)) ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}
