import type { Problem, Source } from '@lanskatalog/core';
import { quietUntil } from '@lanskatalog/core';
import { attemptFailure } from './attempt-failure.ts';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { harvestSource } from './harvest-source.ts';
import type { PublishReport } from './publish-region.ts';
import { publishRegion } from './publish-region.ts';
import { readTablesOfRun } from './runs/read-tables-of-run.ts';
import { currentDeps } from './settings/current-deps.ts';
import type { SourceReport } from './record-attempt.ts';

export interface HarvestRegionOptions {
  /** Only these source ids, of those that are not paused; all of those where absent. */
  readonly only?: readonly string[];
  /** Also sources in their quiet hours. */
  readonly force?: boolean;
  readonly full?: boolean;
  readonly acceptShrink?: boolean;
  readonly onProgress: OnProgress;
}

export interface RegionReport {
  readonly run: string;
  readonly release: PublishReport;
  readonly sources: readonly SourceReport[];
  /** Sources left alone in their quiet hours, and until when (ISO 8601). */
  readonly quiet: readonly { readonly source: string; readonly until: string }[];
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
  const wanted = deps.config.sources.filter(
    ({ id, paused }) => !paused && (options.only?.includes(id) ?? true),
  );
  const quiet = options.force === true ? [] : quietSources(wanted, deps.clock.now());
  const chosen = wanted.filter(({ id }) => !quiet.some(({ source }) => source === id));
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
  return { run, release: await publishRegion(deps, signal), sources, quiet };
}

const quietSources = (sources: readonly Source[], now: Date): RegionReport['quiet'] =>
  sources.flatMap(({ id, quietHours }) => {
    const until = quietUntil(quietHours, now);
    return until === undefined ? [] : [{ source: id, until: until.toISOString() }];
  });

/** A fault of ours in the files of one source leaves its last good rows, and the other sources and the release alone. */
async function updateTablesSafely(
  deps: HarvestDeps,
  { source, onProgress }: { readonly source: Source; readonly onProgress: OnProgress },
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  try {
    await readTablesOfRun(deps, { source, onProgress }, signal);
    return [];
  } catch (error) {
    signal.throwIfAborted();
    return attemptFailure(source, error).problems;
  }
}
