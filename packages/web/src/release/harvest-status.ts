import type { Documents, Log, Outcome, ProblemCounts } from '@lanskatalog/core';
import { sourceStates } from '@lanskatalog/harvest';

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

export interface HarvestStatuses {
  /** By source id; what was known last while the store does not answer. */
  get(): Promise<ReadonlyMap<string, HarvestStatus>>;
}

const recheckMs = 5000;

/** Follows the sources' states, asking the store at most every few seconds. */
export function followHarvestStatuses(documents: Documents, log: Log): HarvestStatuses {
  let known: ReadonlyMap<string, HarvestStatus> = new Map();
  let checked = Number.NEGATIVE_INFINITY;
  return {
    async get() {
      if (performance.now() - checked < recheckMs) return known;
      checked = performance.now();
      try {
        known = await load(documents);
      } catch (error) {
        log.warn({ err: error }, 'the store does not answer; showing the last harvests known');
      }
      return known;
    },
  };
}

async function load(documents: Documents): Promise<ReadonlyMap<string, HarvestStatus>> {
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
