import type { SourceState } from '@lanskatalog/harvest';
import type { SourceCondition } from './overview.ts';

/** What decides how a source is. */
export interface Observed {
  readonly state: SourceState | undefined;
  readonly running: boolean;
  readonly paused: boolean;
  /** The newest run was cut off, and none has ended since. */
  readonly interrupted: boolean;
  readonly intervalMs: number;
  readonly now: Date;
}

/** One word for how a source is: the first that holds, from what somebody should look at to what is well. */
export function conditionOf({
  state,
  running,
  paused,
  interrupted,
  intervalMs,
  now,
}: Observed): SourceCondition {
  if (running) return 'running';
  if (paused) return 'paused';
  if (state?.lastOutcome === 'guarded') return 'guarded';
  if ((state?.failures ?? 0) > 0) return 'failing';
  if (interrupted) return 'interrupted';
  if (state === undefined) return 'never';
  if (isOverdue(state.lastConfirmed, intervalMs, now)) return 'stale';
  return state.complete ? 'ok' : 'incomplete';
}

/** Older than twice the time between two ticks of its schedule: it has missed one for certain. */
const isOverdue = (lastSuccess: string | undefined, intervalMs: number, now: Date): boolean =>
  lastSuccess === undefined || now.getTime() - Date.parse(lastSuccess) > 2 * intervalMs;
