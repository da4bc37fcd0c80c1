import type { Blobs, Documents } from '@lanskatalog/core';
import { z } from 'zod';
import { decision } from './settings/decision.ts';

const keptRelease = z.object({
  number: z.number(),
  prefix: z.string(),
  publishedAt: z.string(),
  /** Blob prefix of its regional tables' files; absent where it has none. */
  tables: z.string().optional(),
});

/** A release whose files are all there still. */
export type KeptRelease = z.infer<typeof keptRelease>;

const pointer = z.object({
  version: z.literal(1),
  number: z.number(),
  /** Blob prefix of the release's files, without a final slash. */
  prefix: z.string(),
  /** Hash of what the release says, before it was written. */
  inputs: z.string(),
  /** Hash of the sources' states it was last found to say; see publish-region.ts. */
  states: z.string(),
  /** Hash over the files: equal exactly when two releases say the same. */
  contentHash: z.string(),
  /** Datasets, series and services in it. */
  datasets: z.number(),
  /** Blob prefix of the regional tables' files; absent where no source has any. */
  tables: z.string().optional(),
  publishedAt: z.string(),
  /** Who went back to this release, where somebody did. */
  restored: decision.optional(),
  /** Other releases that are kept, newest first. After going back, later ones are among them. */
  earlier: z.array(keptRelease),
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

/** All releases that are kept, the current one included, newest first. */
export function releasesOf(current: ReleasePointer): readonly KeptRelease[] {
  const { number, prefix, publishedAt, tables } = current;
  const own = { number, prefix, publishedAt, ...(tables === undefined ? {} : { tables }) };
  return [own, ...current.earlier].sort((a, b) => b.number - a.number);
}

/**
 * The newest so many of them, and the current one, which readers have open: it may be an old one that somebody went back
 * to.
 */
export function releasesToKeep(current: ReleasePointer, releases: number): readonly KeptRelease[] {
  const all = releasesOf(current);
  const others = all.filter(({ number }) => number !== current.number).slice(0, Math.max(0, releases - 1));
  return all.filter((release) => release.number === current.number || others.includes(release));
}

/** A file of a release as a stream, or undefined where the release has no such file. */
export const openReleaseFile = (
  blobs: Blobs,
  release: Pick<ReleasePointer, 'prefix'>,
  name: string,
): Promise<AsyncIterable<Uint8Array> | undefined> => blobs.read(`${release.prefix}/${name}`);

export async function deleteRelease(blobs: Blobs, prefix: string): Promise<void> {
  for await (const { key } of blobs.list(`${prefix}/`)) await blobs.delete(key);
}
