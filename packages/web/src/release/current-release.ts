import type { Blobs, Documents, Log } from '@lanskatalog/core';
import { loadReleasePointer, openReleaseFile } from '@lanskatalog/harvest';
import type { ReleasePointer } from '@lanskatalog/harvest';
import { z } from 'zod';

const manifest = z.object({
  files: z.array(z.object({ name: z.string(), size: z.number(), sha256: z.string() })),
});

interface ReleaseFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** A release as readers see it: everything in it belongs together, whatever is published meanwhile. */
export interface OpenRelease {
  readonly pointer: ReleasePointer;
  readonly files: ReadonlyMap<string, ReleaseFile>;
  open(name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** A path to read parts of the file from. */
  localPath(name: string): Promise<string | undefined>;
}

export interface CurrentRelease {
  /** The newest release, or the last one known while the store does not answer; undefined before the first. */
  get(): Promise<OpenRelease | undefined>;
}

const recheckMs = 1000;

/** Follows the release pointer, asking the store at most once a second. */
export function followCurrentRelease(options: {
  readonly documents: Documents;
  readonly blobs: Blobs;
  readonly log: Log;
}): CurrentRelease {
  let known: OpenRelease | undefined;
  let checked = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;

  async function check(): Promise<void> {
    try {
      const current = await loadReleasePointer(options.documents);
      if (current !== undefined && current.pointer.prefix !== known?.pointer.prefix) {
        known = await openRelease(options.blobs, current.pointer);
      }
    } catch (error) {
      options.log.warn({ err: error }, 'the store does not answer; serving the last release known');
    }
    checked = performance.now();
    checking = undefined;
  }

  return {
    async get() {
      if (performance.now() - checked > recheckMs) await (checking ??= check());
      return known;
    },
  };
}

async function openRelease(blobs: Blobs, pointer: ReleasePointer): Promise<OpenRelease> {
  const content = await openReleaseFile(blobs, pointer, 'manifest.json');
  if (content === undefined) throw new Error(`release ${pointer.number} has no manifest.json`);
  const { files } = manifest.parse(JSON.parse(await textOf(content)));
  return {
    pointer,
    files: new Map(files.map((file) => [file.name, file])),
    open: (name) => openReleaseFile(blobs, pointer, name),
    localPath: (name) => blobs.localPath(`${pointer.prefix}/${name}`),
  };
}

/** All of a stream as text. */
export async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
