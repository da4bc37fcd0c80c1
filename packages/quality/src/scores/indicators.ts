import type { Entity, ProblemCode } from '@lanskatalog/core';
import { irisOf, valuesOf } from '@lanskatalog/core';
import type { QualityFacts } from './quality-facts.ts';
import type { MqaMethod } from './stated-formats.ts';
import { statedFormats, valueText } from './stated-formats.ts';

export type Dimension =
  'findability' | 'accessibility' | 'interoperability' | 'reusability' | 'contextuality';
export const dimensions: readonly Dimension[] = [
  'findability',
  'accessibility',
  'interoperability',
  'reusability',
  'contextuality',
];

/** unknown: nobody has been able to find out, such as whether a link works. It gives no points. */
export type Verdict = 'yes' | 'no' | 'unknown';

export type LinkState = 'works' | 'dead' | 'unverified';

/** What an indicator is judged by besides the description itself. */
export interface JudgeContext {
  readonly method: MqaMethod;
  readonly facts: QualityFacts;
  /** What the link checks say; undefined for an address not checked yet. */
  readonly links: (url: string) => LinkState | undefined;
  /** Whether the dataset has no error by the profile. */
  readonly conforms: boolean;
}

export interface Indicator {
  /** Local name of the metric in https://piveau.eu/ns/voc#. */
  readonly metric: string;
  readonly dimension: Dimension;
  readonly points: number;
  /** What it is a property of: its population in a catalogue. */
  readonly of: 'dataset' | 'distribution';
  readonly property?: string;
  /** The problem of losing its points. */
  readonly code: ProblemCode;
  /** Points by the portal's method, where they differ. */
  readonly portalPoints?: number;
  readonly judge: (entity: Entity, context: JudgeContext) => Verdict;
}

const verdict = (holds: boolean): Verdict => (holds ? 'yes' : 'no');

const isThere =
  (property: string): Indicator['judge'] =>
  (entity) =>
    verdict(valuesOf(entity, property).length > 0);

/** All of them answer; unknown where none is dead but some could not be verified. */
const answers =
  (property: string): Indicator['judge'] =>
  (entity, { links }) => {
    const states = irisOf(entity, property).map((url) => links(url) ?? 'unverified');
    if (states.length === 0 || states.includes('dead')) return 'no';
    return states.includes('unverified') ? 'unknown' : 'yes';
  };

const someFormat =
  (holds: (stated: ReturnType<typeof statedFormats>) => boolean): Indicator['judge'] =>
  (entity, { method, facts }) =>
    verdict(holds(statedFormats(entity, method, facts)));

const accessRights = /^http:\/\/publications\.europa\.eu\/resource\/authority\/access-right\/[A-Z_]+$/;

/**
 * The indicators of the metadata quality assessment (https://data.europa.eu/mqa/methodology), with their points: 405 in all. As
 * in the EU's catalogue scores, properties of datasets count over datasets and those of distributions over distributions.
 */
export const indicators: readonly Indicator[] = [
  ...ofDataset('findability', [
    ['keywordAvailability', 30, 'dcat:keyword', 'score.keyword'],
    ['categoryAvailability', 30, 'dcat:theme', 'score.theme'],
    ['spatialAvailability', 20, 'dct:spatial', 'score.spatial'],
    ['temporalAvailability', 20, 'dct:temporal', 'score.temporal'],
  ]),
  {
    ...distribution('accessibility', ['accessUrlStatusCode', 50, 'dcat:accessURL', 'score.access-url']),
    judge: answers('dcat:accessURL'),
  },
  distribution('accessibility', ['downloadUrlAvailability', 20, 'dcat:downloadURL', 'score.download-url']),
  {
    ...distribution('accessibility', [
      'downloadUrlStatusCode',
      30,
      'dcat:downloadURL',
      'score.download-works',
    ]),
    judge: answers('dcat:downloadURL'),
  },
  distribution('interoperability', ['formatAvailability', 20, 'dct:format', 'score.format']),
  distribution('interoperability', ['mediaTypeAvailability', 10, 'dcat:mediaType', 'score.media-type']),
  {
    ...distribution('interoperability', [
      'formatMediaTypeVocabularyAlignment',
      10,
      'dct:format',
      'score.format-vocabulary',
    ]),
    judge: someFormat(({ known }) => known),
  },
  {
    ...distribution('interoperability', [
      'formatMediaTypeNonProprietary',
      20,
      'dct:format',
      'score.non-proprietary',
    ]),
    judge: someFormat(({ formats }) => formats.some(({ nonProprietary }) => nonProprietary)),
  },
  {
    ...distribution('interoperability', [
      'formatMediaTypeMachineInterpretable',
      20,
      'dct:format',
      'score.machine-readable',
    ]),
    judge: someFormat(({ formats }) => formats.some(({ machineReadable }) => machineReadable)),
  },
  {
    metric: 'dcatApCompliance',
    dimension: 'interoperability',
    points: 30,
    portalPoints: 0,
    of: 'dataset',
    code: 'score.compliance',
    judge: (_, { conforms }) => verdict(conforms),
  },
  distribution('reusability', ['licenceAvailability', 20, 'dct:license', 'score.licence']),
  {
    ...distribution('reusability', ['knownLicence', 10, 'dct:license', 'score.licence-vocabulary']),
    judge: (entity, { facts }) =>
      verdict(irisOf(entity, 'dct:license').some((iri) => facts.licence(iri) !== undefined)),
  },
  dataset('reusability', ['accessRightsAvailability', 10, 'dct:accessRights', 'score.access-rights']),
  {
    ...dataset('reusability', [
      'accessRightsVocabularyAlignment',
      5,
      'dct:accessRights',
      'score.access-rights-vocabulary',
    ]),
    judge: (entity) =>
      verdict(valuesOf(entity, 'dct:accessRights').some((value) => accessRights.test(valueText(value)))),
  },
  ...ofDataset('reusability', [
    ['contactPointAvailability', 20, 'dcat:contactPoint', 'score.contact'],
    ['publisherAvailability', 10, 'dct:publisher', 'score.publisher'],
  ]),
  distribution('contextuality', ['rightsAvailability', 5, 'dct:rights', 'score.rights']),
  distribution('contextuality', ['byteSizeAvailability', 5, 'dcat:byteSize', 'score.byte-size']),
  ...ofDataset('contextuality', [
    ['dateIssuedAvailability', 5, 'dct:issued', 'score.issued'],
    ['dateModifiedAvailability', 5, 'dct:modified', 'score.modified'],
  ]),
];

type Row = readonly [metric: string, points: number, property: string, code: ProblemCode];

function row(of: Indicator['of'], dimension: Dimension, [metric, points, property, code]: Row): Indicator {
  return { metric, dimension, points, of, property, code, judge: isThere(property) };
}

function dataset(dimension: Dimension, values: Row): Indicator {
  return row('dataset', dimension, values);
}

function distribution(dimension: Dimension, values: Row): Indicator {
  return row('distribution', dimension, values);
}

function ofDataset(dimension: Dimension, rows: readonly Row[]): Indicator[] {
  return rows.map((values) => row('dataset', dimension, values));
}
