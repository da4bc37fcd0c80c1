import type { Graph, Term } from '@lanskatalog/core';
import { compact } from '@lanskatalog/core';

/** A graph as sorted lines, blank nodes without their labels: what tests compare and people can read. */
export const graphText = (graph: Graph): string[] =>
  [...graph.triples()]
    .map(({ subject, predicate, object }) => `${term(subject)} ${compact(predicate)} ${term(object)}`)
    .sort();

function term(value: Term): string {
  if (value.termType === 'BlankNode') return '_';
  if (value.termType === 'NamedNode') return compact(value.value);
  const type = value.datatype === '' ? '' : `^^${compact(value.datatype)}`;
  return `"${value.value}"${value.language === '' ? '' : `@${value.language}`}${type}`;
}
