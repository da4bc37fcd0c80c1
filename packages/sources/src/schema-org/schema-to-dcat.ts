import type { Graph, Subject } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import type { GraphBuilder } from '../rdf/graph-builder.ts';
import { boxOf } from '../sketch/bounding-box.ts';
import type {
  AgentSketch,
  ContactSketch,
  DatasetSketch,
  DistributionSketch,
  Words,
} from '../sketch/sketch.ts';
import { writeDataset } from '../sketch/write-sketch.ts';
import { SchemaThing } from './schema-thing.ts';

const { schema, rdf, dcat } = prefixes;
const isOfType = (graph: Graph, subject: Subject, type: string): boolean =>
  graph.objects(subject, `${rdf}type`).some(({ value }) => value === type);

/** Whether a graph has anything to say in schema.org's words about datasets. */
export function hasSchemaDatasets(graph: Graph): boolean {
  for (const [, description] of graph.subjects()) {
    const types = description.get(`${rdf}type`) ?? [];
    if (types.some(({ value }) => value === `${schema}Dataset` || value === `${schema}DataCatalog`))
      return true;
  }
  return false;
}

/** Writes the datasets that a graph describes in schema.org's words in DCAT's; those it has in DCAT are left alone. */
export function writeSchemaDatasets(graph: Graph, builder: GraphBuilder): number {
  let written = 0;
  const listed = listedDatasets(graph);
  for (const [subject] of graph.subjects()) {
    const isDataset = isOfType(graph, subject, `${schema}Dataset`) || listed.has(subject.value);
    if (!isDataset || isOfType(graph, subject, `${dcat}Dataset`)) continue;
    writeDataset(builder, datasetOf(new SchemaThing(graph, subject)));
    written += 1;
  }
  return written;
}

/** Things that a schema.org catalogue calls its datasets and that are described. */
function listedDatasets(graph: Graph): Set<string> {
  const listed = new Set<string>();
  for (const { predicate, object } of graph.triples()) {
    if (
      predicate === `${schema}dataset` &&
      object.termType !== 'Literal' &&
      graph.describe(object) !== undefined
    )
      listed.add(object.value);
  }
  return listed;
}

function datasetOf(thing: SchemaThing): DatasetSketch {
  const [start, end] = thing.text('temporalCoverage')?.split('/') ?? [];
  const [publisher] = thing.things('publisher', 'provider', 'sourceOrganization');
  const license = thing.address('license');
  return {
    iri: thing.iri,
    identifier: identifierOf(thing),
    title: thing.words('name', 'headline', 'alternateName'),
    description: thing.words('description', 'abstract'),
    keywords: keywordsOf(thing),
    themes: thing.all('about'),
    publisher: publisher === undefined ? { name: thing.words('publisher') } : agentOf(publisher),
    creator: thing.things('creator', 'author').map(agentOf)[0],
    contacts: [...thing.things('contactPoint'), ...(publisher?.things('contactPoint') ?? [])].map(contactOf),
    landingPage: thing.address('url'),
    documentation: thing.all('usageInfo'),
    issued: thing.text('datePublished', 'dateCreated'),
    modified: thing.text('dateModified'),
    language: thing.all('inLanguage'),
    ...placeOf(thing),
    temporal: { start, end: end === '..' ? undefined : end },
    license,
    rights: thing.text('conditionsOfAccess', 'copyrightNotice'),
    version: thing.text('version'),
    source: thing.address('isBasedOn'),
    distributions: thing.things('distribution').map((part) => distributionOf(part, license)),
  };
}

const agentOf = (thing: SchemaThing): AgentSketch => ({
  iri: thing.iri,
  name: thing.words('name', 'legalName'),
  email: thing.text('email'),
  homepage: thing.address('url'),
  identifier: identifierOf(thing) ?? thing.text('taxID'),
});

const contactOf = (thing: SchemaThing): ContactSketch => ({
  name: thing.text('name'),
  email: thing.text('email'),
  phone: thing.text('telephone'),
  url: thing.address('url'),
});

function distributionOf(thing: SchemaThing, license: string | undefined): DistributionSketch {
  const format = thing.text('encodingFormat', 'fileFormat');
  return {
    iri: thing.iri,
    title: thing.words('name'),
    description: thing.words('description'),
    accessUrl: thing.address('contentUrl') ?? thing.address('url'),
    downloadUrl: thing.address('contentUrl'),
    format,
    mediaType: format?.includes('/') === true ? format : undefined,
    byteSize: /^\d+(?=\s*(?:B|bytes)?$)/.exec(thing.text('contentSize') ?? '')?.[0],
    license: thing.address('license') ?? license,
    issued: thing.text('datePublished'),
    modified: thing.text('dateModified'),
    language: thing.all('inLanguage'),
  };
}

const identifierOf = (thing: SchemaThing): string | undefined =>
  thing.text('identifier') ?? thing.things('identifier')[0]?.text('value');

/** Keywords are often one text with commas. */
const keywordsOf = (thing: SchemaThing): Words[] => [
  ...thing.words('keywords').flatMap((word) => {
    const { text, lang } = typeof word === 'string' ? { text: word, lang: '' } : word;
    return text.split(/\s*[,;]\s*/).map((part) => ({ text: part, lang }));
  }),
  ...thing.things('keywords').flatMap((term) => term.words('name')),
];

function placeOf(thing: SchemaThing): Pick<DatasetSketch, 'bbox' | 'spatial'> {
  const [place] = thing.things('spatialCoverage');
  const box = place?.things('geo')[0]?.text('box') ?? place?.text('box') ?? '';
  // schema.org writes south, west, north, east.
  const [south = Number.NaN, west = Number.NaN, north = Number.NaN, east = Number.NaN] = box
    .split(/[\s,]+/)
    .map(Number);
  const name = thing.text('spatialCoverage') ?? place?.text('name');
  return { bbox: boxOf([west, south, east, north]), spatial: name === undefined ? [] : [name] };
}
