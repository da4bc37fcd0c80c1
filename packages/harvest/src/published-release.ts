import type { Blobs, Documents } from '@lanskatalog/core';
import { z } from 'zod';

const pointer = z.object({
  version: z.literal(1),
  number: z.number(),
  /** Blob prefix of the release's files, without a final slash. */
  prefix: z.string(),
  /** Hash of everything the release was made from. */
  inputs: z.string(),
  /** Hash over the files: equal exactly when two releases say the same. */
  contentHash: z.string(),
  publishedAt: z.string(),
  /** Prefixes of earlier releases, newest first. */
  earlier: z.array(z.object({ number: z.number(), prefix: z.string(), publishedAt: z.string() })),
  /** URI → source that published it first and still has it. */
  owners: z.string(),
});

/** The region's current release. */
export type ReleasePointer = z.infer<typeof pointer>;

export interface CurrentRelease {
  readonly revision: number;
  readonly pointer: ReleasePointer;
}

const pointers = (documents: Documents) => documents.collection('pointers', { indexes: [] });
const pointerId = 'current-release';

export async function loadReleasePointer(documents: Documents): Promise<CurrentRelease | undefined> {
  const stored = await (await pointers(documents)).get(pointerId);
  return stored && { revision: stored.revision, pointer: pointer.parse(stored.value) };
}

/** Moves the pointer unless somebody else moved it since `revision` (0: there was none). */
export async function moveReleasePointer(
  documents: Documents,
  next: ReleasePointer,
  revision: number,
): Promise<boolean> {
  return (await pointers(documents)).putIf(pointerId, next, revision);
}

/** A file of a release as a stream, or undefined where the release has no such file. */
export const openReleaseFile = (
  blobs: Blobs,
  release: Pick<ReleasePointer, 'prefix'>,
  name: string,
): Promise<AsyncIterable<Uint8Array> | undefined> => blobs.read(`${release.prefix}/${name}`);
