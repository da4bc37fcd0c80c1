import type { DatasetKind, Entity, Value } from '@lanskatalog/core';
import { isIri, isLiteral, isText } from '@lanskatalog/core';
import type { Alternate, PublishedRecord } from '../merge/merge-region.ts';
import type { PublishedFromSource } from './survey-records.ts';

/** A line of `datasets.ndjson`: all that is published of a dataset. */
export interface PublishedDataset {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly source: string;
  /** Municipality code. */
  readonly municipality: string;
  readonly alternates: readonly Alternate[];
  /** URIs that it had before it moved; they lead here. */
  readonly replaces: readonly string[];
  /** Gone from its source, still within its days of grace. */
  readonly missing: boolean;
  /** Whether it is in the catalogue for the national portal. */
  readonly forwarded: boolean;
  readonly entity: Entity;
  /** As this record describes them. */
  readonly agents: readonly Entity[];
}

/** What has to be known of the other datasets. */
export interface Neighbours {
  readonly isPublished: (uri: string) => boolean;
  /** URI → the URIs that it had before. */
  readonly replaced: ReadonlyMap<string, readonly string[]>;
}

export const publishedDataset = (
  { source, stored, published }: PublishedFromSource,
  neighbours: Neighbours,
): PublishedDataset => ({
  uri: published.uri,
  kind: published.kind,
  source: source.id,
  municipality: source.municipality,
  alternates: published.alternates,
  replaces: neighbours.replaced.get(published.uri) ?? [],
  missing: published.state === 'missing',
  forwarded: source.forward,
  entity: publishedEntity(stored.record.entity, published, neighbours),
  agents: stored.record.agents,
});

/**
 * A record as the region publishes it: refused identifiers left out, `owl:sameAs` to the URIs under which other sources
 * have the same dataset, unless those are published in their own right, and `dct:replaces` to those it had before.
 */
function publishedEntity(entity: Entity, record: PublishedRecord, neighbours: Neighbours): Entity {
  const { isPublished, replaced } = neighbours;
  const same = record.alternates
    .map(({ uri }) => uri)
    .filter((uri) => uri !== record.uri && !isPublished(uri));
  const before = replaced.get(record.uri) ?? [];
  if (same.length + before.length + record.refusedIdentifiers.length === 0) return entity;
  const properties: Record<string, readonly Value[]> = { ...entity.properties };
  const refused = new Set(record.refusedIdentifiers);
  for (const property of ['dct:identifier', 'adms:identifier']) {
    const values = properties[property];
    if (values !== undefined)
      properties[property] = values.filter((value) => !refused.has(statedIdentifier(value)));
  }
  const link = (property: string, iris: readonly string[]): void => {
    if (iris.length > 0)
      properties[property] = [...(properties[property] ?? []), ...iris.map((iri) => ({ iri }))];
  };
  link('owl:sameAs', same);
  link('dct:replaces', before);
  return { ...entity, properties };
}

function statedIdentifier(value: Value): string {
  if (isIri(value)) return value.iri;
  if (isText(value)) return value.text;
  if (isLiteral(value)) return value.literal;
  const notation = value.node.properties['skos:notation']?.find(isLiteral);
  return notation?.literal ?? '';
}
