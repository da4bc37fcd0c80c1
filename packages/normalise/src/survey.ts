import type {
  DatasetKind,
  Description,
  Graph,
  NormaliseContext,
  Problem,
  Subject,
  Term,
} from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import type { Rules } from './compile-rules.ts';
import { distinguish, mintedIri } from './identity.ts';
import { isLastingName } from './values/address.ts';
import { keyOf } from './work.ts';

/** A dataset, series or service in the graph. */
export interface Found {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly subject: Subject;
  readonly description: Description;
}

/** What has to be known of the whole graph before its first dataset can be read. */
export interface Survey {
  readonly found: readonly Found[];
  /** URIs of what was found, by the graph's key: blank nodes have a name here. */
  readonly uriOf: ReadonlyMap<string, string>;
  readonly catalogues: readonly Subject[];
  /** The catalogue that lists a dataset or service, by the graph's key. */
  readonly catalogueOf: ReadonlyMap<string, Subject>;
  /** Identifiers that more than one dataset has. */
  readonly repeatedIdentifiers: ReadonlySet<string>;
  /** IRIs that stand for agents: no contact may have one of them. */
  readonly agentIris: ReadonlySet<string>;
  /** IRIs of agents by name, lower case: a nameless agent of the same name is the same. */
  readonly agentNamed: ReadonlyMap<string, string>;
  /** Series that claim a dataset as a member, by the graph's key of the member. */
  readonly seriesOf: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly Problem[];
}

const rdfType = expand('rdf:type');
const kindOfType: ReadonlyMap<string, DatasetKind> = new Map([
  [expand('dcat:DatasetSeries'), 'series'],
  [expand('dcat:DataService'), 'service'],
  [expand('dcat:Dataset'), 'dataset'],
]);
const catalogType = expand('dcat:Catalog');
const recordType = expand('dcat:CatalogRecord');
const distributionType = expand('dcat:Distribution');
const distributionLinks = ['dcat:distribution', 'dct:distribution', 'adms:sample', 'dct:hasPart'].map(expand);
const agentName = expand('foaf:name');
const datasetLink = expand('dcat:dataset');
const memberLink = expand('dcat:seriesMember');
/** Predicates whose objects are datasets, series or services even where they carry no type. */
const links: readonly (readonly [string, DatasetKind])[] = [
  [datasetLink, 'dataset'],
  [expand('dcat:service'), 'service'],
  [expand('dcat:accessService'), 'service'],
  [expand('dcat:servesDataset'), 'dataset'],
  [expand('dcat:inSeries'), 'series'],
];
const agentLinks = [
  'dct:publisher',
  'dct:creator',
  'prov:agent',
  'odrs:copyrightHolder',
  'dct:rightsHolder',
].map(expand);
const identifiers = [expand('dct:identifier'), expand('adms:identifier')];

interface Candidate {
  readonly kind: DatasetKind;
  readonly subject: Subject;
  readonly description: Description;
}

/** One pass over the graph. */
export function surveyGraph(graph: Graph, context: NormaliseContext, rules: Rules): Survey {
  const seen = collect(graph);
  const candidates = [...seen.typed.values(), ...untyped(graph, seen, rules)].filter((one) =>
    isDescribed(one, seen),
  );
  const repeatedIdentifiers = repeatedAmong(candidates);
  const named = nameAll(candidates, { graph, repeated: repeatedIdentifiers, context });
  const source = context.source.id;
  return {
    ...named,
    catalogues: seen.catalogues,
    catalogueOf: seen.catalogueOf,
    repeatedIdentifiers,
    agentIris: seen.agentIris,
    agentNamed: agentNames(graph, seen.agentIris),
    seriesOf: seriesOf(seen.members, named.uriOf),
    problems: [
      ...named.problems,
      ...undescribed(graph, seen).map((subject) =>
        problem('normalise.dataset-not-described', { source, subject }),
      ),
      ...(seen.records === 0
        ? []
        : [problem('normalise.catalogue-record-left-out', { source, params: { count: seen.records } })]),
    ],
  };
}

interface Seen {
  readonly typed: Map<string, Candidate>;
  readonly linked: Map<string, { readonly term: Subject; readonly kind: DatasetKind }>;
  readonly listed: Set<string>;
  readonly catalogues: Subject[];
  readonly catalogueOf: Map<string, Subject>;
  readonly agentIris: Set<string>;
  readonly members: [member: Subject, series: Subject][];
  /** Distributions, and what datasets offer as such, by the graph's key. */
  readonly distributions: Set<string>;
  readonly offered: Set<string>;
  records: number;
}

