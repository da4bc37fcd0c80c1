import type { HttpSettings, Municipality, Region, RegionConfig, Source } from '@lanskatalog/core';
import type { Checked } from './check-yaml.ts';
import type { WrittenSource } from './complete-source.ts';
import { completeSource } from './complete-source.ts';
import type { WrittenConfig } from './config-schema.ts';
import type { Fault } from './fault.ts';
import { pathText } from './fault.ts';
import { MunicipalityRegister } from './municipality-register.ts';
import { slug } from './slug.ts';
import { municipalityFaults, municipalityOf, nameOddities, plainUrl, urlOddities } from './source-faults.ts';

/** Fills in the defaults that follow from other parts of the file, and finds where its parts contradict each other. */
export function completeConfig(written: WrittenConfig): Checked<RegionConfig> {
  const region = completeRegion(written);
  const open = written.municipalities === undefined;
  const register = new MunicipalityRegister(written.municipalities ?? [], { open });
  const faults = [
    ...repeatedMunicipalities(written),
    ...written.sources.flatMap((source, index) =>
      municipalityFaults(source, register).map((fault) => within(index, fault)),
    ),
    ...repeatedIds(written),
  ];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const sources = completeSources(written.sources, (source) => municipalityOf(source, { region, register }));
  const value = {
    region,
    http: completeHttp(written, region),
    alerts: written.alerts,
    retention: written.retention,
    ...(written.signIn === undefined ? {} : { signIn: written.signIn }),
    municipalities: register.all(),
    municipalitiesOpen: open,
    sources,
  };
  return { kind: 'ok', value, warnings: oddities(written, register) };
}

const within = (index: number, { path, ...fault }: Fault): Fault => ({
  ...fault,
  path: ['sources', index, ...path],
});

function completeRegion({ region, http }: WrittenConfig): Region {
  const { title, publisher } = region;
  const email = http.contact?.includes('@') === true ? http.contact : undefined;
  const contact = region.contact ?? (email === undefined ? undefined : { name: publisher.name, email });
  return {
    id: slug(title.sv),
    description: {
      sv: `Öppna data från ${publisher.name} och kommunerna där, hämtade ur deras egna kataloger.`,
      en: `Open data from ${publisher.name} and its municipalities, harvested from their own catalogues.`,
    },
    ...region,
    ...(contact === undefined ? {} : { contact }),
  };
}

const completeHttp = ({ http }: WrittenConfig, region: Region): HttpSettings => ({
  contact: region.contact?.email ?? region.baseUri,
  ...http,
});

function completeSources(
  written: readonly WrittenSource[],
  municipalityOf: (source: WrittenSource) => Municipality,
): Source[] {
  const taken = new Set(written.flatMap(({ id }) => id ?? []));
  return written.map((source) => {
    const completed = completeSource(source, { municipality: municipalityOf(source), taken });
    taken.add(completed.id);
    return completed;
  });
}

/** What is allowed, and seldom meant. */
function oddities({ sources }: WrittenConfig, register: MunicipalityRegister): Fault[] {
  const earlier = new Map<string, string>();
  return sources.flatMap((source, index) => {
    const found = [...nameOddities(source, register), ...urlOddities(source, earlier)];
    earlier.set(plainUrl(source.url), pathText(['sources', index]));
    return found.map((fault) => within(index, fault));
  });
}

const repeatedIds = ({ sources }: WrittenConfig): Fault[] =>
  sources.flatMap(({ id }, index) => {
    const earlier = sources.findIndex((source) => source.id === id);
    if (id === undefined || earlier === index) return [];
    const params = { earlier: pathText(['sources', earlier]) };
    return [{ code: 'config.repeated-source-id', path: ['sources', index, 'id'], params }];
  });

const repeatedMunicipalities = ({ municipalities = [] }: WrittenConfig): Fault[] =>
  municipalities.flatMap(({ code }, index) => {
    const earlier = municipalities.findIndex((municipality) => municipality.code === code);
    if (earlier === index) return [];
    const params = { earlier: pathText(['municipalities', earlier]) };
    return [{ code: 'config.repeated-municipality', path: ['municipalities', index, 'code'], params }];
  });
