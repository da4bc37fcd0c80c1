import { withSources } from '@lanskatalog/config';
import type { RegionConfig, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { withSupplierDecisions } from '../tables/supplier-decisions.ts';
import { loadHold } from './region-settings.ts';
import type { SourceSettings } from './source-settings.ts';
import { loadSourceSettings } from './source-settings.ts';
import { loadStoredSources } from './stored-sources.ts';

/**
 * The same with the configuration as it stands now: the file's, the sources that the store holds, and what people have
 * decided about sources and suppliers. Four small reads; whoever works on a job asks anew for each.
 */
export async function currentDeps<T extends HarvestDeps>(deps: T): Promise<T> {
  const { fileAliases = deps.tables.aliases } = deps.tables;
  const aliases = await withSupplierDecisions(deps, fileAliases);
  return { ...deps, ...(await currentSettings(deps)), tables: { ...deps.tables, fileAliases, aliases } };
}

type Configured = Pick<HarvestDeps, 'documents' | 'log' | 'config' | 'fileConfig'>;

/** Only the configuration, for those who harvest nothing. */
export const currentConfig = async (deps: Configured): Promise<RegionConfig> =>
  (await currentSettings(deps)).config;

async function currentSettings(deps: Configured) {
  const fileConfig = deps.fileConfig ?? deps.config;
  const settings = await loadSourceSettings(deps.documents);
  const everything = await loadHold(deps.documents, 'pauses');
  const whole = await withStoredSources(deps, fileConfig);
  const sources = whole.sources.map((source) =>
    asDecided(source, settings.get(source.id), everything !== undefined),
  );
  return { fileConfig, config: { ...whole, sources }, settings };
}

async function withStoredSources(
  { documents, log }: Pick<HarvestDeps, 'documents' | 'log'>,
  file: RegionConfig,
): Promise<RegionConfig> {
  const stored = await loadStoredSources(documents);
  if (stored.size === 0) return file;
  const { config, misfits } = withSources(
    file,
    new Map([...stored].map(([id, { written }]) => [id, written])),
  );
  for (const [source, faults] of misfits)
    log.warn({ source, faults }, 'a stored source does not fit the configuration file and is left out');
  return config;
}

/** What is pinned is read in place of what looking for it would find. */
const asDecided = (
  source: Source,
  settings: SourceSettings | undefined,
  everythingPaused: boolean,
): Source => ({
  ...source,
  ...(settings?.pinned === undefined ? {} : { kind: 'auto' }),
  paused: source.paused || everythingPaused || settings?.paused !== undefined,
});
