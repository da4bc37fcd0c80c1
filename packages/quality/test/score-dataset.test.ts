import { describe, expect, it } from '@jest/globals';
import { explain } from '@lanskatalog/core';
import type { DatasetScore } from '@lanskatalog/quality';
import { scoreDataset } from '@lanskatalog/quality';
import { entitiesOf } from './support/entities-of.ts';
import { allWorks, changed, contextWith, datasetWith, fullDistribution } from './support/scored-dataset.ts';
import { itWithFeeds, parseFeed, readFeed } from './support/shared-feeds.ts';

const score = (...args: Parameters<typeof datasetWith>): DatasetScore =>
  scoreDataset(datasetWith(...args), allWorks);

const without = (property: string) => changed(fullDistribution, { [property]: undefined });

const lostCodes = ({ lost }: DatasetScore): string[] => lost.map(({ code }) => code.replace('score.', ''));

const literalFormat = changed(fullDistribution, { 'dct:format': [{ literal: 'text/csv' }] });

const withType = (type: string) =>
  changed(fullDistribution, { 'dct:format': undefined, 'dcat:mediaType': [{ iri: type }] });

describe('scoreDataset', () => {
  it('gives all 405 points by the EU’s method and 375 by the portal’s, over five dimensions', () => {
    const { mqa, lost } = score({});
    expect(mqa.eu).toEqual({
      points: 405,
      max: 405,
      percent: 100,
      rating: 'excellent',
      unverified: 0,
      dimensions: {
        findability: { points: 100, max: 100 },
        accessibility: { points: 100, max: 100 },
        interoperability: { points: 110, max: 110 },
        reusability: { points: 75, max: 75 },
        contextuality: { points: 20, max: 20 },
      },
    });
    expect(mqa.portal).toMatchObject({ points: 375, max: 405, percent: 92.6, rating: 'excellent' });
    expect(lost).toEqual([]);
  });

  it.each([
    ['dcat:keyword', 30, ['keyword']],
    ['dcat:theme', 30, ['theme']],
    ['dct:spatial', 20, ['spatial']],
    ['dct:temporal', 20, ['temporal']],
    ['dct:accessRights', 15, ['access-rights', 'access-rights-vocabulary']],
    ['dcat:contactPoint', 20, ['contact']],
    ['dct:publisher', 10, ['publisher']],
    ['dct:issued', 5, ['issued']],
    ['dct:modified', 5, ['modified']],
  ])(
    'takes the points of a dataset’s property that is absent, and no others: %s',
    (property, points, codes) => {
      const found = score({ [property]: undefined });
      expect(found.mqa.eu.points).toBe(405 - points);
      expect(found.mqa.portal.points).toBe(375 - points);
      expect(lostCodes(found)).toEqual(codes);
    },
  );

  it.each([
    ['dcat:accessURL', 50, ['access-url']],
    ['dcat:downloadURL', 50, ['download-url', 'download-works']],
    ['dct:format', 20, ['format']],
    ['dcat:mediaType', 10, ['media-type']],
    ['dct:license', 30, ['licence', 'licence-vocabulary']],
    ['dct:rights', 5, ['rights']],
    ['dcat:byteSize', 5, ['byte-size']],
  ])(
    'takes the points of a distribution’s property that is absent, and no others: %s',
    (property, points, codes) => {
      const found = score({}, [without(property)]);
      expect(found.mqa.eu.points).toBe(405 - points);
      expect(found.distributions[0]?.mqa.eu).toMatchObject({ points: 220 - points, max: 220 });
      expect(lostCodes(found)).toEqual(codes);
    },
  );

  it('counts a distribution’s indicator by the share of the distributions that have it', () => {
    const found = score({}, [fullDistribution, without('dct:license'), fullDistribution, fullDistribution]);
    expect(found.mqa.eu.points).toBe(405 - 30 / 4);
    expect(found.lost[0]).toMatchObject({ params: { points: 5, portalPoints: 5, count: 1, of: 4 } });
  });

  it('loses all of a distribution’s points at once where there is none', () => {
    const found = score({}, []);
    expect(found.mqa.eu.points).toBe(185);
    expect(found.lost).toMatchObject([
      { code: 'score.distribution', params: { points: 220, portalPoints: 220 } },
    ]);
  });

  it('takes media types for formats by the portal’s method only', () => {
    const literalOnly = changed(literalFormat, { 'dcat:mediaType': undefined });
    const { mqa } = score({}, [literalOnly]);
    expect(mqa.portal.points).toBe(365);
    expect(mqa.eu.points).toBe(405 - 10 - 10 - 20 - 20);
  });

  it('takes either of format and media type, so Swedish feeds that give both reach all points', () => {
    const { mqa } = score({}, [literalFormat]);
    expect(mqa.eu.points).toBe(405);
    expect(mqa.portal.points).toBe(375);
  });

  it('tells proprietary and unreadable formats apart', () => {
    const iana = 'https://www.iana.org/assignments/media-types/';
    const sheet = `${iana}application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`;
    expect(lostCodes(score({}, [withType(sheet)]))).toEqual(['format', 'non-proprietary']);
    expect(lostCodes(score({}, [withType(`${iana}text/html`)]))).toEqual(['format', 'machine-readable']);
    expect(lostCodes(score({}, [withType(`${iana}application/pdf`)]))).toEqual([
      'format',
      'non-proprietary',
      'machine-readable',
    ]);
    expect(lostCodes(score({}, [withType('https://k.example/csv')]))).toContain('format-vocabulary');
  });

  it('gives points for compliance by the EU’s method only, and takes them for errors', () => {
    const { mqa, lost } = scoreDataset(
      datasetWith({}),
      contextWith(() => 'works', false),
    );
    expect(mqa.eu.points).toBe(375);
    expect(mqa.portal.points).toBe(375);
    expect(lost).toMatchObject([{ code: 'score.compliance', params: { points: 30, portalPoints: 0 } }]);
  });

  it('gives no points for dead links, and says what links nobody has verified', () => {
    const dead = scoreDataset(
      datasetWith({}),
      contextWith((url) => (url.endsWith('.csv') ? 'dead' : 'works')),
    );
    expect(dead.mqa.eu).toMatchObject({ points: 375, unverified: 0 });
    expect(lostCodes(dead)).toEqual(['download-works']);
    const unknown = scoreDataset(
      datasetWith({}),
      contextWith(() => undefined),
    );
    expect(unknown.mqa.eu).toMatchObject({ points: 325, unverified: 80 });
    expect(lostCodes(unknown)).toEqual(['link-unverified', 'link-unverified']);
  });

  it('scores a series by a dataset’s own properties', () => {
    const { mqa, lost } = scoreDataset({ ...datasetWith({}, []), kind: 'series' }, allWorks);
    expect(mqa.eu).toMatchObject({ points: 185, max: 185, rating: 'excellent' });
    expect(lost).toEqual([]);
  });

  it('names dataset, indicator and remedy of each lost point in both languages', () => {
    const { lost } = score({ 'dcat:keyword': undefined }, [fullDistribution, without('dct:license')]);
    const [keyword, licence] = lost.map((each) => explain(each, 'sv'));
    expect(keyword?.message).toBe(
      'https://k.example/dataset har inga nyckelord. Det kostar 30 poäng av 405.',
    );
    expect(licence?.message).toMatch(
      /^1 av 2 distributioner i https:\/\/k\.example\/dataset har ingen licens/,
    );
    for (const each of lost) {
      expect(explain(each, 'en').remedy.length).toBeGreaterThan(20);
      expect(`${explain(each, 'sv').message}${explain(each, 'en').message}`).not.toContain('–');
    }
  });
});

