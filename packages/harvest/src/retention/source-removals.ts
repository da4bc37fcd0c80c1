import type { BlobInfo } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { blobsKept } from '../source-blobs.ts';
import type { SourceState } from '../source-state.ts';
import { loadSourceState, sourceStates } from '../source-state.ts';
import { fileStateIds } from '../tables/table-file-state.ts';
import type { Removal, RemovalKind, RemovalReason } from './removal.ts';
import { blobRemoval, daysBefore, documentRemoval, isSettled } from './removal.ts';

const scopePrefix = 'source-';

/** What must stand still is the source alone: the name of its lease. */
const sourceScope = (source: string): string => `${scopePrefix}${source}`;
export const sourceOfScope = (scope: string): string | undefined =>
  scope.startsWith(scopePrefix) ? scope.slice(scopePrefix.length) : undefined;

const roots: readonly { readonly root: string; readonly kind: RemovalKind }[] = [
  { root: 'sources/', kind: 'records' },
  { root: 'snapshots/', kind: 'answer' },
];

/** Every source that anything is kept of: the configured ones, earlier ones, and addresses that were only tried. */
export async function sourcesInStore({ documents, blobs }: HarvestDeps): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { id } of sourceStates(documents)) ids.add(id);
  for (const { root } of roots) {
    for await (const { key } of blobs.list(root)) ids.add(key.split('/')[1] ?? '');
  }
  return ids;
}

/** All of a source that has long not been configured; of any other, what its state does not need. */
export async function* sourceRemovals(deps: HarvestDeps, id: string): AsyncGenerator<Removal> {
  const state = (await loadSourceState(deps.documents, id))?.state;
  const gone = state !== undefined && isLongGone(deps, id, state);
  const kept = new Set(state === undefined || gone ? [] : blobsKept(state));
  const now = deps.clock.now();
  if (gone) yield* documentsOf(deps, id);
  const reason: RemovalReason = gone ? 'removed-source' : 'orphan';
  const isNeeded = (blob: BlobInfo): boolean => kept.has(blob.key) || !(gone || isSettled(blob, now));
  for (const { root, kind } of roots) {
    for await (const blob of deps.blobs.list(`${root}${id}/`)) {
      if (!isNeeded(blob)) yield blobRemoval({ scope: sourceScope(id), kind, reason }, blob);
    }
  }
}

/** Whether a source has not been configured for as long as anything of it is to be kept. */
export function isLongGone(
  { config, clock }: HarvestDeps,
  id: string,
  { lastAttempt }: SourceState,
): boolean {
  const oldest = daysBefore(clock.now(), config.retention.removedSourceDays);
  return config.sources.every((source) => source.id !== id) && lastAttempt < oldest;
}

/** The state goes first: what is left by somebody who is stopped in the middle belongs to nothing, and goes next time. */
async function* documentsOf(deps: HarvestDeps, id: string): AsyncGenerator<Removal> {
  const about = { scope: sourceScope(id), kind: 'state', reason: 'removed-source' } as const;
  const collections = ['source-states', 'source-settings', 'shrink-decisions', 'table-plans', 'table-twins'];
  for (const collection of collections) {
    const found = await (await deps.documents.collection(collection, { indexes: [] })).get(id);
    if (found !== undefined) yield documentRemoval(about, collection, id);
  }
  for (const file of await fileStateIds(deps.documents, id))
    yield documentRemoval(about, 'table-files', file);
  // Its rows stay as long as a release shows them; without this they belong to nothing.
  for await (const blob of deps.blobs.list('tables/')) {
    if (blob.key.endsWith('.json') && isOfSource(deps, id, blob.key.split('/')[3] ?? ''))
      yield blobRemoval({ ...about, kind: 'partition' }, blob);
  }
}

/** A source with several files of a period numbers them; the number may as well end another source's id. */
const isOfSource = ({ config }: HarvestDeps, id: string, name: string): boolean =>
  name === id ||
  (name.startsWith(`${id}-`) &&
    /^\d+$/.test(name.slice(id.length + 1)) &&
    config.sources.every((source) => source.id !== name));
