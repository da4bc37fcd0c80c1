import type { Collection, DatasetKind, Documents, Entity, Problem, Region } from '@lanskatalog/core';
import type { PublishedDataset } from '@lanskatalog/catalogue';
import { catalogueIri, rdfFormats, writableEntity } from '@lanskatalog/catalogue';
import type {
  CatalogueScore,
  CatalogueScorer,
  DatasetScore,
  GoalsCounter,
  GoalsMet,
  ScoreContext,
} from '@lanskatalog/quality';
import {
  catalogueMeasurements,
  createCatalogueScorer,
  createGoalsCounter,
  datasetMeasurements,
  metricDescriptions,
  openness,
  scoreDataset,
  scoredState,
} from '@lanskatalog/quality';
import type { Coverage } from '@lanskatalog/tables';
import { tableKinds } from '@lanskatalog/tables';
import type { HarvestDeps } from '../deps.ts';
import { chunksOf, linesOf } from '../lines.ts';
import { loadLinks } from './link-records.ts';

/** One line of `quality.ndjson`: what the scores say of a dataset. */
export interface DatasetQuality {
  readonly uri: string;
  readonly kind: DatasetKind;
  readonly municipality: string;
  readonly mqa: DatasetScore['mqa'];
  readonly openness: ReturnType<typeof openness>;
  readonly distributions: DatasetScore['distributions'];
  /** Each point lost, with its remedy. */
  readonly lost: readonly Problem[];
}

/** `quality.json` of a release, and what its history keeps. */
export interface ReleaseQuality {
  readonly version: 1;
  readonly region: CatalogueScore;
  readonly municipalities: Readonly<
    Record<string, { readonly score: CatalogueScore; readonly goals: GoalsMet }>
  >;
}

export interface ScoredHistory extends ReleaseQuality {
  readonly release: number;
  /** ISO 8601 instant of publishing. */
  readonly at: string;
}

interface Counters {
  readonly score: CatalogueScorer;
  readonly goals: GoalsCounter;
}

/** Scores everything in a release and puts the result beside its other files. Series and services are scored by what they have. */
export async function scoreRelease(
  deps: HarvestDeps,
  { prefix, coverage }: { readonly prefix: string; readonly coverage: readonly Coverage[] },
): Promise<ReleaseQuality> {
  const links = await loadLinks(deps.documents);
  const context: ScoreContext = {
    qualityData: deps.qualityData,
    links: (url) => {
      const known = links.get(url);
      return known && scoredState(known);
    },
    // What does not conform is not in a release: see judge-record.ts.
    conforms: true,
  };
  const region = createCatalogueScorer();
  const municipalities = new Map<string, Counters>();
  const content = await deps.blobs.read(`${prefix}/datasets.ndjson`);
  const measurements = openMeasurements(deps.config.region);
  const lines = async function* (): AsyncGenerator<string> {
    for await (const line of linesOf(content ?? none())) {
      const dataset = JSON.parse(line) as PublishedDataset;
      const score = scoreDataset(dataset, context);
      region.add(score);
      measurements.add(score);
      const own = countersOf(municipalities, dataset.municipality);
      own.score.add(score);
      own.goals.add(dataset);
      yield JSON.stringify(qualityOf(deps, dataset, score));
    }
  };
  await deps.blobs.write(`${prefix}/quality.ndjson`, chunksOf(lines()));
  const quality: ReleaseQuality = {
    version: 1,
    region: region.result(),
    municipalities: Object.fromEntries(
      [...municipalities].map(([code, { score, goals }]) => [
        code,
        { score: score.result(), goals: goals.result(deliveredBy(code, coverage)) },
      ]),
    ),
  };
  await deps.blobs.write(`${prefix}/quality.ttl`, chunksOf(measurements.end(quality.region)));
  await deps.blobs.write(`${prefix}/quality.json`, Buffer.from(`${JSON.stringify(quality)}\n`));
  return quality;
}

/** The scores in the Data Quality Vocabulary, as Turtle. */
function openMeasurements(region: Region) {
  const writer = rdfFormats.turtle.writer();
  const pieces = [writer.start()];
  const add = (entity: Entity): void => {
    for (const node of writableEntity(entity).nodes) pieces.push(writer.node(node));
  };
  for (const description of metricDescriptions(region.baseUri)) add(description);
  return {
    add: (score: DatasetScore): void => add(datasetMeasurements(score, region.baseUri)),
    end(score: CatalogueScore): readonly string[] {
      add(catalogueMeasurements(catalogueIri(region), score, region.baseUri));
      return [...pieces, writer.end()];
    },
  };
}

async function* none(): AsyncGenerator<Uint8Array> {}

function countersOf(all: Map<string, Counters>, code: string): Counters {
  const known = all.get(code);
  if (known !== undefined) return known;
  const fresh = { score: createCatalogueScorer(), goals: createGoalsCounter(tableKinds) };
  all.set(code, fresh);
  return fresh;
}

const deliveredBy = (code: string, coverage: readonly Coverage[]): Set<string> =>
  new Set(coverage.filter(({ municipality }) => municipality === code).map(({ table }) => table));

const qualityOf = (
  { qualityData }: HarvestDeps,
  dataset: PublishedDataset,
  score: DatasetScore,
): DatasetQuality => ({
  uri: dataset.uri,
  kind: dataset.kind,
  municipality: dataset.municipality,
  mqa: score.mqa,
  openness: openness(dataset, qualityData),
  distributions: score.distributions,
  lost: score.lost,
});

const history = (documents: Documents): Promise<Collection<ScoredHistory>> =>
  documents.collection<ScoredHistory>('score-history', { indexes: ['at'] });

/** Keeps the scores of a release for good: how a county does over the years is what they are for. */
export async function keepScores(documents: Documents, scored: ScoredHistory): Promise<void> {
  await (await history(documents)).put(String(scored.release).padStart(6, '0'), scored);
}

/** The scores of all releases, oldest first. */
export async function* scoreHistory(documents: Documents): AsyncGenerator<ScoredHistory> {
  for await (const { value } of (await history(documents)).find({})) yield value;
}