describe('the weights and lists', () => {
  itWithFeeds('agree with an independent copy of the EU’s weights', () => {
    const text = readFeed('mqa/fdk-default-score-values.ttl').toString();
    const weights = new Map(
      [...text.matchAll(/dcatno-mqa:(\w+)\s+dcatno-mqa:trueScore\s+"(\d+)"/g)].map(
        ([, name = '', points]) => [name.replace('icense', 'icence'), Number(points)],
      ),
    );
    // Two that the EU's table of 405 points does not have.
    weights.delete('formatMatch');
    weights.delete('syntaxValid');
    const everythingLost = scoreDataset(
      {
        uri: 'urn:x',
        kind: 'dataset',
        entity: {
          id: 'urn:x',
          types: [],
          properties: { 'dcat:distribution': [{ node: { id: '', types: [], properties: {} } }] },
        },
      },
      contextWith(() => undefined, false),
    );
    const ours = new Map(everythingLost.lost.map(({ params }) => [params?.['metric'], params?.['points']]));
    expect(ours).toEqual(weights);
  });

  itWithFeeds('know every licence of the EU’s table, by code and by address', () => {
    const rows = readFeed('mqa/csv/licenses.csv').toString().trim().split('\n');
    const addresses = rows.flatMap((row) => row.split(',')).filter((each) => each.startsWith('http'));
    const unknown = addresses.filter((iri) => {
      const licensed = changed(fullDistribution, { 'dct:license': [{ iri }] });
      return lostCodes(score({}, [licensed])).includes('licence-vocabulary');
    });
    expect(addresses.length).toBeGreaterThan(300);
    expect(unknown).toEqual([]);
    const other = changed(fullDistribution, { 'dct:license': [{ iri: 'https://kommun.example/villkor' }] });
    expect(lostCodes(score({}, [other]))).toEqual(['licence-vocabulary']);
  });

  itWithFeeds('score a dataset as the portal keeps it as its method says', async () => {
    const { graph } = await parseFeed('portal-answers/dataset_recursive.rdf.json');
    const entity = entitiesOf(graph, ['dcat:distribution']).find(({ types }) =>
      types.includes('dcat:Dataset'),
    );
    if (entity === undefined) throw new Error('no dataset');
    const { mqa } = scoreDataset({ uri: entity.id, kind: 'dataset', entity }, allWorks);
    // Lacks spatial, dates, media types, rights and sizes; of three distributions, two are JSON and one is XLSX.
    const expected = 30 + 30 + 20 + 100 + 20 + 10 + (2 / 3) * 20 + 20 + 20 + 10 + 15 + 20 + 10;
    expect(mqa.portal.points).toBeCloseTo(expected, 1);
  });
});
