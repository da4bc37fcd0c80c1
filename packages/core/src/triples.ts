import { canonicalValue } from './canonical.ts';
import type { Entity, Value } from './entity.ts';
import { isIri, isLiteral, isText } from './entity.ts';
import { expand, prefixes } from './namespaces.ts';
import type { Subject, Term, Triple } from './rdf.ts';
import { blankNode, literal, namedNode } from './rdf.ts';
import { sha256Hex } from './canonical.ts';

/**
 * An entity as triples, in a fixed order. Nameless parts get blank node labels made from where they stand and what
 * they say, so the same entity always gives the same triples.
 */
export function* entityTriples(entity: Entity): Generator<Triple> {
  yield* triplesOf(entity, subjectOf(entity, entity.id));
}

function* triplesOf(entity: Entity, subject: Subject): Generator<Triple> {
  for (const type of entity.types) {
    yield { subject, predicate: `${prefixes.rdf}type`, object: namedNode(expand(type)) };
  }
  for (const name of Object.keys(entity.properties).sort()) {
    const predicate = expand(name);
    for (const value of sortedValues(entity.properties[name] ?? [])) {
      if ('node' in value) {
        const nested = subjectOf(value.node, `${subject.value} ${name} ${canonicalValue(value)}`);
        yield { subject, predicate, object: nested };
        yield* triplesOf(value.node, nested);
      } else yield { subject, predicate, object: termOf(value) };
    }
  }
}

const subjectOf = (entity: Entity, place: string): Subject =>
  entity.id === '' ? blankNode(`b${sha256Hex(place).slice(0, 16)}`) : namedNode(entity.id);

/** Values in the order in which every serialisation writes them. */
export function sortedValues(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const keyed = values.map((value) => ({ value, key: canonicalValue(value) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ value }) => value);
}

function termOf(value: Exclude<Value, { node: Entity }>): Term {
  if (isIri(value)) return namedNode(value.iri);
  if (isText(value)) return literal(value.text, value.lang);
  if (isLiteral(value)) return literal(value.literal, '', value.type === undefined ? '' : expand(value.type));
  throw new TypeError('a nested entity is not a term');
}
