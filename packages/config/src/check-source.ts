import type { Municipality, RegionConfig, Source } from '@lanskatalog/core';
import type { Checked, CheckedYaml } from './check-yaml.ts';
import { checkSchema, checkYaml } from './check-yaml.ts';
import { completeSource } from './complete-source.ts';
import type { WrittenSource } from './complete-source.ts';
import type { Fault } from './fault.ts';
import { MunicipalityRegister } from './municipality-register.ts';
import { municipalityFaults, municipalityOf, nameOddities, urlOddities } from './source-faults.ts';
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

/** The same for data that was checked before: the region may have changed since. */
export function checkSourceData(data: unknown, config: RegionConfig): Checked<FittingSource> {
  const checked = checkSchema(sourceSchema, data, ['sources', 0]);
  if (checked.kind === 'invalid') return checked;
  const register = new MunicipalityRegister(config.municipalities, {
    open: config.municipalitiesOpen ?? false,
  });
  const faults = [...municipalityFaults(checked.value, register), ...idFaults(checked.value, config)];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const municipality = municipalityOf(checked.value, { region: config.region, register });
  const taken = new Set(config.sources.map(({ id }) => id));
  const source = completeSource(checked.value, { municipality, taken });
  const others = config.sources.map(({ url, id }) => ({ url, name: id }));
  return {
    kind: 'ok',
    value: { source, municipality, written: { ...(data as object), id: source.id } },
    warnings: [...nameOddities(checked.value, register), ...urlOddities(checked.value, others)],
  };
}

function idFaults({ id }: WrittenSource, { sources }: RegionConfig): Fault[] {
  const taken = sources.find((source) => source.id === id);
  return taken === undefined
    ? []
    : [{ code: 'config.repeated-source-id', path: ['id'], params: { earlier: taken.url } }];
}
