import { createHash } from 'node:crypto';
import type { DatasetRecord, Entity, Value } from './entity.ts';
import { isIri, isLiteral, isText } from './entity.ts';

/**
 * A text that is equal for two entities exactly when they say the same: properties sorted, values sorted and without
 * doubles, nested entities likewise. Blank parts have no labels, so none can differ.
 */
export function canonicalEntity(entity: Entity): string {
  const properties = Object.entries(entity.properties)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${JSON.stringify(name)}:[${canonicalValues(values).join(',')}]`)
    .sort();
  const types = [...entity.types].sort().map((type) => JSON.stringify(type));
  return `{"@id":${JSON.stringify(entity.id)},"@type":[${types.join(',')}],${properties.join(',')}}`;
}

function canonicalValues(values: readonly Value[]): string[] {
  const texts = values.map(canonicalValue);
  return texts.length < 2 ? texts : [...new Set(texts)].sort();
}

/** One value's canonical text; also a sound sort key for writing values in a fixed order. */
export function canonicalValue(value: Value): string {
  if (isIri(value)) return `<${value.iri}>`;
  if (isText(value)) return `${JSON.stringify(value.text)}@${value.lang}`;
  if (isLiteral(value)) return `${JSON.stringify(value.literal)}^^${value.type ?? ''}`;
  return canonicalEntity(value.node);
}

/** SHA-256 (hex) over a record's entity and the agents it references. */
export function hashRecord(record: Pick<DatasetRecord, 'entity' | 'agents'>): string {
  const agents = record.agents.map(canonicalEntity).sort();
  return sha256Hex([canonicalEntity(record.entity), ...agents].join('\n'));
}

export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
