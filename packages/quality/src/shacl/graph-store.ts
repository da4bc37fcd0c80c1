import type { Graph, Term } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import { DataFactory, Store } from 'n3';

const xsdString = `${prefixes.xsd}string`;

/** Graphs as the RDF/JS dataset that the SHACL engine reads. */
export function storeOf(...graphs: readonly Graph[]): Store {
  const store = new Store();
  for (const graph of graphs) {
    for (const [subject, description] of graph.subjects()) {
      const node =
        subject.termType === 'BlankNode'
          ? DataFactory.blankNode(subject.value)
          : DataFactory.namedNode(subject.value);
      for (const [predicate, objects] of description) {
        for (const object of objects)
          store.addQuad(node, DataFactory.namedNode(predicate), rdfjsTerm(object));
      }
    }
  }
  return store;
}

function rdfjsTerm(term: Term) {
  if (term.termType === 'NamedNode') return DataFactory.namedNode(term.value);
  if (term.termType === 'BlankNode') return DataFactory.blankNode(term.value);
  return DataFactory.literal(term.value, term.language || DataFactory.namedNode(term.datatype || xsdString));
}
