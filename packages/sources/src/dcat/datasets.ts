import type { Graph, Subject } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';

const { dcat, dct, rdf, schema } = prefixes;
const datasetTypes = new Set([`${dcat}Dataset`, `${dcat}DatasetSeries`, `${schema}Dataset`]);
const membership = [`${dcat}dataset`, `${schema}dataset`];
const names = [`${dct}identifier`, `${dct}title`, `${schema}identifier`, `${schema}name`];

/**
 * Keys of the datasets a graph describes: typed so, or said to be one by a catalogue. A dataset without an IRI is known
 * by its identifier or title, so that the same page read twice gives the same keys.
 */
export function datasetKeys(graph: Graph): Set<string> {
  const keys = new Set<string>();
  for (const [subject, description] of graph.subjects()) {
    const types = description.get(`${rdf}type`) ?? [];
    if (types.some(({ value }) => datasetTypes.has(value))) keys.add(keyOf(subject, graph));
    for (const object of membership.flatMap((property) => description.get(property) ?? [])) {
      if (object.termType !== 'Literal' && graph.describe(object) !== undefined)
        keys.add(keyOf(object, graph));
    }
  }
  return keys;
}

function keyOf(subject: Subject, graph: Graph): string {
  if (subject.termType === 'NamedNode') return subject.value;
  const name = names.flatMap((property) => graph.objects(subject, property))[0];
  return `_:${name?.value ?? subject.value}`;
}

/** Number of data services: some catalogues count them among their items. */
export function countServices(graph: Graph): number {
  let services = 0;
  for (const [, description] of graph.subjects()) {
    if (description.get(`${rdf}type`)?.some(({ value }) => value === `${dcat}DataService`) === true)
      services += 1;
  }
  return services;
}
