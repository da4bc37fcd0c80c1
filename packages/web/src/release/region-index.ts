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
import type { Marks, QualityIndex } from './quality-index.ts';
import { indexQuality } from './quality-index.ts';
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
  readonly marks: Marks | undefined;
}

/** A release in memory: everything lists, search and pages need but the records in full. */
export interface RegionIndex {
  readonly release: OpenRelease;
  readonly summary: Omit<ReleaseSummary, 'datasets'>;
  readonly datasets: readonly ListedDataset[];
  readonly search: SearchIndex;
  readonly facets: FacetIndex;
  readonly problems: ProblemIndex;
  readonly quality: QualityIndex;
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

/** A shared source is found by its common name, whatever a municipality calls its own. */
const sharedWords: Record<TableKind, string> = {
  ledger: 'leverantörsreskontra',
  schools: 'skolor',
  'care-homes': 'äldreboenden',
};

/** Datasets read between two turns of the event loop. */
const atOnce = 500;

async function buildIndex(
  release: OpenRelease,
  { recognise }: Pick<IndexOptions, 'recognise'>,
): Promise<RegionIndex> {
  const { head, summaries } = await readSummary(release);
  const municipalities = new Map(head.municipalities.map(({ code, name }) => [code, name]));
  const municipalityName = (code: string): string => municipalities.get(code) ?? code;
  const quality = await indexQuality(release);
  const datasets = summaries.map((summary, position): ListedDataset => ({
    position,
    summary,
    name: datasetName(summary.uri, titleOf(summary, 'sv')),
    shared: recognise(summary),
    marks: quality.marksOf(summary.uri),
  }));
  const now = new Date(release.pointer.publishedAt);
  const search = await buildSearchIndex(summaries, municipalityName, (position) => {
    const shared = datasets[position]?.shared;
    return shared === undefined ? '' : sharedWords[shared];
  });
  const facets = buildFacetIndex(datasets.length, (position) => facetValues(datasets[position], now));
  const names = await indexNames(release, datasets);
  return {
    release,
    summary: head,
    datasets,
    search,
    facets,
    problems: await indexProblems(release),
    quality,
    suggest: await indexSuggestions(summaries),
    ...names,
    municipalityName,
  };
}

/** Datasets by all names they have: their own, and those of before they moved, which never take another's. */
async function indexNames(
  release: OpenRelease,
  datasets: readonly ListedDataset[],
): Promise<Pick<RegionIndex, 'byKey' | 'byUri'>> {
  const byUri = new Map(datasets.map((dataset) => [dataset.summary.uri, dataset]));
  const byKey = new Map(datasets.map((dataset) => [datasetKey(dataset.summary.uri), dataset]));
  const aliases = JSON.parse((await textOfRelease(release, 'aliases.json')) ?? '[]') as [string, string][];
  for (const [from, to] of aliases) {
    const dataset = byUri.get(to);
    if (dataset === undefined || byUri.has(from)) continue;
    byUri.set(from, dataset);
    byKey.set(datasetKey(from), dataset);
  }
  return { byKey: (key) => byKey.get(key), byUri: (uri) => byUri.get(uri) };
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
    stjarnor: dataset.marks === undefined ? [] : [String(dataset.marks.stars)],
    uppdaterad: [freshnessOf(dataset.summary, now)],
    delad: dataset.shared === undefined ? [] : [dataset.shared],
  };
}
