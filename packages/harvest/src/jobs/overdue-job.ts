import type { JobOutcome } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { StageOverdueError } from '../runs/stage-watch.ts';

/** A job that took too long is not tried again at once: it would take as long. Any other fault is the queue's to judge. */
export function giveUpIfOverdue(error: unknown): JobOutcome {
  if (!(error instanceof StageOverdueError)) throw error;
  return { kind: 'give-up', reason: explain(error.asProblem(), 'en').message };
}
