import type { Resource } from '../resource.ts';
import type { GraphOddity, OddityContext } from './oddity.ts';
import { structureOddities } from './structure-oddities.ts';
import { textOddities } from './text-oddities.ts';
import { vocabularyOddities } from './vocabulary-oddities.ts';

const graphOddities = { ...textOddities, ...vocabularyOddities, ...structureOddities };

type GraphOddityName = keyof typeof graphOddities;

/** Oddities of the catalogue's make-up, its bytes and the server; what they do stands where each is looked up. */
const otherOddities = [
  'blank-datasets',
  'same-title-twice',
  'publisher-repeated',
  'publisher-inside-rights',
  'namespace-without-hash',
  'dataset-shared-with-neighbour',
  'crlf',
  'bom',
  'cp1252-called-utf8',
  'latin1-header',
  'served-as-text',
  'served-as-html',
  'redirect-302',
  'only-xml-accepted',
  'no-etag',
  'no-last-modified',
  'gzip',
] as const;

export type Oddity = GraphOddityName | (typeof otherOddities)[number];

/** Every oddity that the county can show, for tests and overviews. */
export const oddityNames: readonly Oddity[] = [
  ...(Object.keys(graphOddities) as GraphOddityName[]),
  ...otherOddities,
];

/** The resource with the graph oddities of the list on it, one after the other. */
export function withOddities(
  resource: Resource,
  oddities: readonly Oddity[],
  context: OddityContext,
): Resource {
  const table: Readonly<Partial<Record<Oddity, GraphOddity>>> = graphOddities;
  return oddities.reduce((bent, name) => table[name]?.(bent, context) ?? bent, resource);
}
