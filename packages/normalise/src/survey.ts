import type { Graph, NormaliseContext, Problem, Subject } from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import type { Rules } from './compile-rules.ts';
import { distinguish, mintedIri } from './identity.ts';
import type { Candidate, Scan } from './scan-graph.ts';
import { catalogRecordType, scanGraph } from './scan-graph.ts';
import { isLastingName } from './values/address.ts';
import { keyOf, rdfType } from './work.ts';

/** A dataset, series or service in the graph. */
export interface Found extends Candidate {
  readonly uri: string;
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

const identifiers = [expand('dct:identifier'), expand('adms:identifier')];
const agentName = expand('foaf:name');
/** What a thing says that is no mere label of something described elsewhere. */
const substance = ['dct:title', 'dct:description', 'dcat:distribution', 'dcat:endpointURL'].map(expand);

export function surveyGraph(graph: Graph, context: NormaliseContext, rules: Rules): Survey {
  const scan = scanGraph(graph);
  const candidates = [...scan.typed.values(), ...untyped(graph, scan, rules)].filter((one) =>
    isDescribed(one, scan),
  );
  const repeatedIdentifiers = repeatedAmong(candidates);
  const named = nameAll(candidates, { graph, repeated: repeatedIdentifiers, context });
  const { catalogues, catalogueOf, agentIris, members } = scan;
  return {
    ...named,
    catalogues,
    catalogueOf,
    repeatedIdentifiers,
    agentIris,
    agentNamed: agentNames(graph, agentIris),
    seriesOf: seriesOf(members, named.uriOf),
    problems: [...named.problems, ...looseEnds(graph, scan, context.source.id)],
  };
}

/** Things that only a link shows to be datasets or services. */
function* untyped(graph: Graph, { linked, typed }: Scan, { classOf }: Rules): Generator<Candidate> {
  for (const [key, { term, kind, listed }] of linked) {
    const description = graph.describe(term);
    if (description === undefined || typed.has(key)) continue;
    const types = description.get(rdfType) ?? [];
    if (types.some(({ value }) => classOf.has(value) || value === catalogRecordType)) continue;
    if (listed || substance.some((predicate) => description.has(predicate)))
      yield { kind, subject: term, description };
  }
}

/** A bare type is a reference in RDF/XML, not a description, unless the catalogue lists it. */
const isDescribed = ({ subject, description }: Candidate, { linked }: Scan): boolean =>
  description.size > (description.has(rdfType) ? 1 : 0) || linked.get(keyOf(subject))?.listed === true;

/** What the feed names and does not describe, or describes and does not use. */
function looseEnds(
  graph: Graph,
  { linked, distributions, offered, records }: Scan,
  source: string,
): Problem[] {
  const undescribed = [...linked].filter(
    ([, { term, listed }]) => listed && graph.describe(term) === undefined,
  );
  const unclaimed = [...distributions].filter((key) => !offered.has(key));
  return [
    ...undescribed.map(([subject]) => problem('normalise.dataset-not-described', { source, subject })),
    ...unclaimed.map((subject) => problem('normalise.distribution-unclaimed', { source, subject })),
    ...(records === 0
      ? []
      : [problem('normalise.catalogue-record-left-out', { source, params: { count: records } })]),
  ];
}

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

function seriesOf(members: Scan['members'], uriOf: ReadonlyMap<string, string>): Map<string, string[]> {
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
