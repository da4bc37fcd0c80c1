import type { Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { Attempt } from './record-attempt.ts';
import { StageOverdueError } from './runs/stage-watch.ts';

/** What was thrown while a source, or its tables, were worked on, as that source's failure: the others and the release go on. */
export function attemptFailure(source: Source, error: unknown): Extract<Attempt, { kind: 'failed' }> {
  if (error instanceof StageOverdueError) {
    // A server too slow to be read to the end is asked again like one that is away.
    const isTheServers = error.stage === 'fetching' || error.stage === 'discovering';
    const outcome = isTheServers ? 'unreachable' : 'invalid';
    return { kind: 'failed', outcome, problems: [error.asProblem(source)] };
  }
  const detail = error instanceof Error ? error.message : String(error);
  const found = problem('harvest.broke-off', {
    source: source.id,
    subject: source.url,
    params: { detail },
  });
  return { kind: 'failed', outcome: 'invalid', problems: [found] };
}
