import type { Municipality, RegionConfig, Source } from '@lanskatalog/core';
import type { Checked, CheckedYaml } from './check-yaml.ts';
import { checkSchema, checkYaml } from './check-yaml.ts';
import { completeSource } from './complete-source.ts';
import type { WrittenSource } from './complete-source.ts';
import type { Fault } from './fault.ts';
import { MunicipalityRegister } from './municipality-register.ts';
import { municipalityFaults, municipalityOf, nameOddities, plainUrl, urlOddities } from './source-faults.ts';
import { sourceSchema } from './source-schema.ts';

/** A source that fits a region beside the ones it has. */
export interface FittingSource {
  readonly source: Source;
  /** Whom it belongs to, who may be new to the region. */
  readonly municipality: Municipality;
  /** As it was written, with its id: what to keep, as defaults may change. */
  readonly written: Readonly<Record<string, unknown>>;
}

/**
 * Checks a source that somebody has written, as text in YAML or JSON or as its data, by the same rules as those in the
 * file. `config` is the region with all its other sources; `id` is the source's own where none is written, else one is
 * made.
 */
export const checkSource = (
  written: string | object,
  config: RegionConfig,
  id?: string,
): CheckedYaml<FittingSource> =>
  checkYaml(typeof written === 'string' ? written : JSON.stringify(written), 'source', (data) =>
    checkSourceData(id === undefined || !isRecord(data) ? data : { id, ...data }, config),
  );

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** The same for data, as of a source that was checked before: the region may have changed since. */
export function checkSourceData(data: unknown, config: RegionConfig): Checked<FittingSource> {
  const register = registerOf(config);
  const fitting = fit(data, config, register);
  if (fitting.kind === 'invalid') return fitting;
  const others = new Map(config.sources.map(({ url, id }) => [plainUrl(url), id]));
  const { written, completed } = fitting.value;
  return {
    kind: 'ok',
    value: completed,
    warnings: [...nameOddities(written, register), ...urlOddities(written, others)],
  };
}

/**
 * The region with further sources, as data that was checked when they came, and those that do not fit any more, as the
 * file has changed since.
 */
export function withSources(
  config: RegionConfig,
  further: ReadonlyMap<string, unknown>,
): { readonly config: RegionConfig; readonly misfits: ReadonlyMap<string, readonly Fault[]> } {
  const register = registerOf(config);
  const misfits = new Map<string, readonly Fault[]>();
  const sources = [...config.sources];
  for (const [id, data] of further) {
    const fitting = fit(data, { ...config, sources }, register);
    if (fitting.kind === 'ok') sources.push(fitting.value.completed.source);
    else misfits.set(id, fitting.faults);
  }
  return { config: { ...config, sources, municipalities: register.all() }, misfits };
}

const registerOf = ({ municipalities, municipalitiesOpen = false }: RegionConfig): MunicipalityRegister =>
  new MunicipalityRegister(municipalities, { open: municipalitiesOpen });

interface Fitting {
  readonly written: WrittenSource;
  readonly completed: FittingSource;
}

function fit(data: unknown, config: RegionConfig, register: MunicipalityRegister): Checked<Fitting> {
  const checked = checkSchema(sourceSchema, data, ['sources', 0]);
  if (checked.kind === 'invalid') return checked;
  const written = checked.value;
  const faults = [...municipalityFaults(written, register), ...idFaults(written, config)];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const municipality = municipalityOf(written, { region: config.region, register });
  const taken = new Set(config.sources.map(({ id }) => id));
  const source = completeSource(written, { municipality, taken });
  const completed = { source, municipality, written: { ...(data as object), id: source.id } };
  return { kind: 'ok', value: { written, completed }, warnings: [] };
}

function idFaults({ id }: WrittenSource, { sources }: RegionConfig): Fault[] {
  const taken = sources.find((source) => source.id === id);
  return taken === undefined
    ? []
    : [{ code: 'config.repeated-source-id', path: ['id'], params: { earlier: taken.url } }];
}
