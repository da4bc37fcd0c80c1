import type { Entity, Problem, Region, Source, SourceRecord, Value } from '@lanskatalog/core';
import { explain, sha256Hex } from '@lanskatalog/core';
import { catalogueIri } from '../release/catalogue-entities.ts';
import type { PublishedRecord } from '../merge/merge-region.ts';

/** An answer of a source, as it was kept. */
export interface Snapshot {
  readonly url: string;
  /** SHA-256 (hex) of the bytes after decompression. */
  readonly sha256: string;
  /** ISO 8601 instant. */
  readonly retrieved: string;
}

/** Where a source's records come from. */
export interface SourceProvenance {
  /** The answers that its records were last read from. */
  readonly snapshots: readonly Snapshot[];
  /** ISO 8601 instant at which the source last said that this is what it has. */
  readonly confirmed: string;
}

const algorithm = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256';
const dateTime = (literal: string): Value => ({ literal, type: 'xsd:dateTime' });
const part = (types: readonly string[], properties: Entity['properties']): Value => ({
  node: { id: '', types, properties },
});

const under = (region: Region, path: string): string => `${region.baseUri}provenance/${path}`;
const sourceIri = (region: Region, sourceId: string): string => under(region, `sources/${sourceId}`);
const recordIri = (region: Region, sourceId: string, uri: string): string =>
  under(region, `records/${sha256Hex(`${sourceId} ${uri}`).slice(0, 32)}`);

/** A source's latest harvest, and the answers it used (PROV-O). */
export function sourceEntity(region: Region, { id, url }: Source, provenance: SourceProvenance): Entity {
  const snapshots = provenance.snapshots.map((snapshot) => ({
    node: {
      id: under(region, `snapshots/${sha256Hex(`${snapshot.url} ${snapshot.sha256}`).slice(0, 32)}`),
      types: ['prov:Entity'],
      properties: {
        'dct:source': [{ iri: snapshot.url }],
        'prov:generatedAtTime': [dateTime(snapshot.retrieved)],
        'spdx:checksum': [
          part(['spdx:Checksum'], {
            'spdx:algorithm': [{ iri: algorithm }],
            'spdx:checksumValue': [{ literal: snapshot.sha256, type: 'xsd:hexBinary' }],
          }),
        ],
      },
    },
  }));
  return {
    id: sourceIri(region, id),
    types: ['prov:Activity'],
    properties: {
      'dct:identifier': [{ literal: id }],
      'dct:source': [{ iri: url }],
      'prov:endedAtTime': [dateTime(provenance.confirmed)],
      'prov:used': snapshots,
    },
  };
}

export interface RecordProvenance {
  readonly region: Region;
  readonly source: Source;
  readonly stored: SourceRecord;
  readonly published: PublishedRecord;
  /** Problems that changed a value on the way. */
  readonly repairs: readonly Problem[];
}

/** The catalogue record of a dataset: where it comes from, when it came, and what was done to it. */
export function recordEntity({ region, source, stored, published, repairs }: RecordProvenance): Entity {
  const record = (sourceId: string, uri: string, more: Entity['properties']): Entity => ({
    id: recordIri(region, sourceId, uri),
    types: ['dcat:CatalogRecord', 'prov:Entity'],
    properties: {
      'foaf:primaryTopic': [{ iri: uri }],
      'prov:wasGeneratedBy': [{ iri: sourceIri(region, sourceId) }],
      ...more,
    },
  });
  return record(source.id, published.uri, {
    'dct:issued': [dateTime(stored.firstSeen)],
    'dct:modified': [dateTime(stored.changed)],
    'dct:identifier': [{ literal: stored.record.hash }],
    'prov:alternateOf': published.alternates.map((other) => ({ node: record(other.source, other.uri, {}) })),
    'prov:wasInfluencedBy': repairs.map(repairActivity),
  });
}

/** A repair, or a value that was inferred where the source has none (then nothing was used). */
function repairActivity(repair: Problem): Value {
  const { code, property, before, after } = repair;
  const value = (literal: string | undefined): Value[] =>
    literal === undefined ? [] : [part(['prov:Entity'], { 'rdf:value': [{ literal }] })];
  return part(['prov:Activity'], {
    'dct:identifier': [{ literal: code }],
    'dct:description': (['sv', 'en'] as const).map((lang) => ({ text: explain(repair, lang).message, lang })),
    'dct:subject': property === undefined ? [] : [{ literal: property }],
    'prov:used': value(before),
    'prov:generated': value(after),
  });
}

/** The main catalogue with its records; the portal's own file leaves them out, since the portal takes none. */
export const recordsEntity = (region: Region, records: readonly string[]): Entity => ({
  id: catalogueIri(region),
  types: ['dcat:Catalog'],
  properties: { 'dcat:record': records.map((iri) => ({ iri })) },
});
