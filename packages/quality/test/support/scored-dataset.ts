import type { Entity, Value } from '@lanskatalog/core';
import type { LinkState, Scorable, ScoreContext } from '@lanskatalog/quality';
import { loadQualityData } from '@lanskatalog/config';

export const qualityData = loadQualityData();

const authority = 'http://publications.europa.eu/resource/authority';
const sv = (text: string): Value[] => [{ text, lang: 'sv' }];
const iri = (value: string): Value[] => [{ iri: value }];

/** A distribution that has all that the assessment asks, by the EU's way of writing formats. */
export const fullDistribution: Entity = {
  id: 'https://k.example/csv',
  types: ['dcat:Distribution'],
  properties: {
    'dcat:accessURL': iri('https://k.example/bad'),
    'dcat:downloadURL': iri('https://k.example/bad.csv'),
    'dct:format': iri(`${authority}/file-type/CSV`),
    'dcat:mediaType': iri('https://www.iana.org/assignments/media-types/text/csv'),
    'dct:license': iri('http://creativecommons.org/publicdomain/zero/1.0/'),
    'dct:rights': [{ node: { id: '', types: ['odrs:RightsStatement'], properties: {} } }],
    'dcat:byteSize': [{ literal: '1024', type: 'xsd:nonNegativeInteger' }],
  },
};

/** A dataset that has all that the assessment asks. */
export const fullDataset: Entity = {
  id: 'https://k.example/dataset',
  types: ['dcat:Dataset'],
  properties: {
    'dct:title': sv('Badplatser'),
    'dcat:keyword': sv('bad'),
    'dcat:theme': iri(`${authority}/data-theme/ENVI`),
    'dct:spatial': iri('http://sws.geonames.org/2686655'),
    'dct:temporal': [{ node: { id: '', types: ['dct:PeriodOfTime'], properties: {} } }],
    'dct:accessRights': iri(`${authority}/access-right/PUBLIC`),
    'dcat:contactPoint': iri('https://k.example/contact'),
    'dct:publisher': iri('http://dataportal.se/organisation/SE2120001967'),
    'dct:issued': [{ literal: '2024-01-01', type: 'xsd:date' }],
    'dct:modified': [{ literal: '2026-11-01', type: 'xsd:date' }],
    'dcat:distribution': [{ node: fullDistribution }],
  },
};

type Changes = Readonly<Record<string, readonly Value[] | undefined>>;

export const changed = (entity: Entity, changes: Changes): Entity => {
  const entries = Object.entries({ ...entity.properties, ...changes });
  return {
    ...entity,
    properties: Object.fromEntries(
      entries.flatMap(([name, values]) => (values === undefined ? [] : [[name, values]])),
    ),
  };
};

/** The full dataset as a record, with other values, other distributions. */
export const datasetWith = (
  changes: Changes,
  distributions: readonly Entity[] = [fullDistribution],
): Scorable => ({
  uri: fullDataset.id,
  kind: 'dataset',
  entity: changed(fullDataset, { 'dcat:distribution': distributions.map((node) => ({ node })), ...changes }),
});

export const contextWith = (
  links: (url: string) => LinkState | undefined,
  conforms = true,
): ScoreContext => ({
  qualityData,
  links,
  conforms,
});

export const allWorks = contextWith(() => 'works');
