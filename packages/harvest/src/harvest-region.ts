import type { Source } from '@lanskatalog/core';
import { countProblems, problem } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from './deps.ts';
import { harvestSource } from './harvest-source.ts';
import type { PublishReport } from './publish-region.ts';
import { publishRegion } from './publish-region.ts';
import type { SourceReport } from './record-attempt.ts';
import { loadSourceState, noDatasets } from './source-state.ts';

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
  deps: HarvestDeps,
  options: HarvestRegionOptions,
  signal: AbortSignal,
): Promise<RegionReport> {
  const run = deps.clock.id();
  const chosen = deps.config.sources.filter(({ id, paused }) =>
    options.only === undefined ? !paused : options.only.includes(id),
  );
  const sources: SourceReport[] = [];
  const waiting = chosen.map((source, index) => ({ source, index }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      sources[next.index] = await harvestIsolated(deps, { ...options, source: next.source }, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, chosen.length) }, work));
  return { run, release: await publishRegion(deps, signal), sources };
}

/** A fault of ours while harvesting one source is that source's failure; the others and the release go on. */
async function harvestIsolated(
  deps: HarvestDeps,
  options: HarvestRegionOptions & { readonly source: Source },
  signal: AbortSignal,
): Promise<SourceReport> {
  const { source } = options;
  const started = deps.clock.now();
  try {
    return await harvestSource(deps, options, signal);
  } catch (error) {
    signal.throwIfAborted();
    deps.log.error({ source: source.id, err: error }, 'harvest of source broke off');
    const detail = error instanceof Error ? error.message : String(error);
    const failures = [
      problem('harvest.broke-off', { source: source.id, subject: source.url, params: { detail } }),
    ];
    const stored = await loadSourceState(deps.documents, source.id).catch(() => undefined);
    return {
      id: source.id,
      outcome: 'invalid',
      datasets: { ...noDatasets, kept: stored?.state.published ?? 0 },
      problems: countProblems(failures),
      ms: deps.clock.now().getTime() - started.getTime(),
      failures,
    };
  }
}
