import type { Graph } from '@lanskatalog/core';
import { blankNode, expand, Graph as GraphOf, literal, namedNode } from '@lanskatalog/core';

type Written = string | readonly string[];

/**
 * A graph from a few lines: subject → property → values, written as `<iri>` or a prefixed name in angle brackets, `_:label`,
 * `text@sv`, `text^^xsd:date`, or plain text.
 */
export function graphOf(things: Readonly<Record<string, Readonly<Record<string, Written>>>>): Graph {
  const graph = new GraphOf();
  for (const [subject, properties] of Object.entries(things)) {
    for (const [name, written] of Object.entries(properties)) {
      const predicate = name === 'a' ? expand('rdf:type') : expand(name);
      for (const value of [written].flat()) graph.add(subjectOf(subject), predicate, termOf(value, name));
    }
  }
  return graph;
}

const subjectOf = (written: string) =>
  written.startsWith('_:') ? blankNode(written.slice(2)) : namedNode(written);

function termOf(written: string, property: string) {
  if (property === 'a') return namedNode(expand(written));
  if (written.startsWith('_:')) return blankNode(written.slice(2));
  const iri = /^<(.*)>$/.exec(written)?.[1];
  if (iri !== undefined) return namedNode(expand(iri));
  const typed = /^(.*)\^\^(\S+)$/s.exec(written);
  if (typed !== null) return literal(typed[1] ?? '', '', expand(typed[2] ?? ''));
  const tagged = /^(.*)@([a-z-]+)$/s.exec(written);
  return tagged === null ? literal(written) : literal(tagged[1] ?? '', tagged[2]);
}

/** The smallest feed without errors: a catalogue, a dataset with a distribution, a publisher, a contact. */
export const smallFeed = {
  'https://k.example/catalogue': {
    a: 'dcat:Catalog',
    'dct:title': 'Katalog@sv',
    'dct:description': 'Öppna data@sv',
    'dct:publisher': '<http://dataportal.se/organisation/SE2120001967>',
    'dct:license': '<http://creativecommons.org/publicdomain/zero/1.0/>',
    'dcat:dataset': '<https://k.example/dataset>',
  },
  'https://k.example/dataset': {
    a: 'dcat:Dataset',
    'dct:title': 'Badplatser@sv',
    'dct:description': 'Alla badplatser@sv',
    'dct:publisher': '<http://dataportal.se/organisation/SE2120001967>',
    'dcat:contactPoint': '<https://k.example/contact>',
    'dcat:distribution': '<https://k.example/csv>',
  },
  'https://k.example/csv': {
    a: 'dcat:Distribution',
    'dcat:accessURL': '<https://k.example/badplatser.csv>',
    'dct:format': 'text/csv',
  },
  'http://dataportal.se/organisation/SE2120001967': {
    a: 'foaf:Organization',
    'foaf:name': 'Örebro kommun@sv',
    'dct:type': '<http://purl.org/adms/publishertype/LocalAuthority>',
  },
  'https://k.example/contact': {
    a: 'vcard:Organization',
    'vcard:fn': 'Öppna data',
    'vcard:hasEmail': '<mailto:oppnadata@k.example>',
  },
} as const satisfies Record<string, Record<string, Written>>;

/** The small feed with things added, or their properties replaced. */
export function smallFeedWith(changes: Readonly<Record<string, Readonly<Record<string, Written>>>>): Graph {
  const things: Record<string, Record<string, Written>> = { ...smallFeed };
  for (const [subject, properties] of Object.entries(changes)) {
    things[subject] = { ...things[subject], ...properties };
  }
  return graphOf(things);
}
