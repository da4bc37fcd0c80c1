import { prefixes } from '@lanskatalog/core';
import type { RdfWriter } from './rdf-writer.ts';
import type { WritableNode, WritableObject } from './writable-entity.ts';
import { schemeAsPrefix } from './writable-name.ts';

const start = `{"@context":${JSON.stringify(prefixes)},\n"@graph":[\n`;

/** JSON-LD 1.1 with its context inside: nobody has to fetch anything to read it. */
export function jsonLdWriter(): RdfWriter {
  let separator = '';
  return {
    start: () => start,
    node(node) {
      const text = separator + nodeObject(node);
      separator = ',\n';
      return text;
    },
    end: () => '\n]}\n',
  };
}

function nodeObject({ id, types, statements }: WritableNode): string {
  const members: string[] = [];
  if (id !== '') members.push(`"@id":${JSON.stringify(id)}`);
  if (types.length === 1) members.push(`"@type":${types[0]?.json}`);
  else if (types.length > 1) members.push(`"@type":[${types.map(({ json }) => json).join(',')}]`);
  for (const { property, objects } of statements) {
    const values = objects.map(valueObject);
    members.push(`${property.json}:${values.length === 1 ? values[0] : `[${values.join(',')}]`}`);
  }
  return `{${members.join(',')}}`;
}

function valueObject(object: WritableObject): string {
  if (object.kind === 'iri') return reference(object.iri);
  if (object.kind === 'part') return nodeObject(object.node);
  const value = JSON.stringify(object.value);
  if (object.lang !== '') return `{"@language":"${object.lang}","@value":${value}}`;
  return object.datatype === undefined ? value : `{"@type":${object.datatype.json},"@value":${value}}`;
}

/** `geo:59.27,15.21` is an address, not a name of our prefix `geo`: the prefix is switched off around it. */
function reference(iri: string): string {
  const prefix = schemeAsPrefix(iri);
  const context = prefix === undefined ? '' : `"@context":{"${prefix}":null},`;
  return `{${context}"@id":${JSON.stringify(iri)}}`;
}
