import type { SourceState } from '@lanskatalog/harvest';
import type { SourceCondition } from './overview.ts';

/** What decides how a source is. */
export interface Observed {
  readonly state: SourceState | undefined;
  readonly running: boolean;
  readonly paused: boolean;
  /** A harvest was held back, and nobody has decided about what would go. */
  readonly awaitsDecision: boolean;
  /** The newest run was cut off, and none has ended since. */
  readonly interrupted: boolean;
  readonly intervalMs: number;
  readonly now: Date;
}

/** One word for how a source is: the first that holds, from what somebody should look at to what is well. */
export function conditionOf(observed: Observed): SourceCondition {
  const { state, interrupted, intervalMs, now } = observed;
  if (observed.running) return 'running';
  if (observed.paused) return 'paused';
  if (observed.awaitsDecision) return 'guarded';
  // What a person has decided to keep is neither held back any more nor a failure.
  const decided = state?.lastOutcome === 'guarded';
  if (!decided && (state?.failures ?? 0) > 0) return 'failing';
  if (interrupted) return 'interrupted';
  if (state === undefined) return 'never';
  if (isOverdue(state.lastConfirmed, intervalMs, now)) return 'stale';
  return state.complete ? 'ok' : 'incomplete';
}

/** Older than twice the time between two ticks of its schedule: it has missed one for certain. */
const isOverdue = (lastSuccess: string | undefined, intervalMs: number, now: Date): boolean =>
  lastSuccess === undefined || now.getTime() - Date.parse(lastSuccess) > 2 * intervalMs;
