import { checkSourceData } from '@lanskatalog/config';
import type { Log, Municipality, RegionConfig, Source } from '@lanskatalog/core';
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
  let config = file;
  for (const [id, { written }] of await loadStoredSources(documents)) {
    const checked = checkSourceData(written, config);
    if (checked.kind === 'ok') config = withSource(config, checked.value);
    else tellLeftOut(log, id, checked.faults);
  }
  return config;
}

/** The file has changed since: it has the id now, or a municipality no longer. */
const tellLeftOut = (log: Log, source: string, faults: readonly object[]): void =>
  log.warn({ source, faults }, 'a stored source does not fit the configuration file and is left out');

function withSource(
  config: RegionConfig,
  { source, municipality }: { readonly source: Source; readonly municipality: Municipality },
): RegionConfig {
  const known = config.municipalities.some(({ code }) => code === municipality.code);
  return {
    ...config,
    municipalities: known ? config.municipalities : [...config.municipalities, municipality],
    sources: [...config.sources, source],
  };
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
