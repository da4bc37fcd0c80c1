import type { LocalisedText, ProblemCode } from '@lanskatalog/core';
import { indicators } from './indicators.ts';
import type { Dimension } from './indicators.ts';
import type { MqaScore, Tallies, Tally } from './mqa-score.ts';
import { mqaScore, pointsOf, rounded } from './mqa-score.ts';
import type { DatasetScore } from './score-dataset.ts';
import type { MqaMethod } from './stated-formats.ts';

/** How properties are counted, for readers of the scores. */
export const populationRule: Required<LocalisedText> = {
  sv: 'Datamängders egenskaper räknas över alla datamängder, distributioners över alla distributioner; poäng = vikt × andel.',
  en: 'Properties of datasets are counted over all datasets, those of distributions over all distributions; points = weight × share.',
};

/** The score of a municipality's or the region's catalogue. */
export interface CatalogueScore {
  /** Datasets counted; series and services are not part of the assessment. */
  readonly datasets: number;
  readonly distributions: number;
  readonly populationRule: Required<LocalisedText>;
  readonly mqa: Readonly<Record<MqaMethod, MqaScore>>;
  readonly indicators: readonly IndicatorScore[];
  /** Mean of the distributions' stars, as the national portal gives it. */
  readonly stars: number;
}

export interface IndicatorScore {
  readonly metric: string;
  readonly code: ProblemCode;
  readonly dimension: Dimension;
  readonly of: 'dataset' | 'distribution';
  readonly tally: Readonly<Record<MqaMethod, Tally>>;
  /** Points that all would gain by mending it everywhere: where to begin. */
  readonly gain: Readonly<Record<MqaMethod, number>>;
}

/** Gathers the scores of datasets one by one, remembering counts only. */
export interface CatalogueScorer {
  add(score: DatasetScore): void;
  result(): CatalogueScore;
}

/**
 * Population rule: properties of datasets are counted over all datasets, those of distributions over all distributions, so a dataset with
 * many distributions weighs more in the latter. Points are weight × count ÷ population.
 */
export function createCatalogueScorer(): CatalogueScorer {
  let datasets = 0;
  let distributions = 0;
  let stars = 0;
  const eu = createCounts();
  const portal = createCounts();
  return {
    add(score) {
      if (score.kind !== 'dataset') return;
      datasets += 1;
      distributions += score.distributions.length;
      for (const each of score.distributions) stars += each.stars;
      addTallies(eu, score.tallies.eu);
      addTallies(portal, score.tallies.portal);
    },
    result: () => ({
      datasets,
      distributions,
      populationRule,
      mqa: { eu: mqaScore(eu, 'eu', () => true), portal: mqaScore(portal, 'portal', () => true) },
      indicators: indicatorScores(eu, portal),
      stars: distributions === 0 ? 0 : rounded(stars / distributions),
    }),
  };
}

type Counts = { -readonly [Key in keyof Tally]: number }[];

const createCounts = (): Counts => indicators.map(() => ({ population: 0, yes: 0, unknown: 0 }));

function addTallies(counts: Counts, tallies: Tallies): void {
  counts.forEach((count, n) => {
    const { population = 0, yes = 0, unknown = 0 } = tallies[n] ?? {};
    count.population += population;
    count.yes += yes;
    count.unknown += unknown;
  });
}

const indicatorScores = (eu: Tallies, portal: Tallies): IndicatorScore[] =>
  indicators.map((indicator, n) => {
    const { metric, code, dimension, of } = indicator;
    const tally = { eu: eu[n] ?? noTally, portal: portal[n] ?? noTally };
    const gain = (method: MqaMethod): number => {
      const { population, yes } = tally[method];
      return rounded(pointsOf(indicator, method) * (population === 0 ? 1 : 1 - yes / population));
    };
    return { metric, code, dimension, of, tally, gain: { eu: gain('eu'), portal: gain('portal') } };
  });

const noTally: Tally = { population: 0, yes: 0, unknown: 0 };

/** The score of a whole catalogue at once. */
export function scoreCatalogue(scores: Iterable<DatasetScore>): CatalogueScore {
  const scorer = createCatalogueScorer();
  for (const score of scores) scorer.add(score);
  return scorer.result();
}
