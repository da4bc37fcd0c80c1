import { prefixes } from '@lanskatalog/core';
import { quoted } from './quoted.ts';
import type { RdfWriter } from './rdf-writer.ts';
import type { WritableNode, WritableObject } from './writable-entity.ts';

/** The prefix declarations. */
export const turtleStart = Object.entries(prefixes)
  .map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`)
  .join('');

/** RDF 1.1 Turtle: one block per node, nameless parts in square brackets. */
export const turtleWriter = (): RdfWriter => ({
  start: () => turtleStart,
  node: (node) => block(node),
  end: () => '',
});

function block(node: WritableNode): string {
  const inside = predicates(node, '  ');
  return inside === '' ? '' : `\n<${node.id}>${inside} .\n`;
}

function predicates({ types, statements }: WritableNode, indent: string): string {
  let text = types.length === 0 ? '' : ` a ${types.map(({ turtle }) => turtle).join(', ')}`;
  for (const { property, objects } of statements) {
    text += `${text === '' ? '' : ' ;'}\n${indent}${property.turtle} `;
    text += objects.map((object) => objectTerm(object, indent)).join(', ');
  }
  return text;
}

function objectTerm(object: WritableObject, indent: string): string {
  if (object.kind === 'iri') return `<${object.iri}>`;
  if (object.kind === 'part') return `[${predicates(object.node, `${indent}  `)} ]`;
  const text = quoted(object.value);
  if (object.lang !== '') return `${text}@${object.lang}`;
  return object.datatype === undefined ? text : `${text}^^${object.datatype.turtle}`;
}
