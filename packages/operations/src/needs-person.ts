import type { Overview, SourceCondition } from './overview.ts';

/** Conditions that don't pass by themselves. */
const lasting: readonly SourceCondition[] = ['guarded', 'failing', 'stale', 'incomplete'];

/** Whether anything waits for somebody to look at it. */
export const needsPerson = ({ sources, alerts, workers, missing }: Overview): boolean =>
  sources.some(({ condition }) => lasting.includes(condition)) ||
  alerts.length > 0 ||
  missing.length > 0 ||
  workers.some(({ silent }) => silent);
