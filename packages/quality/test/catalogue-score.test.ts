import { describe, expect, it } from '@jest/globals';
import type { DatasetScore } from '@lanskatalog/quality';
import {
  catalogueMeasurements,
  createGoalsCounter,
  datasetMeasurements,
  ratingOf,
  scoreCatalogue,
  scoreDataset,
} from '@lanskatalog/quality';
import { allWorks, changed, datasetWith, fullDistribution } from './support/scored-dataset.ts';
import { itWithFeeds, readFeed } from './support/shared-feeds.ts';

const score = (...args: Parameters<typeof datasetWith>): DatasetScore =>
  scoreDataset(datasetWith(...args), allWorks);
const without = (property: string) => changed(fullDistribution, { [property]: undefined });

describe('scoreCatalogue', () => {
  it('counts properties of datasets over datasets, and of distributions over distributions', () => {
    const three = [fullDistribution, fullDistribution, without('dct:license')];
    const { mqa, datasets, distributions, indicators } = scoreCatalogue([
      score({ 'dcat:keyword': undefined }),
      score({}, three),
    ]);
    expect([datasets, distributions]).toEqual([2, 4]);
    expect(mqa.eu.points).toBe(405 - 30 / 2 - 30 / 4);
    expect(indicators.find(({ metric }) => metric === 'licenceAvailability')).toMatchObject({
      of: 'distribution',
      tally: { eu: { population: 4, yes: 3 } },
      gain: { eu: 5, portal: 5 },
    });
  });

  it('is not the mean of the datasets’ scores, as the population rule has it', () => {
    const scores = [
      score({}),
      score({}, [without('dct:license'), without('dct:license'), without('dct:license')]),
    ];
    expect(scoreCatalogue(scores).mqa.eu.points).toBe(405 - 30 * (3 / 4));
  });

  it('leaves series and services out', () => {
    const series = scoreDataset({ ...datasetWith({}, []), kind: 'series' }, allWorks);
    const service = scoreDataset({ ...datasetWith({}, []), kind: 'service' }, allWorks);
    expect(scoreCatalogue([series, service, score({})])).toMatchObject({
      datasets: 1,
      mqa: { eu: { points: 405 } },
    });
  });

  it('gives an empty catalogue nothing', () => {
    expect(scoreCatalogue([])).toMatchObject({
      datasets: 0,
      stars: 0,
      mqa: { eu: { points: 0, rating: 'bad' } },
    });
  });

  it('gives the mean of the distributions’ stars', () => {
    const pdf = changed(fullDistribution, {
      'dct:format': [{ literal: 'application/pdf' }],
      'dcat:mediaType': undefined,
    });
    expect(scoreCatalogue([score({}, [fullDistribution, pdf]), score({})]).stars).toBe(2.33);
  });
});

describe('the rating', () => {
  it('has the EU’s borders', () => {
    expect([351, 350.9, 221, 220, 121, 120, 0].map((points) => ratingOf(points))).toEqual([
      'excellent',
      'good',
      'good',
      'sufficient',
      'sufficient',
      'bad',
      'bad',
    ]);
  });

  itWithFeeds('has the percentages that the national portal shows', () => {
    const scores = JSON.stringify(JSON.parse(readFeed('portal-answers/metadata_quality.json').toString()));
    const numbers = (name: string): number[] =>
      [...scores.matchAll(new RegExp(`terms/${name}":\\[\\{[^}]*"value":"([\\d.]+)"`, 'g'))].map(
        ([, value]) => Number(value),
      );
    const points = numbers('score');
    expect(points).toEqual([246, 161]);
    expect(points.map((each) => Math.round((1000 * each) / 405) / 10)).toEqual(numbers('percentage'));
  });
});

const measured = (entity: { properties: Readonly<Record<string, readonly unknown[]>> }): string[] =>
  (entity.properties['dqv:hasQualityMeasurement'] ?? []).map((value) => {
    const { properties } = (
      value as { node: { properties: Record<string, { iri?: string; literal?: string }[]> } }
    ).node;
    const [metric, on, result] = ['dqv:isMeasurementOf', 'dqv:computedOn', 'dqv:value'].map(
      (name) => properties[name]?.[0],
    );
    return `${metric?.iri?.split(/[#/]/).at(-1)} ${on?.iri} ${result?.literal}`;
  });

describe('measurements in the Data Quality Vocabulary', () => {
  const base = 'https://region.example/';
  it('say what each indicator says of the dataset and of each distribution, and both scores', () => {
    const found = measured(datasetMeasurements(score({ 'dcat:theme': undefined }), base));
    expect(found).toHaveLength(23 + 2);
    expect(found).toEqual(
      expect.arrayContaining([
        'categoryAvailability https://k.example/dataset false',
        'keywordAvailability https://k.example/dataset true',
        'licenceAvailability https://k.example/csv true',
        'score https://k.example/dataset 375',
        'portal-score https://k.example/dataset 345',
      ]),
    );
  });

  it('say the scores of a catalogue', () => {
    const entity = catalogueMeasurements(`${base}catalog`, scoreCatalogue([score({})]), base);
    expect(measured(entity)).toEqual([
      `score ${base}catalog 405`,
      `portal-score ${base}catalog 375`,
      `stars ${base}catalog 3`,
    ]);
  });
});

describe('the founders’ goals', () => {
  it('are the shared tables, and a contact and documentation for every dataset', () => {
    const goals = createGoalsCounter(['ledger', 'schools', 'care-homes']);
    goals.add(datasetWith({ 'foaf:page': [{ iri: 'https://k.example/om' }] }));
    goals.add(
      datasetWith({ 'dcat:contactPoint': undefined, 'dcat:landingPage': [{ iri: 'https://k.example/bad' }] }),
    );
    expect(goals.result(new Set(['ledger']))).toEqual({
      sharedTables: { ledger: true, schools: false, 'care-homes': false },
      contact: { count: 1, of: 2 },
      documentation: { count: 2, of: 2 },
      met: 2,
      of: 5,
    });
  });

  it('are not met by a municipality without datasets', () => {
    expect(createGoalsCounter(['ledger']).result(new Set())).toMatchObject({ met: 0, of: 3 });
  });
});
