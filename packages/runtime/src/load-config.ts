import { loadRegionConfig } from '@lanskatalog/config';
import type { RegionConfig } from '@lanskatalog/core';
import { UsageFault } from './usage-fault.ts';

/** The configuration, or a fault that lists every mistake with its line and how to mend it. */
export async function loadConfig(file: string): Promise<RegionConfig> {
  const loaded = await loadRegionConfig(file);
  if (loaded.kind === 'ok') return loaded.config;
  throw new UsageFault(loaded.problems.map(({ text }) => text).join('\n'));
}
