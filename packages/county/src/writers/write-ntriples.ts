import { isResource, type Resource } from '../resource.ts';
import { expandName, type Namespaces } from './namespaces.ts';
import { turtleTerm } from './turtle-term.ts';

/** N-Triples in UTF-8, one statement a line; blank nodes are numbered in the order they are met. */
export function* writeNTriples(resources: Iterable<Resource>, namespaces: Namespaces): Generator<string> {
  let blanks = 0;
  const nameOf = ({ iri }: Resource): string => (iri === undefined ? `_:b${(blanks += 1)}` : `<${iri}>`);
  const type = `<${expandName('rdf:type', namespaces)}>`;

  function* lines(resource: Resource, subject: string): Generator<string> {
    for (const name of resource.types) yield `${subject} ${type} <${expandName(name, namespaces)}> .\n`;
    for (const [property, value] of resource.statements) {
      const predicate = `<${expandName(property, namespaces)}>`;
      if (isResource(value)) {
        const part = nameOf(value);
        yield `${subject} ${predicate} ${part} .\n`;
        yield* lines(value, part);
      } else yield `${subject} ${predicate} ${turtleTerm(value, namespaces)} .\n`;
    }
  }

  for (const resource of resources) yield* lines(resource, nameOf(resource));
}
