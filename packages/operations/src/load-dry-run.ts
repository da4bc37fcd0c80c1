import type { Problem } from '@lanskatalog/core';
import type { LoadedDryRun } from '@lanskatalog/harvest';
import { loadDryRun } from '@lanskatalog/harvest';
import type { CauseGroup } from './group-causes.ts';
import { groupCauses } from './group-causes.ts';
import { jobsShown } from './load-jobs.ts';
import type { Operations } from './operations.ts';
import type { JobOverview } from './overview.ts';

/** A dry run as far as it has come. */
export interface DryRunOverview extends LoadedDryRun {
  readonly progress?: NonNullable<JobOverview['progress']>;
  /** Of the result, the worst first. */
  readonly causes: readonly CauseGroup[];
}

/** Undefined where there is none, or it was a while ago. */
export async function loadDryRunOverview(
  { deps, jobs }: Operations,
  id: string,
): Promise<DryRunOverview | undefined> {
  const found = await loadDryRun(deps, id);
  if (found === undefined) return undefined;
  const causes = await groupCauses(found.result?.problems ?? noProblems);
  if (found.state !== 'running' || jobs === undefined) return { ...found, causes };
  // How far it is can wait; that it runs is known from the store.
  const listed = await jobs.list({ limit: jobsShown }).catch(() => []);
  const job = listed.find(
    ({ payload }) => typeof payload === 'object' && payload !== null && 'id' in payload && payload.id === id,
  );
  if (job?.progress === undefined) return { ...found, causes };
  const { stage, done, total } = job.progress;
  return { ...found, progress: { stage, done, ...(total === undefined ? {} : { total }) }, causes };
}

const noProblems: readonly Problem[] = [];
