import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { fold } from '../search/words-of.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import { noSelection } from '../search/facets.ts';
import type { CkanField } from './ckan-fields.ts';
import { ckanName } from './ckan-names.ts';
import type { QueryNode } from './ckan-query.ts';
import { parseQuery } from './ckan-query.ts';

export interface CkanSearch {
  readonly q: string;
  readonly fq: readonly string[];
  readonly sort: string;
}

export interface CkanFound {
  readonly kind: 'found';
  readonly datasets: readonly ListedDataset[];
}
export interface CkanMistake {
  readonly kind: 'mistake';
  readonly message: string;
}

interface Searched {
  readonly index: RegionIndex;
  readonly fields: Readonly<Record<string, CkanField>>;
}

/** `package_search`: words and `field:value` in `q`, which is what people type, so anything goes; strictly in `fq`. */
export function searchPackages(searched: Searched, { q, fq, sort }: CkanSearch): CkanFound | CkanMistake {
  const filters: QueryNode[] = [];
  for (const one of fq) {
    const node = parseQuery(one);
    if (node === undefined) return mistake(`fq: cannot be understood: ${one.slice(0, 100)}`);
    const unknown = fieldsIn(node).find((field) => !Object.hasOwn(searched.fields, field));
    if (unknown !== undefined) return mistake(`fq: unknown field ${unknown.slice(0, 60)}`);
    filters.push(node);
  }
  const { text, rest } = wordsAsked(searched, q);
  const found = queryCatalogue(searched.index, { text, selection: noSelection, sort: sortOf(sort) });
  const fits = [...rest, ...filters].map((node) => fitsOf(searched, node));
  const datasets = found.positions
    .map((position) => searched.index.datasets[position])
    .filter((dataset) => dataset !== undefined)
    .filter((dataset) => fits.every((fit) => fit(dataset)));
  // Solr's default is descending only where that is said.
  const isReversed = /(?:title|name)\w*\s+desc/.test(sort) || /metadata_\w+\s+asc/.test(sort);
  return { kind: 'found', datasets: isReversed ? datasets.toReversed() : datasets };
}

const mistake = (message: string): CkanMistake => ({ kind: 'mistake', message });

/** Words that all must be found go to the search, which ranks by them; the rest narrows what it finds. */
function wordsAsked(
  { fields }: Searched,
  q: string,
): { readonly text: string; readonly rest: readonly QueryNode[] } {
  const node = parseQuery(q);
  if (node === undefined || fieldsIn(node).some((field) => !Object.hasOwn(fields, field)))
    return { text: q.replace(/[^\p{L}\p{N}\s]/gu, ' ').trim(), rest: [] };
  const parts = node.kind === 'and' ? node.parts : [node];
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  return { text: texts.join(' '), rest: parts.filter(({ kind }) => kind !== 'text') };
}

function fieldsIn(node: QueryNode): readonly string[] {
  switch (node.kind) {
    case 'text':
      return [];
    case 'field':
    case 'range':
      return [node.field];
    case 'not':
      return fieldsIn(node.part);
    case 'and':
    case 'or':
      return node.parts.flatMap(fieldsIn);
  }
}

type Fits = (dataset: ListedDataset) => boolean;

function fitsOf(searched: Searched, node: QueryNode): Fits {
  const { fields, index } = searched;
  switch (node.kind) {
    case 'text': {
      const hits = new Set(index.search.find(node.text).positions);
      return ({ position }) => hits.has(position);
    }
    case 'field': {
      const isWanted = comparison(node.value);
      return (dataset) =>
        fields[node.field]?.(dataset).some(({ name, display }) => isWanted(name) || isWanted(display)) ??
        false;
    }
    case 'range': {
      const { from = '', to = '\uffff' } = node;
      return (dataset) =>
        fields[node.field]?.(dataset).some(({ name }) => name !== '' && name >= from && name <= to) ?? false;
    }
    case 'not': {
      const fits = fitsOf(searched, node.part);
      return (dataset) => !fits(dataset);
    }
    case 'and': {
      const all = node.parts.map((part) => fitsOf(searched, part));
      return (dataset) => all.every((fits) => fits(dataset));
    }
    case 'or': {
      const any = node.parts.map((part) => fitsOf(searched, part));
      return (dataset) => any.some((fits) => fits(dataset));
    }
  }
}

/** As CKAN's names are compared: whatever the case and accents, with `*` for the rest of a word. */
function comparison(value: string): (text: string) => boolean {
  const folded = fold(value);
  if (folded.endsWith('*') && folded.length > 1) {
    const start = folded.slice(0, -1);
    return (text) => fold(text).startsWith(start);
  }
  const name = ckanName(value);
  return (text) => fold(text) === folded || ckanName(text) === name;
}

const sortOf = (sort: string): 'relevans' | 'titel' | 'uppdaterad' => {
  if (/metadata_modified|metadata_created/.test(sort)) return 'uppdaterad';
  return /title|name/.test(sort) ? 'titel' : 'relevans';
};

export interface FacetsAsked {
  readonly fields: readonly string[];
  /** Values of each; below zero for all. */
  readonly limit: number;
  readonly least: number;
}

/** How many of the datasets have each value, as CKAN gives it twice. Fields that it has no values of are left out. */
export function facetsOf(
  { fields }: Searched,
  datasets: readonly ListedDataset[],
  { fields: asked, limit, least }: FacetsAsked,
) {
  const counted = asked.flatMap((field) => {
    const valuesOf = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (valuesOf === undefined) return [];
    const counts = new Map<string, { name: string; display_name: string; count: number }>();
    for (const dataset of datasets) {
      for (const { name, display } of new Map(
        valuesOf(dataset).map((value) => [value.name, value]),
      ).values()) {
        const item = counts.get(name) ?? { name, display_name: display, count: 0 };
        counts.set(name, item);
        item.count += 1;
      }
    }
    const items = [...counts.values()]
      .filter(({ name, count }) => name !== '' && count >= least)
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    return [{ field, items: limit < 0 ? items : items.slice(0, limit) }];
  });
  return {
    facets: Object.fromEntries(
      counted.map(({ field, items }) => [
        field,
        Object.fromEntries(items.map(({ name, count }) => [name, count])),
      ]),
    ),
    search_facets: Object.fromEntries(counted.map(({ field, items }) => [field, { title: field, items }])),
  };
}
