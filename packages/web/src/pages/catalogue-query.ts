import { z } from 'zod';
import type { FacetName, Selection } from '../search/facets.ts';
import { facetNames } from '../search/facets.ts';

export const sorts = ['relevans', 'titel', 'uppdaterad'] as const;
export type SortName = (typeof sorts)[number];

/** What the address of a list asks for. */
export interface CatalogueQuery {
  readonly text: string;
  readonly selection: Selection;
  readonly sort: SortName;
  /** Counts from 1. */
  readonly page: number;
}

const several = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().filter((one) => one !== ''))
  .catch([]);

const schema = z.object({
  q: z.string().max(300).catch(''),
  ...(Object.fromEntries(facetNames.map((name) => [name, several])) as Record<FacetName, typeof several>),
  sort: z.enum(sorts).catch('relevans'),
  sida: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Reads a query string. What makes no sense is taken as not said: an old link still leads to a list. */
export function readCatalogueQuery(query: unknown): CatalogueQuery {
  const { q, sort, sida, ...selection } = schema.parse(query);
  return { text: q.trim(), selection, sort, page: sida };
}

/** The address of a list, always with its parts in the same order, so that the same list has one address. */
export function catalogueAddress({ text, selection, sort, page }: CatalogueQuery): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  for (const name of facetNames) {
    for (const value of selection[name].toSorted()) parameters.append(name, value);
  }
  if (sort !== 'relevans') parameters.set('sort', sort);
  if (page > 1) parameters.set('sida', String(page));
  const query = parameters.toString();
  return query === '' ? '/' : `/?${query}`;
}

/** The query with one value of a facet taken on or off; back to the first page. */
export function toggled(query: CatalogueQuery, name: FacetName, value: string): CatalogueQuery {
  const selected = query.selection[name];
  const next = selected.includes(value) ? selected.filter((one) => one !== value) : [...selected, value];
  return { ...query, selection: { ...query.selection, [name]: next }, page: 1 };
}
