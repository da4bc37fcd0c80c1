import type { Problem, Source } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { harvestSource } from './harvest-source.ts';
import type { PublishReport } from './publish-region.ts';
import { publishRegion } from './publish-region.ts';
import { currentDeps } from './settings/current-deps.ts';
import { updateSourceTables } from './tables/update-source-tables.ts';
import type { SourceReport } from './record-attempt.ts';

export interface HarvestRegionOptions {
  /** Only these source ids; all that are not paused where absent. */
  readonly only?: readonly string[];
  readonly full?: boolean;
  readonly acceptShrink?: boolean;
  readonly onProgress: OnProgress;
}

export interface RegionReport {
  readonly run: string;
  readonly release: PublishReport;
  readonly sources: readonly SourceReport[];
}

/** Sources under way at once: they wait for the network most of the time, and parsing takes turns anyway. */
const concurrency = 6;

/** Harvests the region's sources and publishes what came of it together with the last good state of the rest. */
export async function harvestRegion(
  fileDeps: HarvestDeps,
  options: HarvestRegionOptions,
  signal: AbortSignal,
): Promise<RegionReport> {
  const deps = await currentDeps(fileDeps);
  const run = deps.clock.id();
  const chosen = deps.config.sources.filter(({ id, paused }) =>
    options.only === undefined ? !paused : options.only.includes(id),
  );
  const sources: SourceReport[] = [];
  const waiting = chosen.map((source, index) => ({ source, index }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { source, index } = next;
      const report = await harvestSource(deps, { ...options, source }, signal);
      const failures = await updateTablesSafely(deps, { source, onProgress: options.onProgress }, signal);
      options.onProgress({ source: source.id, stage: 'done', done: 1, total: 1, outcome: report.outcome });
      sources[index] = {
        ...report,
        problems: { ...report.problems, error: report.problems.error + failures.length },
        failures: [...report.failures, ...failures],
      };
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, chosen.length) }, work);
  // All of them end before anything is told: nobody writes any more when the caller cleans up.
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return { run, release: await publishRegion(deps, signal), sources };
}

/** A fault of ours in the files of one source leaves its last good rows, and the other sources and the release alone. */
async function updateTablesSafely(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  try {
    await updateSourceTables(deps, { source, setup: deps.tables, onProgress }, signal);
    return [];
  } catch (error) {
    signal.throwIfAborted();
    deps.log.error({ source: source.id, err: error }, 'tables of source broke off');
    const detail = error instanceof Error ? error.message : String(error);
    return [problem('harvest.broke-off', { source: source.id, subject: source.url, params: { detail } })];
  }
}
