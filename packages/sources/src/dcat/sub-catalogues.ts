import type { Description, Graph } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';

const { dcat, dct, rdf } = prefixes;

/**
 * Addresses of catalogues that a catalogue names as its parts without describing them: those are fetched from their own
 * address (recommendations for harvesting, "Flera kataloger").
 */
export function undescribedCatalogues(graph: Graph): string[] {
  const addresses = new Set<string>();
  for (const [, description] of graph.subjects()) {
    if (!isCatalogue(description)) continue;
    for (const part of [
      ...(description.get(`${dct}hasPart`) ?? []),
      ...(description.get(`${dcat}catalog`) ?? []),
    ]) {
      if (part.termType === 'NamedNode' && /^https?:/.test(part.value) && !isDescribed(graph.describe(part)))
        addresses.add(part.value);
    }
  }
  return [...addresses];
}

const isCatalogue = (description: Description): boolean =>
  description.has(`${dcat}dataset`) ||
  description.has(`${dcat}catalog`) ||
  description.get(`${rdf}type`)?.some(({ value }) => value === `${dcat}Catalog`) === true;

const isDescribed = (description: Description | undefined): boolean =>
  description !== undefined && [...description.keys()].some((property) => property !== `${rdf}type`);
