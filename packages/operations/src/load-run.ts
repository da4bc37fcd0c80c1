import type { HarvestDeps, RunDetails, StoredRun } from '@lanskatalog/harvest';
import { currentDeps, loadRun, loadRunDetails, loadRunProblems } from '@lanskatalog/harvest';
import type { CauseGroup } from './group-causes.ts';
import { groupCauses } from './group-causes.ts';

/** One run with all that is known of it. */
export interface RunOverview {
  readonly run: StoredRun;
  /** Code of the source's municipality; absent where the source is no longer configured. */
  readonly municipality?: string;
  /** Absent where they were cleared away since. */
  readonly details?: RunDetails;
  /** The worst first, then the most. */
  readonly causes: readonly CauseGroup[];
}

export async function loadRunOverview(deps: HarvestDeps, id: string): Promise<RunOverview | undefined> {
  const { documents, blobs } = deps;
  const run = await loadRun(documents, id);
  if (run === undefined) return undefined;
  const details = await loadRunDetails(blobs, run);
  const { config } = await currentDeps(deps);
  const municipality = config.sources.find(({ id: source }) => source === run.source)?.municipality;
  return {
    run,
    ...(municipality === undefined ? {} : { municipality }),
    ...(details === undefined ? {} : { details }),
    causes: await groupCauses(loadRunProblems(blobs, run)),
  };
}
