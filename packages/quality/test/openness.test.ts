import { describe, expect, it } from '@jest/globals';
import type { Entity } from '@lanskatalog/core';
import { freshness, openness, starsOf } from '@lanskatalog/quality';
import { changed, datasetWith, fullDistribution, qualityData } from './support/scored-dataset.ts';
import { itWithFeeds, readFeed } from './support/shared-feeds.ts';

const licensed = (iri: string): Entity => changed(fullDistribution, { 'dct:license': [{ iri }] });
const cc = (rest: string): string => `http://creativecommons.org/licenses/${rest}`;

const stateOf = (distributions: readonly Entity[], changes = {}): string =>
  openness(datasetWith(changes, distributions), qualityData).state;

describe('openness', () => {
  it.each([
    ['http://creativecommons.org/publicdomain/zero/1.0/', 'open'],
    [cc('by/4.0/'), 'open'],
    ['https://www.creativecommons.org/licenses/by/4.0', 'open'],
    [cc('by/2.5/se/'), 'open'],
    [cc('by-sa/4.0/'), 'open'],
    [cc('by-nc/4.0/'), 'closed'],
    [cc('by-nd/4.0/'), 'closed'],
    [cc('by-nc-sa/4.0/'), 'closed'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BY_4_0', 'open'],
    ['http://publications.europa.eu/resource/authority/licence/CC_BYNC_4_0', 'closed'],
    ['http://europeandataportal.eu/ontologies/od-licenses#CC-BY-NC4.0', 'closed'],
    ['https://data.norge.no/nlod/en/2.0/', 'open'],
    ['https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/', 'open'],
    ['https://www.govdata.de/dl-de/by-nc-1-0', 'closed'],
    ['https://kommun.example/villkor', 'closed'],
  ])('follows the Open Definition: %s', (licence, state) => {
    expect(stateOf([licensed(licence)])).toBe(state);
  });

  it('is partly where only some distributions are open, and unknown where no licence is stated', () => {
    expect(stateOf([licensed(cc('by/4.0/')), licensed(cc('by-nc/4.0/'))])).toBe('partly');
    expect(stateOf([changed(fullDistribution, { 'dct:license': undefined })])).toBe('unknown');
    expect(stateOf([])).toBe('unknown');
  });

  it('is lost by a charge or a restriction, and says so', () => {
    const charged = { 'schema:offers': [{ node: { id: '', types: ['schema:Offer'], properties: {} } }] };
    expect(openness(datasetWith(charged), qualityData)).toMatchObject({
      state: 'closed',
      reasons: [{ code: 'score.charge' }],
    });
    const iri = 'http://publications.europa.eu/resource/authority/access-right/RESTRICTED';
    expect(openness(datasetWith({ 'dct:accessRights': [{ iri }] }), qualityData)).toMatchObject({
      state: 'closed',
      reasons: [{ code: 'score.restricted', before: iri }],
    });
  });
});

const stars = (format: string, licence = cc('by/4.0/')): number =>
  starsOf(
    changed(licensed(licence), { 'dct:format': [{ literal: format }], 'dcat:mediaType': undefined }),
    qualityData,
  );

describe('starsOf', () => {
  it('counts an open licence, a format for programs, one that nobody owns, and RDF', () => {
    expect(stars('application/pdf')).toBe(1);
    expect(stars('application/vnd.ms-excel')).toBe(2);
    expect(stars('text/csv')).toBe(3);
    expect(stars('text/turtle')).toBe(4);
  });

  it('gives none without an open licence, whatever the format', () => {
    expect(stars('text/turtle', cc('by-nc/4.0/'))).toBe(0);
  });

  it('gives none where no format is stated', () => {
    expect(
      starsOf(
        changed(fullDistribution, { 'dct:format': undefined, 'dcat:mediaType': undefined }),
        qualityData,
      ),
    ).toBe(0);
  });
});

const codesIn = (path: string): Set<string> =>
  new Set(
    readFeed(path)
      .toString()
      .match(/(?<=file-type\/)[A-Z0-9_]+/g),
  );

const those = (has: 'machineReadable' | 'nonProprietary'): Set<string> =>
  new Set(qualityData.formats.filter((each) => each[has]).map(({ code }) => code));

describe('the format lists', () => {
  itWithFeeds('are the EU’s', () => {
    expect(those('machineReadable')).toEqual(codesIn('mqa/edp-machine-readable-format.rdf'));
    expect(those('nonProprietary')).toEqual(codesIn('mqa/csv/non-proprietary.csv'));
    const all = new Set([...qualityData.formats.map(({ code }) => code), ...qualityData.otherFormats]);
    expect(all).toEqual(codesIn('mqa/csv/file-types.csv'));
  });
});

const frequency = (code: string) => [
  { iri: `http://publications.europa.eu/resource/authority/frequency/${code}` },
];

describe('freshness', () => {
  const today = '2026-11-24';
  const of = (modified: string | undefined, code?: string) =>
    freshness(
      datasetWith({
        'dct:modified': modified === undefined ? undefined : [{ literal: modified, type: 'xsd:date' }],
        'dct:issued': undefined,
        'dct:accrualPeriodicity': code === undefined ? undefined : frequency(code),
      }),
      qualityData,
      today,
    );

  it('is within the promised time, and a quarter of it in grace', () => {
    expect(of('2026-10-24', 'MONTHLY')).toEqual({
      state: 'fresh',
      modified: '2026-10-24',
      ageDays: 31,
      promisedDays: 31,
    });
    expect(of('2026-10-16', 'MONTHLY').state).toBe('fresh');
    expect(of('2026-10-15', 'MONTHLY')).toMatchObject({
      state: 'overdue',
      problem: { code: 'score.overdue', before: '2026-10-15', params: { promised: 'MONTHLY', days: 9 } },
    });
    expect(of('2026-11-22', 'DAILY').state).toBe('fresh');
    expect(of('2026-11-21', 'DAILY').state).toBe('overdue');
  });

  it('needs a promise and a date', () => {
    expect(of('2020-01-01', 'IRREG').state).toBe('no-promise');
    expect(of('2020-01-01').state).toBe('no-promise');
    expect(of(undefined, 'DAILY')).toEqual({ state: 'unknown' });
  });

  it('takes the latest date of the dataset and its distributions, times and years included', () => {
    const distribution = changed(fullDistribution, {
      'dct:modified': [{ literal: '2026-11-23T10:00:00Z', type: 'xsd:dateTime' }],
    });
    expect(freshness(datasetWith({}, [distribution]), qualityData, today)).toMatchObject({
      modified: '2026-11-23',
    });
    expect(of('2026', 'ANNUAL')).toMatchObject({ state: 'fresh', ageDays: 0 });
    expect(of('2024', 'ANNUAL').state).toBe('overdue');
  });

  it('tells of a date in the future, but not of a time zone ahead', () => {
    expect(of('2027-01-01', 'ANNUAL')).toMatchObject({
      state: 'future',
      problem: { code: 'score.future-date' },
    });
    expect(of('2026-11-25', 'DAILY').state).toBe('fresh');
  });
});
