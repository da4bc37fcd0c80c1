import type { Problem, Source } from '@lanskatalog/core';
import { countProblems, problem } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { loadActiveRun, removeActiveRun } from './active-runs.ts';
import type { ActiveRun, StoredActiveRun } from './active-runs.ts';
import { saveRunDetails } from './details-blob.ts';
import type { HarvestRun, RunOutcome } from './harvest-run.ts';
import { loadRun, noDatasets, saveRunIfAbsent } from './harvest-run.ts';
import type { OpenRun } from './open-run.ts';
import { recordRun } from './run-recorder.ts';
import type { RunDetails } from './run-details.ts';
import { stageWords } from './stage-watch.ts';

interface Unfinished {
  readonly id: string;
  readonly source: string;
  readonly startedAt: string;
  readonly outcome: Extract<RunOutcome, 'interrupted' | 'cancelled'>;
  readonly stage: string;
  readonly reason: string;
  readonly problems: readonly Problem[];
  readonly details: RunDetails;
  readonly traffic: { readonly requests: number; readonly bytes: number };
}

/** Writes down a run that did not come to its end, unless its own process has written how it ended. */
async function saveUnfinished(deps: HarvestDeps, unfinished: Unfinished): Promise<void> {
  const { id, source, startedAt, outcome, stage, reason, problems, traffic } = unfinished;
  const details = await saveRunDetails(deps.blobs, { source, run: id }, unfinished.details);
  const run: HarvestRun = {
    version: 1,
    source,
    startedAt,
    finishedAt: deps.clock.now().toISOString(),
    outcome,
    datasets: noDatasets,
    problems: countProblems(problems),
    ...traffic,
    details,
    stage,
    reason,
  };
  await saveRunIfAbsent(deps.documents, id, run);
}

/** A person has stopped the run: what it had come to is kept to look at, and nothing of it published. */
export async function recordCancelled(
  deps: HarvestDeps,
  {
    source,
    run,
    traffic,
  }: { readonly source: Source; readonly run: OpenRun; readonly traffic: Unfinished['traffic'] },
): Promise<void> {
  const stage = run.recorder.stage();
  const problems = [
    problem('harvest.cancelled', { source: source.id, subject: source.url, params: stageWords(stage) }),
  ];
  await saveUnfinished(deps, {
    id: run.id,
    source: source.id,
    startedAt: run.started.toISOString(),
    outcome: 'cancelled',
    stage,
    reason: 'it was cancelled',
    problems,
    details: run.recorder.details({ answers: [], problems }),
    traffic,
  });
  await run.close();
}

/** For whoever holds the source's lease: a run that is still said to be under way was left by a process that is gone. */
export async function closeLeftRun(deps: HarvestDeps, source: string): Promise<void> {
  const left = await loadActiveRun(deps.documents, source);
  if (left !== undefined) await recordInterrupted(deps, left);
}

/** The run's process is gone: writes down that it was interrupted. */
export async function recordInterrupted(deps: HarvestDeps, left: StoredActiveRun): Promise<void> {
  const { run } = left;
  if ((await loadRun(deps.documents, run.runId)) !== undefined) {
    return removeActiveRun(deps.documents, left); // it ended, and the process did after writing that down
  }
  const problems = [interruption(run)];
  deps.log.warn(
    { source: run.source, run: run.runId, stage: run.stage, worker: run.worker },
    'a run was interrupted',
  );
  await saveUnfinished(deps, {
    id: run.runId,
    source: run.source,
    startedAt: run.startedAt,
    outcome: 'interrupted',
    stage: run.stage,
    reason: `the process ${run.worker} ended`,
    problems,
    details: recordRun(deps).details({ answers: [], problems }),
    traffic: { requests: 0, bytes: 0 },
  });
  await removeActiveRun(deps.documents, left);
}

const interruption = ({ source, stage, worker }: ActiveRun): Problem =>
  problem('harvest.interrupted', { source, params: { worker, ...stageWords(stage) } });