function collect(graph: Graph): Seen {
  const seen: Seen = {
    typed: new Map(),
    linked: new Map(),
    listed: new Set(),
    catalogues: [],
    catalogueOf: new Map(),
    agentIris: new Set(),
    members: [],
    distributions: new Set(),
    offered: new Set(),
    records: 0,
  };
  for (const [subject, description] of graph.subjects()) {
    const types = description.get(rdfType)?.map(({ value }) => value) ?? [];
    if (types.includes(distributionType)) seen.distributions.add(keyOf(subject));
    if (types.includes(recordType)) seen.records += 1;
    else if (types.includes(catalogType)) seen.catalogues.push(subject);
    else noteType({ subject, description, types }, seen);
    for (const [predicate, kind] of links)
      noteLinks({ subject, predicate, kind }, description.get(predicate), seen);
    for (const predicate of agentLinks) {
      for (const term of description.get(predicate) ?? [])
        if (term.termType === 'NamedNode') seen.agentIris.add(term.value);
    }
    for (const predicate of distributionLinks) {
      for (const term of description.get(predicate) ?? [])
        if (term.termType !== 'Literal') seen.offered.add(keyOf(term));
    }
    for (const term of description.get(memberLink) ?? []) {
      if (term.termType !== 'Literal') seen.members.push([term, subject]);
    }
  }
  return seen;
}

function noteType(
  { subject, description, types }: { subject: Subject; description: Description; types: readonly string[] },
  { typed }: Seen,
): void {
  const kinds = types.flatMap((type) => kindOfType.get(type) ?? []);
  // A series is a dataset too, by its definition.
  const kind = kinds.includes('series') ? 'series' : kinds[0];
  if (kind !== undefined) typed.set(keyOf(subject), { kind, subject, description });
}

function noteLinks(
  { subject, predicate, kind }: { subject: Subject; predicate: string; kind: DatasetKind },
  terms: readonly Term[] | undefined,
  seen: Seen,
): void {
  for (const term of terms ?? []) {
    if (term.termType === 'Literal') continue;
    const key = keyOf(term);
    if (!seen.linked.has(key)) seen.linked.set(key, { term, kind });
    if (predicate === datasetLink) seen.listed.add(key);
    if (predicate === datasetLink || predicate === links[1]?.[0]) seen.catalogueOf.set(key, subject);
  }
}

/** Things that only a link shows to be datasets or services. */
function* untyped(graph: Graph, { linked, typed }: Seen, { classOf }: Rules): Generator<Candidate> {
  for (const [key, { term, kind }] of linked) {
    const description = graph.describe(term);
    if (description === undefined || typed.has(key)) continue;
    const types = description.get(rdfType) ?? [];
    if (types.some(({ value }) => classOf.has(value) || value === recordType)) continue;
    yield { kind, subject: term, description };
  }
}

/** A bare type is a reference in RDF/XML, not a description, unless the catalogue lists it. */
const isDescribed = ({ subject, description }: Candidate, { listed }: Seen): boolean =>
  description.size > (description.has(rdfType) ? 1 : 0) || listed.has(keyOf(subject));

const undescribed = (graph: Graph, { linked, listed }: Seen): string[] =>
  [...linked]
    .filter(([key, { term }]) => listed.has(key) && graph.describe(term) === undefined)
    .map(([key]) => key);

function repeatedAmong(candidates: readonly Candidate[]): Set<string> {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const { description } of candidates) {
    const own = new Set(
      identifiers.flatMap((predicate) => description.get(predicate)?.map(({ value }) => value.trim()) ?? []),
    );
    for (const value of own) (once.has(value) ? again : once).add(value);
  }
  return again;
}

interface NamingOptions {
  readonly graph: Graph;
  readonly repeated: ReadonlySet<string>;
  readonly context: NormaliseContext;
}

/** Gives every candidate its URI; nameless ones that say the very same become one. */
function nameAll(
  candidates: readonly Candidate[],
  { graph, repeated, context }: NamingOptions,
): Pick<Survey, 'found' | 'uriOf' | 'problems'> {
  const nameless = candidates.filter(({ subject }) => !hasLastingName(subject));
  const keys = distinguish(nameless, { graph, repeated });
  const found: Found[] = [];
  const uriOf = new Map<string, string>();
  const taken = new Set<string>();
  const problems: Problem[] = [];
  for (const { subject, kind, description } of candidates) {
    const uri = hasLastingName(subject)
      ? subject.value
      : mintedIri(kind, keys.get(keyOf(subject)) ?? [], { context });
    uriOf.set(keyOf(subject), uri);
    if (taken.has(uri)) {
      problems.push(problem('normalise.twin-left-out', { source: context.source.id, subject: uri }));
      continue;
    }
    taken.add(uri);
    found.push({ uri, kind, subject, description });
  }
  return { found, uriOf, problems };
}

const hasLastingName = (subject: Subject): boolean =>
  subject.termType === 'NamedNode' && isLastingName(subject.value);

function seriesOf(members: Seen['members'], uriOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const series = new Map<string, string[]>();
  for (const [member, owner] of members) {
    const uri = uriOf.get(keyOf(owner));
    if (uri !== undefined) series.set(keyOf(member), [...(series.get(keyOf(member)) ?? []), uri]);
  }
  return series;
}

function agentNames(graph: Graph, iris: ReadonlySet<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const iri of [...iris].sort()) {
    for (const { value } of graph.objects({ termType: 'NamedNode', value: iri }, agentName)) {
      const name = value.trim().toLowerCase();
      if (name !== '' && !names.has(name)) names.set(name, iri);
    }
  }
  return names;
}
