import { readChangeHistory } from '@lanskatalog/catalogue';
import type { BlobInfo } from '@lanskatalog/core';
import { listPartitions } from '@lanskatalog/tables';
import type { HarvestDeps } from '../deps.ts';
import type { KeptRelease, ReleasePointer } from '../published-release.ts';
import { loadReleasePointer, releasesOf, releasesToKeep } from '../published-release.ts';
import { partitionsOf } from '../tables/table-edition.ts';
import type { Removal, RemovalKind } from './removal.ts';
import { blobRemoval, isSettled } from './removal.ts';

export const releaseScope = 'releases';

/** Releases beyond those that are to be kept, with what only they use; and files that no release has. */
export async function* releaseRemovals(deps: HarvestDeps): AsyncGenerator<Removal> {
  const pointer = (await loadReleasePointer(deps.documents))?.pointer;
  const all = pointer === undefined ? [] : releasesOf(pointer);
  const kept = pointer === undefined ? [] : releasesToKeep(pointer, deps.config.retention.releases);
  const going = all.filter((release) => !kept.includes(release));
  const [used, left] = [filesOf(kept), filesOf(going)];
  yield* unused(deps, { root: 'releases/', kind: 'release', used: used.prefixes, left: left.prefixes });
  yield* unused(deps, {
    root: 'table-editions/',
    kind: 'table-edition',
    used: used.editions,
    left: left.editions,
  });
  yield* unused(deps, { root: 'changes/', kind: 'changes', used: await pagesOf(deps, kept), left: [] });
  yield* unusedPartitions(deps, kept);
}

/** Beginnings of the keys of their files, and of those of their tables. */
const filesOf = (releases: readonly KeptRelease[]) => ({
  prefixes: releases.map(({ prefix }) => `${prefix}/`),
  editions: releases.flatMap(({ tables }) => (tables === undefined ? [] : [`${tables}/`])),
});

interface Looking {
  readonly root: string;
  readonly kind: RemovalKind;
  /** Keys, or beginnings of keys, of what is needed. */
  readonly used: readonly string[];
  /** Of what a release that is to go has. */
  readonly left: readonly string[];
}

async function* unused(
  { blobs, clock }: HarvestDeps,
  { root, kind, used, left }: Looking,
): AsyncGenerator<Removal> {
  const now = clock.now();
  for await (const blob of blobs.list(root)) {
    if (startsWith(blob.key, used)) continue;
    const reason = startsWith(blob.key, left) ? 'old-release' : 'orphan';
    if (reason === 'old-release' || isSettled(blob, now))
      yield blobRemoval({ scope: releaseScope, kind, reason }, blob);
  }
}

const startsWith = (key: string, starts: readonly string[]): boolean =>
  starts.some((start) => key.startsWith(start));

/** The stream of changes goes on from release to release: every page that any of them names is read. */
async function pagesOf({ blobs }: HarvestDeps, releases: readonly KeptRelease[]): Promise<string[]> {
  const pages = new Set<string>();
  for (const { prefix } of releases) {
    for (const { key } of (await readChangeHistory(blobs, prefix)).pages) pages.add(key);
  }
  return [...pages];
}

/** Rows that neither the newest state nor a release names. */
async function* unusedPartitions(deps: HarvestDeps, kept: readonly KeptRelease[]): AsyncGenerator<Removal> {
  const named = new Set(
    await partitionsOf(
      deps,
      kept.map(({ tables }) => tables),
    ),
  );
  for (const kind of ['live', 'held'] as const) {
    for (const { blob } of await listPartitions(deps.blobs, { kind })) named.add(blob);
  }
  const now = deps.clock.now();
  const isUnused = (blob: BlobInfo): boolean =>
    blob.key.endsWith('.parquet') && !named.has(blob.key) && isSettled(blob, now);
  for await (const blob of deps.blobs.list('tables/')) {
    if (isUnused(blob)) yield blobRemoval({ scope: releaseScope, kind: 'partition', reason: 'orphan' }, blob);
  }
}

/** The pointer without the releases that are to go; undefined where none is. */
export function withoutOldReleases(pointer: ReleasePointer, releases: number): ReleasePointer | undefined {
  const kept = releasesToKeep(pointer, releases);
  const earlier = pointer.earlier.filter(({ number }) => kept.some((release) => release.number === number));
  return earlier.length === pointer.earlier.length ? undefined : { ...pointer, earlier };
}
