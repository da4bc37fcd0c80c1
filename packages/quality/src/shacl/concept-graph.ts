import type { ProfileData } from '@lanskatalog/core';
import { expand, Graph, literal, namedNode, prefixes } from '@lanskatalog/core';
import { rdfType } from '../profile-index.ts';

const subClassOf = `${prefixes.rdfs}subClassOf`;
const prefLabel = `${prefixes.skos}prefLabel`;
const inScheme = `${prefixes.skos}inScheme`;
const title = `${prefixes.dct}title`;

/**
 * What shapes of the EU take for known and would fetch: the concepts of the controlled vocabularies with their schemes, and which
 * classes are kinds of others.
 */
export function conceptGraph({ profile, vocabularies }: ProfileData): Graph {
  const graph = new Graph();
  for (const { id, concepts, ...vocabulary } of Object.values(vocabularies)) {
    const scheme = namedNode(vocabulary.scheme ?? vocabulary.namespace.replace(/\/$/, ''));
    graph.add(scheme, rdfType, namedNode(expand('skos:ConceptScheme')));
    graph.add(scheme, title, literal(id, 'en'));
    const types = ['skos:Concept', ...(vocabulary.types ?? [])];
    for (const { iri, label } of concepts) {
      const concept = namedNode(iri);
      for (const type of types) graph.add(concept, rdfType, namedNode(expand(type)));
      graph.add(concept, inScheme, scheme);
      graph.add(concept, prefLabel, literal(label.sv, 'sv'));
      graph.add(concept, prefLabel, literal(label.en, 'en'));
    }
  }
  for (const { name, typedAs = [] } of profile.classes) {
    const kind = namedNode(expand(name));
    for (const type of typedAs) if (type !== name) graph.add(namedNode(expand(type)), subClassOf, kind);
  }
  return graph;
}
