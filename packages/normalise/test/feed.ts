import type {
  Entity,
  LocalisedText,
  Municipality,
  NormalisedRecord,
  Problem,
  Region,
  Source,
  SourceOverrides,
  Subject,
  Term,
  Value,
} from '@lanskatalog/core';
import { blankNode, Graph, literal, namedNode, nodesOf } from '@lanskatalog/core';
import { loadProfileData } from '@lanskatalog/config';
import { normaliseGraph } from '@lanskatalog/normalise';
import type { NormalisedCatalogue } from '@lanskatalog/normalise';
import { Parser } from 'n3';

const text: LocalisedText = { sv: 'Provregion' };

export const region: Region = {
  id: 'provregion',
  baseUri: 'https://data.prov.example/',
  title: text,
  description: text,
  publisher: { name: 'Provregionen', orgnr: '2321000164', type: 'RegionalAuthority' },
  contact: { name: 'Regionens datateam', email: 'data@provregion.example' },
  license: 'http://creativecommons.org/publicdomain/zero/1.0/',
};

export const kumla: Municipality = {
  code: '1881',
  name: 'Kumla',
  officialName: 'Kumla kommun',
  orgnr: '2120001975',
  site: 'https://www.kumla.se/',
  contact: { name: 'Öppna data Kumla', email: 'oppnadata@kumla.se' },
  spatial: 'http://sws.geonames.org/2697720',
};

/** IRI that the national portal knows Kumla by. */
export const kumlaIri = 'http://dataportal.se/organisation/SE2120001975';

const source = (overrides: SourceOverrides): Source => ({
  id: 'kumla',
  municipality: '1881',
  url: 'https://www.kumla.se/datasets/dcat',
  kind: 'dcat',
  schedule: '0 2 * * *',
  precedence: 10,
  forward: true,
  paused: false,
  fullReadDays: 7,
  missingGraceDays: 3,
  guard: { percent: 10, count: 3 },
  overrides,
});

const prefixes = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix dcatap: <http://data.europa.eu/r5r/> .
@prefix schema: <http://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix odrs: <http://schema.theodi.org/odrs#> .
@prefix spdx: <http://spdx.org/rdf/terms#> .
@prefix locn: <http://www.w3.org/ns/locn#> .
@prefix geo: <http://www.opengis.net/ont/geosparql#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://kumla.example/> .
`;

const plainDatatypes = new Set([
  'http://www.w3.org/2001/XMLSchema#string',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
]);

export function graphOf(turtle: string): Graph {
  const graph = new Graph();
  for (const quad of new Parser({ baseIRI: 'https://kumla.example/' }).parse(prefixes + turtle)) {
    graph.add(termOf(quad.subject) as Subject, quad.predicate.value, termOf(quad.object));
  }
  return graph;
}

function termOf(term: {
  termType: string;
  value: string;
  language?: string;
  datatype?: { value: string };
}): Term {
  if (term.termType === 'NamedNode') return namedNode(term.value);
  if (term.termType === 'BlankNode') return blankNode(term.value);
  const datatype = term.datatype?.value ?? '';
  return literal(term.value, term.language, plainDatatypes.has(datatype) ? '' : datatype);
}

export interface Normalised {
  readonly catalogue: NormalisedCatalogue;
  readonly records: readonly NormalisedRecord['record'][];
  readonly problems: readonly Problem[];
}

export interface Circumstances {
  readonly overrides?: SourceOverrides;
  readonly municipality?: Municipality;
  readonly region?: Region;
}

/** Everything that comes of a feed, written in Turtle with the usual prefixes; `:` is the source's own namespace. */
export function normalise(turtle: string | Graph, circumstances: Circumstances = {}): Normalised {
  const results = [
    ...normaliseGraph(typeof turtle === 'string' ? graphOf(turtle) : turtle, {
      region: circumstances.region ?? region,
      source: source(circumstances.overrides ?? {}),
      municipality: circumstances.municipality ?? kumla,
      profileData: loadProfileData(),
    }),
  ];
  const [catalogue] = results.filter((one): one is NormalisedCatalogue => one.record === undefined);
  if (catalogue === undefined) throw new Error('no catalogue came first');
  return {
    catalogue,
    records: results.flatMap((one) => one.record ?? []),
    problems: results.flatMap((one) => one.problems),
  };
}

/** The one dataset of a feed: `:d`, with these statements beside title, description and publisher. */
export function datasetWith(statements: string, more = '', circumstances: Circumstances = {}): OneDataset {
  const { records, problems } = normalise(
    `:d a dcat:Dataset ; dct:title "Lekplatser"@sv ; dct:description "Alla lekplatser."@sv ;
       dct:publisher <${kumlaIri}> ; ${statements} .
     <${kumlaIri}> a foaf:Agent ; foaf:name "Kumla kommun"@sv .
     ${more}`,
    circumstances,
  );
  const [record] = records;
  if (record === undefined) throw new Error('no dataset came out');
  return { record, entity: record.entity, values: (name) => record.entity.properties[name], problems };
}

export interface OneDataset {
  readonly record: NormalisedRecord['record'];
  readonly entity: Entity;
  readonly values: (name: string) => readonly Value[] | undefined;
  readonly problems: readonly Problem[];
}

/** Codes of problems without their prefix, sorted, each once. */
export const codes = (problems: readonly Problem[]): string[] =>
  [...new Set(problems.map(({ code }) => code.replace('normalise.', '')))].sort();

export const problemOf = (problems: readonly Problem[], code: string): Problem | undefined =>
  problems.find((one) => one.code === `normalise.${code}`);

/** The distributions of a dataset with this one distribution, `:f`, of these statements. */
export function distributionsWith(
  statements: string,
  circumstances: Circumstances = {},
): {
  readonly nodes: readonly Entity[];
  readonly problems: readonly Problem[];
} {
  const { entity, problems } = datasetWith(
    'dcat:distribution :f',
    `:f a dcat:Distribution ; ${statements} .`,
    circumstances,
  );
  return { nodes: nodesOf(entity, 'dcat:distribution'), problems };
}
