import type { Problem, Source } from '@lanskatalog/core';
import { attemptFailure } from '../attempt-failure.ts';
import type { HarvestDeps, OnProgress } from '../deps.ts';
import { loadSourceState } from '../source-state.ts';
import { addTablesFault } from '../tables/table-file-state.ts';
import type { TablesReport } from '../tables/update-source-tables.ts';
import { updateSourceTables } from '../tables/update-source-tables.ts';
import { addToRunDetails } from './details-blob.ts';
import { loadRun } from './harvest-run.ts';
import type { RunRecorder } from './run-recorder.ts';
import { recordRun } from './run-recorder.ts';
import { withinStage } from './stage-watch.ts';

/**
 * Reads what is new of a source's shared tables, as the last stage of its latest run, whose details then tell of it.
 *
 * @throws StageOverdueError
 */
export async function readTablesOfRun(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<TablesReport> {
  const recorder = recordRun(deps);
  const tell: OnProgress = (progress) => {
    recorder.progress(progress);
    onProgress(progress);
  };
  const recorded = { ...deps, http: recorder.http, log: recorder.log };
  const read = async (inner: AbortSignal): Promise<TablesReport> =>
    updateSourceTables(recorded, { source, setup: deps.tables, onProgress: tell }, inner);
  try {
    const report = await withinStage({ clock: deps.clock, stage: 'tables' }, read, signal);
    await addTables(deps, { source, recorder, problems: [] });
    return report;
  } catch (error) {
    if (!signal.aborted) {
      recorder.log.error({ source: source.id, err: error }, 'tables of source broke off');
      const { problems } = attemptFailure(source, error);
      await addTablesFault(deps.documents, source.id, problems);
      await addTables(deps, { source, recorder, problems });
    }
    throw error;
  }
}

interface TablesRead {
  readonly source: Source;
  readonly recorder: RunRecorder;
  readonly problems: readonly Problem[];
}

async function addTables(deps: HarvestDeps, { source, recorder, problems }: TablesRead): Promise<void> {
  const added = recorder.details({ answers: [], problems });
  if (added.stages.length === 0 && problems.length === 0) return; // there are no tables
  const last = (await loadSourceState(deps.documents, source.id))?.state.lastRun;
  const run = last === undefined ? undefined : await loadRun(deps.documents, last);
  if (run !== undefined) await addToRunDetails(deps.blobs, run, added);
}
