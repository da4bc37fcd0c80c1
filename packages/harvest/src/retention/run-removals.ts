import type { HarvestDeps } from '../deps.ts';
import { dryRunIds } from '../dry-runs/dry-run-store.ts';
import { everyRun } from '../runs/harvest-run.ts';
import { sourceStates } from '../source-state.ts';
import type { Removal } from './removal.ts';
import { isLongGone } from './source-removals.ts';
import { blobRemoval, daysBefore, documentRemoval, isSettled } from './removal.ts';

export const runScope = 'runs';

/** Harvests by age, and what nothing knows of. The last harvest of each source stays, as people decide on it. */
export async function* runRemovals(deps: HarvestDeps): AsyncGenerator<Removal> {
  const { blobs, documents, clock, config } = deps;
  const now = clock.now();
  const { runsDays, detailsDays } = config.retention;
  const [oldRun, oldDetails] = [daysBefore(now, runsDays), daysBefore(now, detailsDays)];
  const last = new Map<string, string | undefined>();
  for await (const { id, state } of sourceStates(documents)) {
    if (!isLongGone(deps, id, state)) last.set(state.lastRun, state.run?.details);
  }
  const needed = new Set<string | undefined>(last.values());
  const aged = new Map<string, 'old-run' | 'old-details'>();
  for await (const { id, startedAt, details } of everyRun(documents)) {
    if (last.has(id)) needed.add(details);
    else if (startedAt < oldRun) {
      yield documentRemoval({ scope: runScope, kind: 'run', reason: 'old-run' }, 'runs', id);
      if (details !== undefined) aged.set(details, 'old-run');
    } else if (details !== undefined) {
      if (startedAt < oldDetails) aged.set(details, 'old-details');
      else needed.add(details);
    }
  }
  for await (const blob of blobs.list('runs/')) {
    const reason = aged.get(blob.key) ?? 'orphan';
    if (!needed.has(blob.key) && (reason !== 'orphan' || isSettled(blob, now)))
      yield blobRemoval({ scope: runScope, kind: 'details', reason }, blob);
  }
  yield* strayDryRuns(deps);
}

/** Dry runs are cleared away by themselves; what a killed one has left is not. */
async function* strayDryRuns({ blobs, documents, clock }: HarvestDeps): AsyncGenerator<Removal> {
  const known = await dryRunIds(documents);
  for await (const blob of blobs.list('dry-runs/')) {
    const id = blob.key.split('/')[1]?.replace(/\.json$/, '') ?? '';
    if (!known.has(id) && isSettled(blob, clock.now()))
      yield blobRemoval({ scope: runScope, kind: 'dry-run', reason: 'orphan' }, blob);
  }
}
