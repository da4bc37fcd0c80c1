import type { DatasetRecord, Problem, ReadContext, Source } from '@lanskatalog/core';
import { normaliseGraph } from '@lanskatalog/normalise';
import type { Discovery } from '@lanskatalog/sources';
import { discover, readDiscovered } from '@lanskatalog/sources';
import type { HarvestDeps } from './deps.ts';
import { municipalityOf } from './municipality-of.ts';
import { createSourceFetcher } from './page-fetcher.ts';

/** What an address would give if it were harvested. */
export interface Probe {
  readonly discovery: Discovery;
  /** As they would be published. */
  readonly records: readonly DatasetRecord[];
  readonly problems: readonly Problem[];
  /** Requests sent in all. */
  readonly requests: number;
}

/** Looks through a site and reads the best that is there, without moving any state. */
export async function probeSource(deps: HarvestDeps, source: Source, signal: AbortSignal): Promise<Probe> {
  const { region } = deps.config;
  const municipality = municipalityOf(deps, source);
  const fetcher = createSourceFetcher(
    {
      http: deps.http,
      blobs: deps.blobs,
      sourceId: source.id,
      remembered: [],
      conditional: false,
      now: () => deps.clock.now(),
      onBytes: () => {},
    },
    signal,
  );
  const context: ReadContext = { source, municipality, region, fetcher, onProgress: () => {}, signal };
  const discovery = await discover(context);
  const reading = await readDiscovered(context, discovery);
  const problems = [...reading.problems];
  const records: DatasetRecord[] = [];
  if (reading.kind === 'read') {
    const { profileData } = deps;
    for (const item of normaliseGraph(reading.graph, { region, source, municipality, profileData })) {
      for (const found of item.problems) problems.push(found);
      if (item.record !== undefined) records.push(item.record);
    }
  }
  return { discovery, records, problems, requests: fetcher.traffic().requests };
}
