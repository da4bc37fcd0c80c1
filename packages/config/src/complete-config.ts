import type { HttpSettings, Region, RegionConfig, Source } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import type { WrittenConfig } from './config-schema.ts';
import type { Fault } from './fault.ts';
import { pathText } from './fault.ts';
import { MunicipalityRegister } from './municipality-register.ts';
import { slug } from './slug.ts';
import { nearest } from './suggestion.ts';

type WrittenSource = WrittenConfig['sources'][number];

/** Fills in the defaults that follow from other parts of the file, and finds where its parts contradict each other. */
export function completeConfig(written: WrittenConfig): RegionConfig | readonly Fault[] {
  const region = completeRegion(written);
  const register = new MunicipalityRegister(written.municipalities);
  const faults = [
    ...repeatedMunicipalities(written),
    ...unknownMunicipalities(written, register),
    ...repeatedIds(written),
  ];
  if (faults.length > 0) return faults;
  const sources = completeSources(written.sources, (source) =>
    source.municipality === undefined ? register.region(region) : register.named(source.municipality),
  );
  return {
    region,
    http: completeHttp(written, region),
    alerts: written.alerts,
    municipalities: register.all(),
    sources,
  };
}

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
  municipalityOf: (source: WrittenSource) => { readonly code: string; readonly name: string } | undefined,
): Source[] {
  const taken = new Set(written.flatMap(({ id }) => id ?? []));
  return written.map((source) => {
    const municipality = municipalityOf(source);
    const wanted = source.municipality === undefined ? new URL(source.url).host : (municipality?.name ?? '');
    const id = source.id ?? freeId(slug(wanted), taken);
    taken.add(id);
    return { schedule: nightly(id), ...source, id, municipality: municipality?.code ?? '' };
  });
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const numbered = (number: number): string => (number === 1 ? wanted : `${wanted}-${number}`);
  let number = 1;
  while (taken.has(numbered(number))) number += 1;
  return numbered(number);
}

/**
 * A time of night that is the same every night and spread over sources: after midnight, and before 02:00, where the
 * clock change of spring and autumn would skip or repeat it. The portal fetches us about 04:00.
 */
function nightly(id: string): string {
  const minutes = 10 + (parseInt(sha256Hex(id).slice(0, 8), 16) % 110);
  return `${minutes % 60} ${Math.floor(minutes / 60)} * * *`;
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

function unknownMunicipalities({ sources }: WrittenConfig, register: MunicipalityRegister): Fault[] {
  return sources.flatMap(({ municipality }, index): Fault[] => {
    if (municipality === undefined || register.named(municipality) !== undefined) return [];
    const path = ['sources', index, 'municipality'];
    const names = register.all().map(({ name }) => name);
    const suggestion = nearest(municipality, names);
    if (suggestion !== undefined)
      return [{ code: 'config.misspelt-municipality', path, params: { suggestion } }];
    return [{ code: 'config.unknown-municipality', path, params: { allowed: names.join(', ') } }];
  });
}
