import type { Literal } from '@lanskatalog/core';
import { isResource, type Resource, type ResourceValue } from '../resource.ts';
import { expandName, type Namespaces } from './namespaces.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for XML content and attributes; whatever XML can't hold is the caller's fault to plant. */
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** RDF/XML as the striped form that most tools write: typed elements, parts nested where the tree nests them. */
export function* writeRdfXml(resources: Iterable<Resource>, namespaces: Namespaces): Generator<string> {
  const declared = Object.entries(namespaces).map(
    ([prefix, iri]) => `\n  xmlns:${prefix}="${escapeXml(iri)}"`,
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF${declared.join('')}>\n`;
  for (const resource of resources) yield element(resource, '  ', namespaces);
  yield '</rdf:RDF>\n';
}

function element(resource: Resource, indent: string, namespaces: Namespaces): string {
  const [name = 'rdf:Description', ...otherTypes] = resource.types;
  const about = resource.iri === undefined ? '' : ` rdf:about="${escapeXml(resource.iri)}"`;
  const inner = `${indent}  `;
  const types = otherTypes.map(
    (type) => `${inner}<rdf:type rdf:resource="${escapeXml(expandName(type, namespaces))}"/>\n`,
  );
  const properties = resource.statements.map(([property, value]) =>
    isResource(value)
      ? `${inner}<${property}>\n${element(value, `${inner}  `, namespaces)}${inner}</${property}>\n`
      : `${inner}${leaf(property, value, namespaces)}\n`,
  );
  return `${indent}<${name}${about}>\n${types.join('')}${properties.join('')}${indent}</${name}>\n`;
}

function leaf(property: string, value: Exclude<ResourceValue, Resource>, namespaces: Namespaces): string {
  if (value.termType === 'NamedNode') return `<${property} rdf:resource="${escapeXml(value.value)}"/>`;
  return `<${property}${literalAttribute(value, namespaces)}>${escapeXml(value.value)}</${property}>`;
}

function literalAttribute({ language, datatype }: Literal, namespaces: Namespaces): string {
  if (language !== '') return ` xml:lang="${escapeXml(language)}"`;
  return datatype === '' ? '' : ` rdf:datatype="${escapeXml(expandName(datatype, namespaces))}"`;
}
