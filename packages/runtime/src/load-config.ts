import { loadRegionConfig } from '@lanskatalog/config';
import type { RegionConfig } from '@lanskatalog/core';
import { UsageFault } from './usage-fault.ts';

/** The configuration, with what is odd about it told on standard error, or a fault that lists every mistake with its line and how to mend it. */
export async function loadConfig(file: string): Promise<RegionConfig> {
  const loaded = await loadRegionConfig(file);
  if (loaded.kind === 'ok') {
    for (const { text } of loaded.warnings) console.error(text);
    return loaded.config;
  }
  throw new UsageFault(loaded.problems.map(({ text }) => text).join('\n'));
}
