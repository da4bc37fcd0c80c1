import type { ResourceValue, Resource } from '../resource.ts';
import { expandName, type Namespaces } from './namespaces.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const quoted = (text: string): string =>
  `"${text.replaceAll(/[\\"\n\r\t]/g, (sign) => escapes[sign] ?? sign)}"`;

/** An IRI or literal as Turtle and N-Triples write it. IRIs are written as they are, faults included. */
export function turtleTerm(value: Exclude<ResourceValue, Resource>, namespaces: Namespaces): string {
  if (value.termType === 'NamedNode') return `<${value.value}>`;
  if (value.language !== '') return `${quoted(value.value)}@${value.language}`;
  return value.datatype === ''
    ? quoted(value.value)
    : `${quoted(value.value)}^^<${expandName(value.datatype, namespaces)}>`;
}
