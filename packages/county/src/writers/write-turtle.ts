import { flattened, isResource, type Resource, type ResourceValue } from '../resource.ts';
import type { Namespaces } from './namespaces.ts';
import { turtleTerm } from './turtle-term.ts';

/** Turtle with prefixes; blank nodes in brackets, named parts after their whole. */
export function* writeTurtle(resources: Iterable<Resource>, namespaces: Namespaces): Generator<string> {
  for (const [prefix, iri] of Object.entries(namespaces)) yield `@prefix ${prefix}: <${iri}> .\n`;
  for (const tree of resources) {
    for (const resource of flattened(tree)) {
      const subject = resource.iri === undefined ? '[]' : `<${resource.iri}>`;
      yield `\n${subject}${predicates(resource, '  ', namespaces)} .\n`;
    }
  }
}

function predicates({ types, statements }: Resource, indent: string, namespaces: Namespaces): string {
  const lines = statements.map(
    ([property, value]) => `${indent}${property} ${object(value, indent, namespaces)}`,
  );
  if (types.length > 0) lines.unshift(`${indent}a ${types.join(', ')}`);
  return `\n${lines.join(' ;\n')}`;
}

function object(value: ResourceValue, indent: string, namespaces: Namespaces): string {
  if (!isResource(value)) return turtleTerm(value, namespaces);
  return `[${predicates(value, `${indent}  `, namespaces)}\n${indent}]`;
}
