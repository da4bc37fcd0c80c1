import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { blankNode, expand, Graph } from '@lanskatalog/core';
import type { Term } from '@lanskatalog/core';
import { parseRdf } from '@lanskatalog/sources';
import { faultsIn } from './faults-in.ts';
import { normalise } from './feed.ts';

const feeds = new URL('../../../../shared/data/feeds/', import.meta.url);
const folders = [
  'sweden',
  'other',
  'ckan',
  'profile',
  'dcat-us',
  'invalid',
  'portal-answers',
  'semic/3.0.1/examples',
];

const files = existsSync(feeds)
  ? folders.flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, feeds))
        .filter((name) => /\.(?:rdf|xml|ttl|jsonld|json)$/.test(name))
        .map((name) => `${folder}/${name}`),
    )
  : [];

/** The graph of a file, or undefined where it is no RDF. */
async function graphOf(file: string): Promise<Graph | undefined> {
  const options = { mediaType: '', baseIri: `https://kumla.example/${file}` };
  const result = await parseRdf(readFileSync(new URL(file, feeds)), options);
  return result.kind === 'graph' ? result.graph : undefined;
}

const isDataset = (term: Term): boolean =>
  term.value === expand('dcat:Dataset') || term.value === expand('dcat:DatasetSeries');

/** Subjects that are typed or listed as datasets and say more than their type, counted without our survey. */
function datasetsIn(graph: Graph): number {
  const type = expand('rdf:type');
  const found = new Set<string>();
  for (const [subject, description] of graph.subjects()) {
    if (description.get(type)?.some(isDataset) === true && description.size > 1)
      found.add(`${subject.termType} ${subject.value}`);
    for (const listed of description.get(expand('dcat:dataset')) ?? []) {
      if (listed.termType !== 'Literal' && graph.describe(listed) !== undefined)
        found.add(`${listed.termType} ${listed.value}`);
    }
  }
  return found.size;
}

const relabelled = (term: Term): Term => (term.termType === 'BlankNode' ? blankNode(`z${term.value}`) : term);

/** The same graph in another order and with other blank node labels. */
function shuffled(graph: Graph): Graph {
  const other = new Graph();
  for (const { subject, predicate, object } of [...graph.triples()].reverse()) {
    const renamed = relabelled(subject);
    if (renamed.termType !== 'Literal') other.add(renamed, predicate, relabelled(object));
  }
  return other;
}

const hashesOf = (graph: Graph): ReadonlySet<string> =>
  new Set(normalise(graph).records.map((record) => `${record.uri} ${record.hash}`));

describe('real feeds', () => {
  if (files.length === 0) {
    it.skip('are not here: ../shared/data/feeds is absent', () => undefined);
    return;
  }

  it.each(files)('%s: every dataset comes out, none twice, and nothing the portal refuses', async (file) => {
    const graph = await graphOf(file);
    if (graph === undefined) return;
    const { records } = normalise(graph);
    const datasets = records.filter((record) => record.kind !== 'service');
    expect(datasets).toHaveLength(datasetsIn(graph));
    expect(new Set(records.map((record) => record.uri)).size).toBe(records.length);
    for (const record of records) if (!record.invalid) expect(faultsIn(record)).toEqual([]);
  });

  it.each(files)(
    '%s: the order of statements and the labels of blank nodes make no difference',
    async (file) => {
      const graph = await graphOf(file);
      if (graph === undefined) return;
      expect(hashesOf(shuffled(graph))).toEqual(hashesOf(graph));
    },
  );
});
