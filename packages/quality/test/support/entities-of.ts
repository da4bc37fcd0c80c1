import type { Entity, Graph, Subject, Term, Value } from '@lanskatalog/core';
import { compact, expand } from '@lanskatalog/core';

/** The named things of a graph as entities. Nameless parts are nested, and distributions where `nested` says so. */
export function entitiesOf(graph: Graph, nested: readonly string[] = []): Entity[] {
  const nestedIn = new Set(nested);
  const valueOf = (term: Term, property: string): Value => {
    if (term.termType === 'BlankNode') return { node: entityOf(term) };
    if (term.termType === 'NamedNode')
      return nestedIn.has(property) ? { node: entityOf(term) } : { iri: term.value };
    if (term.language !== '') return { text: term.value, lang: term.language };
    return term.datatype === ''
      ? { literal: term.value }
      : { literal: term.value, type: compact(term.datatype) };
  };
  const entityOf = (subject: Subject): Entity => {
    const description = new Map(graph.describe(subject));
    const types = (description.get(expand('rdf:type')) ?? []).map(({ value }) => compact(value));
    description.delete(expand('rdf:type'));
    const properties = Object.fromEntries(
      [...description].map(([predicate, terms]) => {
        const property = compact(predicate);
        return [property, terms.map((term) => valueOf(term, property))];
      }),
    );
    return { id: subject.termType === 'NamedNode' ? subject.value : '', types, properties };
  };
  return [...graph.subjects()]
    .filter(([{ termType }]) => termType === 'NamedNode')
    .map(([subject]) => entityOf(subject));
}
