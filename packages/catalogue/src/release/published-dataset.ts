import type { DatasetKind, Entity, Value } from '@lanskatalog/core';
import { isIri, isLiteral, isText } from '@lanskatalog/core';
import type { Alternate, PublishedRecord } from '../merge-region.ts';
import type { PublishedFromSource } from './survey-records.ts';

/** A line of `datasets.ndjson`: all that is published of a dataset. */
export interface PublishedDataset {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly source: string;
  /** Municipality code. */
  readonly municipality: string;
  readonly alternates: readonly Alternate[];
  /** Gone from its source, still within its days of grace. */
  readonly missing: boolean;
  /** Whether it is in the catalogue for the national portal. */
  readonly forwarded: boolean;
  readonly entity: Entity;
  /** As this record describes them. */
  readonly agents: readonly Entity[];
}

export const publishedDataset = (
  { source, stored, published }: PublishedFromSource,
  isPublished: (uri: string) => boolean,
): PublishedDataset => ({
  uri: published.uri,
  kind: published.kind,
  source: source.id,
  municipality: source.municipality,
  alternates: published.alternates,
  missing: published.state === 'missing',
  forwarded: source.forward,
  entity: publishedEntity(stored.record.entity, published, isPublished),
  agents: stored.record.agents,
});

/**
 * A record as the region publishes it: refused identifiers left out, and `owl:sameAs` to the URIs under which other
 * sources have the same dataset, unless those are published in their own right.
 */
function publishedEntity(
  entity: Entity,
  record: PublishedRecord,
  isPublished: (uri: string) => boolean,
): Entity {
  const others = record.alternates
    .map(({ uri }) => uri)
    .filter((uri) => uri !== record.uri && !isPublished(uri));
  if (others.length === 0 && record.refusedIdentifiers.length === 0) return entity;
  const properties: Record<string, readonly Value[]> = { ...entity.properties };
  const refused = new Set(record.refusedIdentifiers);
  for (const property of ['dct:identifier', 'adms:identifier']) {
    const values = properties[property];
    if (values !== undefined)
      properties[property] = values.filter((value) => !refused.has(statedIdentifier(value)));
  }
  if (others.length > 0) {
    const same = others.map((iri) => ({ iri }));
    properties['owl:sameAs'] = [...(properties['owl:sameAs'] ?? []), ...same];
  }
  return { ...entity, properties };
}

function statedIdentifier(value: Value): string {
  if (isIri(value)) return value.iri;
  if (isText(value)) return value.text;
  if (isLiteral(value)) return value.literal;
  const notation = value.node.properties['skos:notation']?.find(isLiteral);
  return notation?.literal ?? '';
}
