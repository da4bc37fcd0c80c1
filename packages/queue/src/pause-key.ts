import type { Job, JobOptions, PauseTarget } from '@lanskatalog/core';

/** A pause target as one text. */
export function pauseKey(target: PauseTarget): string {
  if (target === 'everything') return 'everything';
  return 'kind' in target ? `kind ${target.kind}` : `lane ${target.lane}`;
}

/** The texts of all the pauses that would hold back the job. */
export const pauseKeysOf = (job: Job & JobOptions): string[] => [
  'everything',
  `kind ${job.kind}`,
  ...(job.lane === undefined ? [] : [`lane ${job.lane}`]),
];
