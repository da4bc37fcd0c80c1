import type { DatasetKind, Description, NormaliseContext, Subject, Term } from '@lanskatalog/core';
import { expand, sha256Hex } from '@lanskatalog/core';
import type { Graph } from '@lanskatalog/core';
import { isJunkIdentifier } from './junk-identifiers.ts';
import { keyOf } from './work.ts';

/** Where in the region's namespace a name is minted. */
export type MintedKind = DatasetKind | 'distribution' | 'contact' | 'organisation' | 'licence' | 'standard';

type Minter = { readonly context: Pick<NormaliseContext, 'region' | 'source'> };

/** An IRI under the region's base, from what is lasting about the thing: never from blank node labels or order. */
export function mintedIri(kind: MintedKind, parts: readonly string[], { context }: Minter): string {
  const [only = ''] = parts;
  // Readable where that loses nothing: an identifier such as `lekplatser-2020`, or a UUID.
  const isSimple = parts.length === 1 && /^[a-z0-9][a-z0-9._-]{0,47}$/i.test(only);
  const name = isSimple ? only : sha256Hex(parts.join('\n')).slice(0, 16);
  return `${context.region.baseUri}${context.source.id}/${kind}/${name}`;
}

/** The functional contact that stands in for named persons: the same for all sources of a municipality. */
export const contactIri = (owner: string, { context }: Minter): string =>
  `${context.region.baseUri}contact/${owner}`;

const identifier = [expand('dct:identifier'), expand('adms:identifier')];
const landing = [expand('dcat:landingPage')];
const access = [expand('dcat:accessURL'), expand('dcat:downloadURL'), expand('dcat:endpointURL')];
const distribution = [expand('dcat:distribution'), expand('dct:distribution')];
const format = [expand('dct:format'), expand('dcat:mediaType')];
const title = [expand('dct:title')];

/** A thing without a name of its own. */
export interface Nameless {
  readonly subject: Subject;
  readonly description: Description;
}

export interface NamingScope {
  readonly graph: Graph;
  /** Identifiers that several datasets of the feed share: they tell nothing apart. */
  readonly repeated: ReadonlySet<string>;
}

/**
 * What tells each of some nameless things apart, strongest first: own identifier, else landing page, else addresses,
 * else title; as many of these as it takes until no two are alike, and for like ones the whole content. Things that say
 * the very same get the same key: they are one thing twice.
 */
export function distinguish(things: readonly Nameless[], scope: NamingScope): Map<string, readonly string[]> {
  const keys = new Map<string, readonly string[]>();
  let open = things.map((thing) => ({ thing, features: featuresOf(thing, scope) }));
  for (let length = 1; open.length > 0; length += 1) {
    const groups = new Map<string, typeof open>();
    for (const one of open) {
      const key = one.features.slice(0, length).join('\n');
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
    open = [];
    for (const group of groups.values()) {
      if (group.length > 1 && group.some(({ features }) => features.length > length)) open.push(...group);
      else for (const { thing, features } of group) keys.set(keyOf(thing.subject), features.slice(0, length));
    }
  }
  return keys;
}

function featuresOf({ subject, description }: Nameless, { graph, repeated }: NamingScope): string[] {
  const identifiers = valuesOf(description, identifier).filter(
    (value) => !isJunkIdentifier(value) && !repeated.has(value),
  );
  const parts = distribution.flatMap((predicate) => description.get(predicate) ?? []);
  const addresses = [description, ...parts.flatMap((part) => descriptionIn(graph, part) ?? [])].flatMap(
    (one) => valuesOf(one, access),
  );
  const features = [
    ...identifiers.slice(0, 1),
    ...valuesOf(description, landing).slice(0, 1),
    ...addresses.sort().slice(0, 1),
    valuesOf(description, format).join(' '),
    ...valuesOf(description, title).slice(0, 1),
  ].filter((feature) => feature !== '');
  return [...features, contentOf(subject, graph, 0)];
}

/** Sorted, so that the order in a file makes no difference. */
const valuesOf = (description: Description, predicates: readonly string[]): string[] =>
  predicates
    .flatMap((predicate) => description.get(predicate) ?? [])
    .filter((term) => term.termType !== 'BlankNode' && term.value.trim() !== '')
    .map((term) => term.value.trim())
    .sort();

const descriptionIn = (graph: Graph, term: Term): Description | undefined =>
  term.termType === 'Literal' ? undefined : graph.describe(term);

const deepestContent = 3;

/** Everything a thing says, blank parts included, in an order of its own. */
function contentOf(subject: Subject, graph: Graph, depth: number): string {
  const statements: string[] = [];
  for (const [predicate, terms] of graph.describe(subject) ?? []) {
    for (const term of terms) {
      const nested =
        term.termType === 'BlankNode' && depth < deepestContent ? contentOf(term, graph, depth + 1) : '';
      statements.push(`${predicate} ${term.termType === 'BlankNode' ? `[${nested}]` : JSON.stringify(term)}`);
    }
  }
  return sha256Hex(statements.sort().join('\n'));
}
