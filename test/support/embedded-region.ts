import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRegionConfig } from '@lanskatalog/config';
import type { Clock, RegionConfig, Source } from '@lanskatalog/core';
import { systemClock } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { openEmbedded } from '@lanskatalog/runtime';
import { configYaml } from './workspace.ts';
import type { SourceSetting } from './workspace.ts';

export interface EmbeddedRegion {
  readonly directory: string;
  readonly deps: HarvestDeps;
  /** A source as configured; changed by `differently`. */
  source(id: string, differently?: Partial<Source>): Source;
  close(): Promise<void>;
}

/** The pipeline on a store of its own, in this process: for tests that look at what a command does not show. */
export async function openEmbeddedRegion(sources: readonly SourceSetting[]): Promise<EmbeddedRegion> {
  const directory = mkdtempSync(join(tmpdir(), 'lanskatalog-test-'));
  const config = configOf(sources);
  const embedded = await openEmbedded({ dataDir: directory, config });
  return {
    directory,
    deps: embedded.deps,
    source(id, differently = {}) {
      const found = config.sources.find((source) => source.id === id);
      if (found === undefined) throw new Error(`no source ${id}`);
      return { ...found, ...differently };
    },
    async close() {
      await embedded.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function configOf(sources: readonly SourceSetting[]): RegionConfig {
  const loaded = parseRegionConfig(configYaml(sources), 'region.yaml');
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
  return loaded.config;
}

/** A clock on which waiting takes so many times less long than it says: for deadlines of hours. */
export const hastyClock = (times: number): Clock => ({
  ...systemClock,
  sleep: async (ms, signal) => systemClock.sleep(ms / times, signal),
});
