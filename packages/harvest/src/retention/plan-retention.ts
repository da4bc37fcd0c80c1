import type { HarvestDeps } from '../deps.ts';
import { loadReleasePointer, moveReleasePointer } from '../published-release.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { linkRemovals, linkScope } from './link-removals.ts';
import { releaseRemovals, releaseScope, withoutOldReleases } from './release-removals.ts';
import type { Removal } from './removal.ts';
import { removalName } from './removal.ts';
import { runRemovals, runScope } from './run-removals.ts';
import { sourceOfScope, sourceRemovals, sourcesInStore } from './source-removals.ts';

/** What is not needed any more, by the rules of the configuration. */
export interface RetentionPlan {
  readonly removals: readonly Removal[];
  /** Bytes of all of them. */
  readonly bytes: number;
}

/** Lists what would be deleted; deletes nothing. */
export async function planRetention(fileDeps: HarvestDeps, signal: AbortSignal): Promise<RetentionPlan> {
  const deps = await currentDeps(fileDeps);
  const removals: Removal[] = [];
  const add = async (found: AsyncIterable<Removal>): Promise<void> => {
    for await (const removal of found) {
      signal.throwIfAborted();
      removals.push(removal);
    }
  };
  await add(releaseRemovals(deps));
  for (const source of await sourcesInStore(deps)) await add(sourceRemovals(deps, source));
  await add(runRemovals(deps));
  await add(linkRemovals(deps));
  return summed(removals);
}

const summed = (removals: readonly Removal[]): RetentionPlan => ({
  removals,
  bytes: removals.reduce((sum, { bytes }) => sum + bytes, 0),
});

/**
 * Deletes what was planned, as far as it still is not needed: what is looked at stands still meanwhile, a source while no
 * harvest of it runs, the releases while none is made. Returns what was deleted. To be called again where it broke off.
 */
export async function applyRetention(
  fileDeps: HarvestDeps,
  { removals }: RetentionPlan,
  signal: AbortSignal,
): Promise<RetentionPlan> {
  const deps = await currentDeps(fileDeps);
  const deleted: Removal[] = [];
  for (const scope of new Set(removals.map((removal) => removal.scope))) {
    const planned = new Set(removals.filter((removal) => removal.scope === scope).map(removalName));
    const lease = scope === releaseScope ? 'publish' : scope;
    await deps.withLease(
      lease,
      async (inner) => {
        // All is found before anything is deleted, as one thing may be the reason for another.
        const found: Removal[] = [];
        for await (const removal of removalsIn(deps, scope)) found.push(removal);
        if (scope === releaseScope) await forgetOldReleases(deps);
        for (const removal of found.filter((each) => planned.has(removalName(each)))) {
          inner.throwIfAborted();
          await remove(deps, removal);
          deleted.push(removal);
        }
      },
      signal,
    );
  }
  return summed(deleted);
}

function removalsIn(deps: HarvestDeps, scope: string): AsyncIterable<Removal> {
  if (scope === releaseScope) return releaseRemovals(deps);
  const source = sourceOfScope(scope);
  if (source !== undefined) return sourceRemovals(deps, source);
  if (scope === runScope) return runRemovals(deps);
  if (scope === linkScope) return linkRemovals(deps);
  throw new Error(`nothing is kept in ${scope}`);
}

/** Before their files go nobody may be led to them any more. */
async function forgetOldReleases({ documents, config }: HarvestDeps): Promise<void> {
  const current = await loadReleasePointer(documents);
  const next = current && withoutOldReleases(current.pointer, config.retention.releases);
  if (current === undefined || next === undefined) return;
  const moved = await moveReleasePointer(documents, next, current.revision);
  if (!moved)
    throw new Error('the releases changed while old ones were deleted; they are left for the next time');
}

async function remove({ blobs, documents }: HarvestDeps, { blob, document }: Removal): Promise<void> {
  if (blob !== undefined) await blobs.delete(blob);
  if (document === undefined) return;
  await (await documents.collection(document.collection, { indexes: [] })).delete(document.id);
}
