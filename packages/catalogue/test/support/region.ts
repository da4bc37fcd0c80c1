import type {
  DatasetKind,
  Entity,
  Municipality,
  Problem,
  RecordState,
  Region,
  Source,
  SourceRecord,
} from '@lanskatalog/core';
import { hashRecord } from '@lanskatalog/core';
import type { ReleaseInput } from '../../src/index.ts';
import { identifiersOf } from '../../src/index.ts';

export const region: Region = {
  id: 'testlan',
  baseUri: 'https://data.testlan.se/',
  title: { sv: 'Öppna data i Testlän', en: 'Open data of Testlän' },
  description: { sv: 'Kommunernas öppna data.', en: 'Open data of the municipalities.' },
  publisher: { name: 'Region Testlän', orgnr: '2321000164', type: 'RegionalAuthority' },
  license: 'http://creativecommons.org/publicdomain/zero/1.0/',
  spatial: 'http://sws.geonames.org/2686655',
};

export const nora: Municipality = {
  code: '1884',
  name: 'Nora',
  officialName: 'Nora kommun',
  orgnr: '2120002007',
  spatial: 'http://sws.geonames.org/2687924',
};
export const kumla: Municipality = {
  code: '1881',
  name: 'Kumla',
  officialName: 'Kumla kommun',
  orgnr: '2120001975',
};
export const noraIri = 'http://dataportal.se/organisation/SE2120002007';

export const source = (id: string, options: Partial<Source> = {}): Source => ({
  id,
  municipality: id === 'kumla' ? '1881' : '1884',
  url: `https://${id}.se/datasets/dcat`,
  kind: 'auto',
  schedule: '0 2 * * *',
  precedence: 100,
  forward: true,
  paused: false,
  fullReadDays: 7,
  missingGraceDays: 3,
  guard: { percent: 10, count: 3 },
  overrides: {},
  ...options,
});

const agent: Entity = {
  id: noraIri,
  types: ['foaf:Agent'],
  properties: {
    'foaf:name': [{ text: 'Nora kn', lang: 'sv' }],
    'foaf:mbox': [{ iri: 'mailto:info@nora.se' }],
    'owl:sameAs': [{ iri: 'https://www.nora.se' }],
  },
};

export const datasetEntity = (uri: string, properties: Entity['properties'] = {}): Entity => ({
  id: uri,
  types: ['dcat:Dataset'],
  properties: {
    'dct:title': [{ text: `Titel ${uri}`, lang: 'sv' }],
    'dct:description': [{ text: 'Beskrivning', lang: 'sv' }],
    'dct:publisher': [{ iri: noraIri }],
    'dcat:distribution': [
      {
        node: {
          id: `${uri}/csv`,
          types: ['dcat:Distribution'],
          properties: {
            'dcat:accessURL': [{ iri: `${uri}.csv` }],
            'dct:format': [{ literal: 'text/csv' }],
            'dct:license': [{ iri: 'http://creativecommons.org/publicdomain/zero/1.0/' }],
          },
        },
      },
    ],
    ...properties,
  },
});

export interface RecordOptions {
  readonly agents?: readonly Entity[];
  readonly state?: RecordState;
  readonly kind?: DatasetKind;
}

export function storedRecord(entity: Entity, options: RecordOptions = {}): SourceRecord {
  const { agents = [agent], state = 'live', kind = 'dataset' } = options;
  const hash = hashRecord({ entity, agents });
  return {
    record: { uri: entity.id, kind, entity, agents, hash, invalid: false },
    state,
    firstSeen: '2026-01-01T02:00:00.000Z',
    changed: '2026-02-01T02:00:00.000Z',
  };
}

export interface RegionContents {
  readonly records: Readonly<Record<string, readonly SourceRecord[]>>;
  readonly problems?: readonly Problem[];
  readonly sources?: readonly Source[];
}

export function releaseInput(contents: RegionContents, options: Partial<ReleaseInput> = {}): ReleaseInput {
  const of = (id: string): readonly SourceRecord[] => contents.records[id] ?? [];
  return {
    region,
    municipalities: [nora, kumla],
    sources: contents.sources ?? Object.keys(contents.records).map((id) => source(id)),
    async *heads(id) {
      for (const { record, state } of of(id)) {
        yield {
          uri: record.uri,
          kind: record.kind,
          identifiers: identifiersOf(record.entity),
          hash: record.hash,
          state,
        };
      }
    },
    async *records(id) {
      yield* of(id);
    },
    async *problems(id) {
      yield* (contents.problems ?? []).filter((found) => found.source === id);
    },
    owners: new Map(),
    subCatalogues: false,
    today: '2026-03-10',
    ...options,
  };
}
