import type { Entity, Subject, Term, Value } from '@lanskatalog/core';
import { blankNode, expand, Graph, isIri, isText, literal, namedNode } from '@lanskatalog/core';
import { rdfType } from '../profile-index.ts';

/** Makes graphs of entities, with blank node labels that differ between all that it makes. */
export function createEntityGrapher(): (entity: Entity) => Graph {
  let count = 0;
  const subjectOf = ({ id }: Entity): Subject =>
    id === '' ? blankNode(`part${(count += 1)}`) : namedNode(id);
  const add = (graph: Graph, entity: Entity): Subject => {
    const subject = subjectOf(entity);
    for (const type of entity.types) graph.add(subject, rdfType, namedNode(expand(type)));
    for (const [name, values] of Object.entries(entity.properties)) {
      const predicate = expand(name);
      for (const value of values) graph.add(subject, predicate, termOf(value, graph));
    }
    return subject;
  };
  const termOf = (value: Value, graph: Graph): Term => {
    if (isIri(value)) return namedNode(value.iri);
    if (isText(value)) return literal(value.text, value.lang);
    if ('node' in value) return add(graph, value.node);
    return literal(value.literal, '', value.type === undefined ? '' : expand(value.type));
  };
  return (entity) => {
    const graph = new Graph();
    add(graph, entity);
    return graph;
  };
}
