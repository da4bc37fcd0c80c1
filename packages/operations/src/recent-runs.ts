import type { Documents } from '@lanskatalog/core';
import { loadRuns } from '@lanskatalog/harvest';
import type { SourceOverview } from './overview.ts';

const shown = 30;

/** The newest runs of a source, newest last. */
export async function recentRuns(documents: Documents, source: string): Promise<SourceOverview['trend']> {
  const runs = await loadRuns(documents, { source, limit: shown });
  return [...runs].reverse().map(({ id, startedAt, finishedAt, outcome, datasets }) => ({
    run: id,
    at: startedAt,
    outcome,
    datasets: datasets.seen + datasets.kept,
    ms: Date.parse(finishedAt) - Date.parse(startedAt),
  }));
}

const readOutcomes = new Set(['harvested', 'unchanged', 'incomplete', 'guarded']);

/** How long a run of the source is likely to take: the median of its latest ones that read something. */
export function usualMs(trend: SourceOverview['trend']): number | undefined {
  const read = trend.filter(({ outcome }) => readOutcomes.has(outcome)).slice(-5);
  const sorted = read.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
