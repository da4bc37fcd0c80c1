import type { Entity, Value } from '@lanskatalog/core';
import type { CatalogueScore } from './catalogue-score.ts';
import { indicators } from './indicators.ts';
import type { Judgement } from './judgement.ts';
import type { MqaScore } from './mqa-score.ts';
import type { DatasetScore } from './score-dataset.ts';

/** Vocabulary in which the EU's portal publishes its assessment. */
const metrics = 'https://piveau.eu/ns/voc#';

/** IRIs of metrics that are the region's own, under its base. */
const portalScore = (base: string): string => `${base}metric/portal-score`;
const starsMean = (base: string): string => `${base}metric/stars`;

/**
 * A dataset's score in the Data Quality Vocabulary (https://www.w3.org/TR/vocab-dqv/): what each indicator of the EU's says of the dataset and
 * of each distribution, and the scores of both methods. What could not be verified has no measurement.
 *
 * @param base the region's base IRI, ending in `/`.
 */
export function datasetMeasurements({ uri, judgement, mqa }: DatasetScore, base: string): Entity {
  const things = [
    { iri: uri, judged: judgement.dataset },
    ...judgement.distributions.map((judged) => ({ iri: judged.entity.id, judged })),
  ].filter(({ iri }) => iri !== '');
  return withMeasurements(uri, 'dcat:Dataset', [
    ...things.flatMap(({ iri, judged }) => verdictMeasurements(iri, judged)),
    ...scoreMeasurements(uri, mqa, base),
  ]);
}

/** The score of a catalogue, under the catalogue's IRI. */
export const catalogueMeasurements = (iri: string, { mqa, stars }: CatalogueScore, base: string): Entity =>
  withMeasurements(iri, 'dcat:Catalog', [
    ...scoreMeasurements(iri, mqa, base),
    measurement(iri, starsMean(base), { literal: String(stars), type: 'xsd:decimal' }),
  ]);

const withMeasurements = (id: string, type: string, measurements: readonly Value[]): Entity => ({
  id,
  types: [type],
  properties: { 'dqv:hasQualityMeasurement': measurements },
});

const verdictMeasurements = (iri: string, { verdicts }: Judgement): Value[] =>
  indicators.flatMap(({ metric }, n) => {
    const verdict = verdicts.eu[n];
    if (verdict === undefined || verdict === 'unknown') return [];
    return [measurement(iri, metrics + metric, { literal: String(verdict === 'yes'), type: 'xsd:boolean' })];
  });

const scoreMeasurements = (
  iri: string,
  mqa: Readonly<Record<'eu' | 'portal', MqaScore>>,
  base: string,
): Value[] => [
  measurement(iri, `${metrics}score`, { literal: String(Math.round(mqa.eu.points)), type: 'xsd:integer' }),
  measurement(iri, portalScore(base), {
    literal: String(Math.round(mqa.portal.points)),
    type: 'xsd:integer',
  }),
];

const measurement = (computedOn: string, metric: string, value: Value): Value => ({
  node: {
    id: '',
    types: ['dqv:QualityMeasurement'],
    properties: {
      'dqv:computedOn': [{ iri: computedOn }],
      'dqv:isMeasurementOf': [{ iri: metric }],
      'dqv:value': [value],
    },
  },
});

/** Descriptions of the metrics that are the region's own. */
export const metricDescriptions = (base: string): Entity[] => [
  metric(portalScore(base), 'xsd:integer', {
    sv: 'Metadatakvalitet enligt nationella dataportalens metod: EU:s, utan poäng för överensstämmelse och med medietyper som format.',
    en: 'Metadata quality by the national portal’s method: the EU’s, without points for compliance and with media types as formats.',
  }),
  metric(starsMean(base), 'xsd:decimal', {
    sv: 'Medelvärde av distributionernas stjärnor enligt femstjärnemodellen.',
    en: 'Mean of the distributions’ stars by the five-star model.',
  }),
];

const metric = (
  id: string,
  datatype: string,
  { sv, en }: { readonly sv: string; readonly en: string },
): Entity => ({
  id,
  types: ['dqv:Metric'],
  properties: {
    'skos:definition': [
      { text: sv, lang: 'sv' },
      { text: en, lang: 'en' },
    ],
    'dqv:expectedDataType': [{ iri: datatype.replace('xsd:', 'http://www.w3.org/2001/XMLSchema#') }],
  },
});
