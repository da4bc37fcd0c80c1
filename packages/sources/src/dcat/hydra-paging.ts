import type { Graph, Term } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import { resolveIri } from '../rdf/resolve-iri.ts';

const { hydra } = prefixes;

/** What a page says of the pages around it, in either dialect of hydra. */
export interface Paging {
  readonly next: string | undefined;
  readonly last: string | undefined;
  /** Items of all pages together. */
  readonly totalItems: number | undefined;
  readonly totalPages: number | undefined;
}

/**
 * Reads `PagedCollection` (nextPage, lastPage) and `PartialCollectionView` (next, last). Addresses may be references or
 * texts. https://www.hydra-cg.com/spec/latest/core/
 */
export function pagingOf(graph: Graph, pageUrl: string): Paging {
  const found = new Map<string, Term>();
  for (const [, description] of graph.subjects()) {
    for (const name of ['next', 'nextPage', 'last', 'lastPage', 'totalItems', 'itemsPerPage']) {
      const [value] = description.get(hydra + name) ?? [];
      if (value !== undefined && !found.has(name)) found.set(name, value);
    }
  }
  const address = (...keys: string[]): string | undefined => {
    const value = keys
      .map((key) => found.get(key))
      .find((term) => term !== undefined)
      ?.value.trim();
    return value === undefined || value === '' ? undefined : resolveIri(value, pageUrl);
  };
  const last = address('last', 'lastPage');
  const totalItems = countOf(found.get('totalItems'));
  return {
    next: address('next', 'nextPage'),
    last,
    totalItems,
    totalPages: totalPages(last, totalItems, countOf(found.get('itemsPerPage'))),
  };
}

function countOf(term: Term | undefined): number | undefined {
  const count = Number(term?.value ?? Number.NaN);
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}

function totalPages(
  last: string | undefined,
  totalItems: number | undefined,
  itemsPerPage: number | undefined,
): number | undefined {
  if (totalItems !== undefined && itemsPerPage !== undefined && itemsPerPage > 0)
    return Math.ceil(totalItems / itemsPerPage);
  const number = /[?&]page=(\d+)/.exec(last ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}
