import type { Documents, Municipality, Outcome, ProblemCounts } from '@lanskatalog/core';
import type { ScoredHistory } from '@lanskatalog/harvest';
import { currentConfig, scoreHistory, sourceStates } from '@lanskatalog/harvest';

/** How a source's harvests go, for people to see. */
export interface HarvestStatus {
  readonly outcome: Outcome;
  /** ISO 8601 instants. */
  readonly lastAttempt: string;
  /** When the source last said that this is what it has; undefined where it never did. */
  readonly lastConfirmed: string | undefined;
  /** Attempts in a row that brought nothing. */
  readonly failures: number;
  readonly problems: ProblemCounts;
}

/** By source id. */
export async function loadHarvestStatuses(documents: Documents): Promise<ReadonlyMap<string, HarvestStatus>> {
  const statuses = new Map<string, HarvestStatus>();
  for await (const { id, state } of sourceStates(documents)) {
    statuses.set(id, {
      outcome: state.lastOutcome,
      lastAttempt: state.lastAttempt,
      lastConfirmed: state.lastConfirmed,
      failures: state.failures,
      problems: state.problemCounts,
    });
  }
  return statuses;
}

/** All municipalities that there are sources of. */
export const loadMunicipalities = async (
  store: Parameters<typeof currentConfig>[0],
): Promise<readonly Municipality[]> => (await currentConfig(store)).municipalities;

/** Scores of all releases, oldest first. */
export async function loadScores(documents: Documents): Promise<readonly ScoredHistory[]> {
  const scores: ScoredHistory[] = [];
  for await (const scored of scoreHistory(documents)) scores.push(scored);
  return scores;
}
