import type { DatasetSummary, ReleaseSummary } from '@lanskatalog/catalogue';
import type { Log } from '@lanskatalog/core';
import { setImmediate as turn } from 'node:timers/promises';
import type { TableKind } from '@lanskatalog/tables';
import type { FacetIndex } from '../search/facets.ts';
import { buildFacetIndex } from '../search/facets.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { buildSearchIndex } from '../search/search-index.ts';
import type { CurrentRelease, OpenRelease } from './current-release.ts';
import { datasetKey, datasetName } from './dataset-name.ts';
import type { ProblemIndex } from './problem-index.ts';
import { indexProblems } from './problem-index.ts';
import { readLines } from './read-lines.ts';
import { textOfRelease } from './release-text.ts';
import { freshnessOf } from './freshness.ts';
import { readable } from './readable.ts';
import { indexSuggestions } from '../search/suggestions.ts';

/** A dataset as lists and pages know it. */
export interface ListedDataset {
  readonly position: number;
  readonly summary: DatasetSummary;
  /** Last part of its page's address. */
  readonly name: string;
  readonly shared: TableKind | undefined;
}

/** A release in memory: everything lists, search and pages need but the records in full. */
export interface RegionIndex {
  readonly release: OpenRelease;
  readonly summary: Omit<ReleaseSummary, 'datasets'>;
  readonly datasets: readonly ListedDataset[];
  readonly search: SearchIndex;
  readonly facets: FacetIndex;
  readonly problems: ProblemIndex;
  suggest(typed: string): readonly string[];
  /** By the key in the address of its page, or by that of an address it had before it moved. */
  byKey(key: string): ListedDataset | undefined;
  byUri(uri: string): ListedDataset | undefined;
  municipalityName(code: string): string;
}

export interface IndexOptions {
  readonly log: Log;
  readonly recognise: (dataset: DatasetSummary) => TableKind | undefined;
}

export interface CurrentIndex {
  /** The newest release whose index is built; while a newer one is being built, the one before. Undefined before the first. */
  get(): Promise<RegionIndex | undefined>;
}

/** Builds the index of each new release beside the one in use, and swaps when it is whole. */
export function followIndex(current: CurrentRelease, options: IndexOptions): CurrentIndex {
  let ready: RegionIndex | undefined;
  let building: { readonly release: OpenRelease; readonly index: Promise<RegionIndex> } | undefined;

  async function build(release: OpenRelease): Promise<RegionIndex> {
    try {
      const index = await buildIndex(release, options);
      // Unless a still newer release came meanwhile.
      if (building?.release === release) ready = index;
      return index;
    } catch (error) {
      // On a store that was away; the next request tries again.
      if (building?.release === release) building = undefined;
      throw error;
    }
  }
  return {
    async get() {
      const release = await current.get();
      if (release === undefined || release === ready?.release) return ready;
      if (building?.release !== release) building = { release, index: build(release) };
      if (ready === undefined) return building.index;
      building.index.catch((error: unknown) => {
        options.log.warn(
          { err: error },
          'the index of the new release cannot be built; serving the one before',
        );
      });
      return ready;
    },
  };
}

/** Datasets read between two turns of the event loop. */
const atOnce = 500;

export async function buildIndex(
  release: OpenRelease,
  { recognise }: Pick<IndexOptions, 'recognise'>,
): Promise<RegionIndex> {
  const { head, summaries } = await readSummary(release);
  const names = new Map(head.municipalities.map(({ code, name }) => [code, name]));
  const municipalityName = (code: string): string => names.get(code) ?? code;
  const datasets = summaries.map((summary, position): ListedDataset => ({
    position,
    summary,
    name: datasetName(summary.uri, titleOf(summary, 'sv')),
    shared: recognise(summary),
  }));
  const now = new Date(release.pointer.publishedAt);
  const search = await buildSearchIndex(summaries, municipalityName);
  const facets = buildFacetIndex(datasets.length, (position) => facetValues(datasets[position], now));
  const byUri = new Map(datasets.map((dataset) => [dataset.summary.uri, dataset]));
  const byKey = new Map<string, ListedDataset>();
  for (const dataset of datasets) {
    for (const uri of dataset.summary.replaces) byKey.set(datasetKey(uri), dataset);
  }
  for (const dataset of datasets) byKey.set(datasetKey(dataset.summary.uri), dataset);
  for (const [from, to] of JSON.parse((await textOfRelease(release, 'aliases.json')) ?? '[]') as [
    string,
    string,
  ][]) {
    const dataset = byUri.get(to);
    if (dataset !== undefined && !byUri.has(from)) {
      byUri.set(from, dataset);
      byKey.set(datasetKey(from), dataset);
    }
  }
  return {
    release,
    summary: head,
    datasets,
    search,
    facets,
    problems: await indexProblems(release),
    suggest: indexSuggestions(summaries),
    byKey: (key) => byKey.get(key),
    byUri: (uri) => byUri.get(uri),
    municipalityName,
  };
}

/** Whether it is a municipality; the region itself publishes too, and is none. */
export const isMember = ({ code }: { readonly code: string }): boolean => /^\d{4}$/.test(code);

/** `summary.json` has a line for each dataset, so that it never has to be parsed in one go. */
async function readSummary(
  release: OpenRelease,
): Promise<{ readonly head: RegionIndex['summary']; readonly summaries: readonly DatasetSummary[] }> {
  const content = await release.open('summary.json');
  if (content === undefined) throw new Error(`release ${release.pointer.number} has no summary.json`);
  let head: RegionIndex['summary'] | undefined;
  const summaries: DatasetSummary[] = [];
  for await (const { text } of readLines(content)) {
    if (head === undefined) head = JSON.parse(`${text}]}`) as RegionIndex['summary'];
    else if (text.startsWith('{')) summaries.push(JSON.parse(text.replace(/,$/, '')) as DatasetSummary);
    if (summaries.length % atOnce === 0) await turn();
  }
  if (head === undefined) throw new Error(`summary.json of release ${release.pointer.number} is empty`);
  return { head, summaries };
}

/** A dataset's title in the language, or in what there is; its address where it has none. */
export const titleOf = ({ title, uri }: Pick<DatasetSummary, 'title' | 'uri'>, lang: 'sv' | 'en'): string =>
  readable(title[lang] ?? title['sv'] ?? title['en'] ?? Object.values(title)[0] ?? '', 200) || uri;

function facetValues(dataset: ListedDataset | undefined, now: Date) {
  if (dataset === undefined) throw new Error('no dataset at that position');
  const { municipality, themes, formats, licences } = dataset.summary;
  return {
    kommun: [municipality],
    tema: themes,
    format: formats,
    licens: licences,
    uppdaterad: [freshnessOf(dataset.summary, now)],
    delad: dataset.shared === undefined ? [] : [dataset.shared],
  };
}
