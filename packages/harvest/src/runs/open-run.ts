import type { Source } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from '../deps.ts';
import { loadActiveRun, removeActiveRun, saveActiveRun } from './active-runs.ts';
import type { RunRecorder } from './run-recorder.ts';
import { recordRun } from './run-recorder.ts';
import { watchStages } from './stage-watch.ts';

/** A run of a harvest while it is under way. */
export interface OpenRun {
  readonly id: string;
  readonly started: Date;
  readonly recorder: RunRecorder;
  /** The pipeline's needs, with the run listening to network and log. */
  readonly deps: HarvestDeps;
  readonly onProgress: OnProgress;
  /** Aborts when the run is to end: for whatever reason, a stage that is overdue included. */
  readonly signal: AbortSignal;
  /** Runs work under the deadline of each stage it enters. @throws StageOverdueError */
  watch<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** The run has been written down: it is under way no more. */
  close(): Promise<void>;
}

/** Within a stage; less often than progress is told, as each is a write. */
const tellAgainMs = 5000;

/** Begins a run, and says so where others look; whoever takes the source's lease while it is said so knows of a crash. */
export async function openRun(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<OpenRun> {
  const { documents, clock } = deps;
  const started = clock.now();
  const id = `${started.toISOString()}-${clock.id()}`;
  const recorder = recordRun(deps);
  const stages = watchStages(clock, signal);
  let told = started.getTime();
  let telling = Promise.resolve();
  let isClosed = false;

  const tell = async (stage: string, seenAt: Date): Promise<void> =>
    saveActiveRun(documents, {
      version: 1,
      source: source.id,
      runId: id,
      startedAt: started.toISOString(),
      worker: deps.worker,
      stage,
      seenAt: seenAt.toISOString(),
    });

  const progressed: OnProgress = (progress) => {
    if (isClosed) return; // from work that was left behind
    const { stage } = progress;
    const isNew = stage !== recorder.stage();
    if (isNew) stages.enter(stage);
    recorder.progress(progress);
    const now = clock.now();
    if (isNew || now.getTime() - told >= tellAgainMs) {
      told = now.getTime();
      telling = telling.then(() => tell(stage, now)).catch(untold);
    }
    onProgress(progress);
  };
  const untold = (err: unknown): void => deps.log.warn({ err }, 'how far a run has come is not written down');

  progressed({ source: source.id, stage: 'fetching', done: 0 });
  await telling;
  return {
    id,
    started,
    recorder,
    deps: { ...deps, http: recorder.http, log: recorder.log },
    onProgress: progressed,
    signal: stages.signal,
    watch: (work) => stages.run(work),
    async close() {
      isClosed = true;
      await telling;
      const active = await loadActiveRun(documents, source.id);
      // Not another's, that has taken the source's lease since.
      if (active?.run.runId === id) await removeActiveRun(documents, active);
    },
  };
}
