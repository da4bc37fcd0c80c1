import { prefixes, sha256Hex } from '@lanskatalog/core';
import { quoted } from './quoted.ts';
import type { RdfWriter } from './rdf-writer.ts';
import type { WritableNode, WritableObject } from './writable-entity.ts';

const rdfType = `<${prefixes.rdf}type>`;

/**
 * RDF 1.1 N-Quads, all in the default graph, literals in canonical form. Nameless parts get labels made from the node
 * they belong to and their place in it, so the same node always gives the same lines.
 */
export const nQuadsWriter = (): RdfWriter => ({
  start: () => '',
  node: (node) => lines(`<${node.id}>`, node, labelsFor(node.id)),
  end: () => '',
});

type NextLabel = () => string;

function labelsFor(id: string): NextLabel {
  let stem: string | undefined;
  let count = 0;
  return () => {
    stem ??= sha256Hex(id).slice(0, 16);
    count += 1;
    return `_:b${stem}n${count}`;
  };
}

function lines(subject: string, { types, statements }: WritableNode, nextLabel: NextLabel): string {
  let text = '';
  for (const { nquads } of types) text += `${subject} ${rdfType} ${nquads} .\n`;
  for (const { property, objects } of statements) {
    const start = `${subject} ${property.nquads} `;
    for (const object of objects) {
      if (object.kind === 'part') {
        const label = nextLabel();
        text += `${start}${label} .\n${lines(label, object.node, nextLabel)}`;
      } else text += `${start}${term(object)} .\n`;
    }
  }
  return text;
}

function term(object: Exclude<WritableObject, { kind: 'part' }>): string {
  if (object.kind === 'iri') return `<${object.iri}>`;
  const text = quoted(object.value);
  if (object.lang !== '') return `${text}@${object.lang}`;
  return object.datatype === undefined ? text : `${text}^^${object.datatype.nquads}`;
}
