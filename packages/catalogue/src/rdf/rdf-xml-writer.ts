import { prefixes } from '@lanskatalog/core';
import type { RdfWriter } from './rdf-writer.ts';
import type { WritableNode, WritableObject } from './writable-entity.ts';
import type { WritableName } from './writable-name.ts';
import { xmlText } from './xml-text.ts';

const start = `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${Object.entries(prefixes)
  .map(([prefix, iri]) => `\n  xmlns:${prefix}="${iri}"`)
  .join('')}>\n`;

/** RDF 1.1 XML Syntax: one typed element per node, nameless parts nested in their property. */
export const rdfXmlWriter = (): RdfWriter => ({
  start: () => start,
  node: (node) => nodeElement(node, '  '),
  end: () => '</rdf:RDF>\n',
});

const description = { xml: 'rdf:Description', xmlns: '' };

function nodeElement({ id, types, statements }: WritableNode, indent: string): string {
  const [first, ...others] = types;
  const element = first?.xml === undefined ? description : first;
  const typed = element === first ? others : types;
  const about = id === '' ? '' : ` rdf:about="${xmlText(id)}"`;
  const inner = `${indent}  `;
  let body = '';
  for (const type of typed) body += `${inner}<rdf:type rdf:resource="${xmlText(type.iri)}"/>\n`;
  for (const { property, objects } of statements) {
    for (const object of objects) body += inner + propertyElement(property, object, inner);
  }
  const open = `${indent}<${element.xml}${element.xmlns}${about}`;
  return body === '' ? `${open}/>\n` : `${open}>\n${body}${indent}</${element.xml}>\n`;
}

function propertyElement({ xml, xmlns }: WritableName, object: WritableObject, indent: string): string {
  const open = `<${xml}${xmlns}`;
  if (object.kind === 'iri') return `${open} rdf:resource="${xmlText(object.iri)}"/>\n`;
  if (object.kind === 'part') {
    return `${open}>\n${nodeElement(object.node, `${indent}  `)}${indent}</${xml}>\n`;
  }
  const lang = object.lang === '' ? '' : ` xml:lang="${object.lang}"`;
  const type = object.datatype === undefined ? '' : ` rdf:datatype="${xmlText(object.datatype.iri)}"`;
  return `${open}${lang}${type}>${xmlText(object.value)}</${xml}>\n`;
}
