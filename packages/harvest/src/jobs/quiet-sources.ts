import type { Jobs, Source } from '@lanskatalog/core';
import { quietUntil } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { roundJob } from './job-kinds.ts';

/** A source that is about to be asked. */
export interface AskedSource {
  readonly source: Source;
  /** Also in its quiet hours. */
  readonly force?: boolean | undefined;
}

/**
 * Asks for a round of the source alone when its quiet hours end, and says when that is (ISO 8601). Undefined where they
 * don't stand in the way.
 */
export async function putOffWhileQuiet(
  jobs: Jobs,
  { clock, log }: HarvestDeps,
  { source, force = false }: AskedSource,
): Promise<string | undefined> {
  const now = clock.now();
  const end = force ? undefined : quietUntil(source.quietHours, now);
  if (end === undefined) return undefined;
  const later = roundJob({ name: `quiet-${source.id}`, sources: [source.id] });
  await jobs.enqueue(later, { ...later, delayMs: end.getTime() - now.getTime() });
  log.info({ source: source.id, until: end.toISOString() }, 'source is left alone in its quiet hours');
  return end.toISOString();
}
