import type { DatasetKind, Description, Graph, Subject } from '@lanskatalog/core';
import { expand } from '@lanskatalog/core';
import { keyOf, rdfType } from './work.ts';

/** A thing that may be a dataset, series or service. */
export interface Candidate {
  readonly kind: DatasetKind;
  readonly subject: Subject;
  readonly description: Description;
}

/** What one pass over a graph finds. Keys are the graph's. */
export interface Scan {
  /** Things whose type says that they are datasets, series or services. */
  readonly typed: ReadonlyMap<string, Candidate>;
  /** Things that something links to as such. */
  readonly linked: ReadonlyMap<string, Link>;
  readonly catalogues: readonly Subject[];
  readonly catalogueOf: ReadonlyMap<string, Subject>;
  readonly agentIris: ReadonlySet<string>;
  readonly members: readonly (readonly [member: Subject, series: Subject])[];
  /** Distributions by their type, and what is offered as such. */
  readonly distributions: ReadonlySet<string>;
  readonly offered: ReadonlySet<string>;
  /** Number of dcat:CatalogRecord. */
  readonly records: number;
}

interface Link {
  readonly term: Subject;
  readonly kind: DatasetKind;
  /** Whether a catalogue lists it, which makes it a dataset or service of this feed. */
  readonly listed: boolean;
}

export const catalogRecordType = expand('dcat:CatalogRecord');
const catalogType = expand('dcat:Catalog');
const distributionType = expand('dcat:Distribution');
const kindOfType: ReadonlyMap<string, DatasetKind> = new Map([
  [expand('dcat:DatasetSeries'), 'series'],
  [expand('dcat:DataService'), 'service'],
  [expand('dcat:Dataset'), 'dataset'],
]);
/** Predicates whose objects are datasets, series or services even where they carry no type. */
const links: readonly { readonly predicate: string; readonly kind: DatasetKind; readonly listed: boolean }[] =
  [
    { predicate: expand('dcat:dataset'), kind: 'dataset', listed: true },
    { predicate: expand('dcat:service'), kind: 'service', listed: true },
    { predicate: expand('dcat:accessService'), kind: 'service', listed: false },
    { predicate: expand('dcat:servesDataset'), kind: 'dataset', listed: false },
    { predicate: expand('dcat:inSeries'), kind: 'series', listed: false },
  ];
/** Predicates whose objects are agents, in the profile and beside it. */
export const agentPredicates: ReadonlySet<string> = new Set(
  [
    'dct:publisher',
    'dct:creator',
    'dct:contributor',
    'dct:rightsHolder',
    'prov:agent',
    'odrs:copyrightHolder',
  ].map(expand),
);
const distributionLinks = ['dcat:distribution', 'dct:distribution', 'adms:sample', 'dct:hasPart'].map(expand);
const memberLink = expand('dcat:seriesMember');

/** One pass over the graph, by types and by links. */
export function scanGraph(graph: Graph): Scan {
  const typed = new Map<string, Candidate>();
  const linked = new Map<string, Link>();
  const catalogues: Subject[] = [];
  const catalogueOf = new Map<string, Subject>();
  const agentIris = new Set<string>();
  const members: [Subject, Subject][] = [];
  const distributions = new Set<string>();
  const offered = new Set<string>();
  let records = 0;
  for (const [subject, description] of graph.subjects()) {
    const types = description.get(rdfType)?.map(({ value }) => value) ?? [];
    const kind = kindIn(types);
    if (types.includes(distributionType)) distributions.add(keyOf(subject));
    if (types.includes(catalogRecordType)) records += 1;
    else if (types.includes(catalogType)) catalogues.push(subject);
    else if (kind !== undefined) typed.set(keyOf(subject), { kind, subject, description });
    for (const { predicate, ...link } of links) {
      for (const term of resources(description, predicate)) {
        const known = linked.get(keyOf(term));
        if (known === undefined || (link.listed && !known.listed)) linked.set(keyOf(term), { term, ...link });
        if (link.listed) catalogueOf.set(keyOf(term), firstByName(subject, catalogueOf.get(keyOf(term))));
      }
    }
    for (const predicate of agentPredicates) {
      for (const term of resources(description, predicate))
        if (term.termType === 'NamedNode') agentIris.add(term.value);
    }
    for (const predicate of distributionLinks) {
      for (const term of resources(description, predicate)) offered.add(keyOf(term));
    }
    for (const member of resources(description, memberLink)) members.push([member, subject]);
  }
  return { typed, linked, catalogues, catalogueOf, agentIris, members, distributions, offered, records };
}

const firstByName = (one: Subject, other: Subject = one): Subject =>
  keyOf(one) < keyOf(other) ? one : other;

function kindIn(types: readonly string[]): DatasetKind | undefined {
  const kinds = types.flatMap((type) => kindOfType.get(type) ?? []);
  // A series is a dataset too, by its definition.
  return kinds.includes('series') ? 'series' : kinds[0];
}

/** Most things have none of the predicates asked for. */
const none: readonly Subject[] = [];

function resources(description: Description, predicate: string): readonly Subject[] {
  const terms = description.get(predicate);
  return terms === undefined ? none : terms.filter((term) => term.termType !== 'Literal');
}
