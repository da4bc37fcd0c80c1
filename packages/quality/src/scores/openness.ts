import type { Entity, Problem, QualityData } from '@lanskatalog/core';
import { irisOf, nodesOf, problem, valuesOf } from '@lanskatalog/core';
import type { QualityFacts } from './quality-facts.ts';
import { factsOf } from './quality-facts.ts';
import type { Scorable } from './score-dataset.ts';
import { isOpenlyLicensed } from './stars.ts';

/**
 * Whether a dataset is open by the Open Definition: an open licence on what can be fetched, free of charge, open to all. partly: some of
 * its distributions are. unknown: it states no licence.
 */
export interface Openness {
  readonly state: 'open' | 'partly' | 'closed' | 'unknown';
  /** What keeps it from being open, each with what to do. */
  readonly reasons: readonly Problem[];
}

export function openness({ uri, kind, entity }: Scorable, qualityData: QualityData): Openness {
  const facts = factsOf(qualityData);
  const licensed = kind === 'dataset' ? nodesOf(entity, 'dcat:distribution') : [entity];
  const open = licensed.filter((each) => isOpenlyLicensed(each, facts)).length;
  const barriers = barriersOf(uri, entity);
  const reasons = [...barriers, ...licensed.flatMap((each) => licenceProblems(uri, each, facts)).slice(0, 1)];
  if (barriers.length > 0) return { state: 'closed', reasons };
  if (open > 0) return { state: open === licensed.length ? 'open' : 'partly', reasons };
  const stated = licensed.some((each) => valuesOf(each, 'dct:license').length > 0);
  return { state: stated ? 'closed' : 'unknown', reasons };
}

function barriersOf(uri: string, entity: Entity): Problem[] {
  const restricted = irisOf(entity, 'dct:accessRights').find((iri) =>
    /\/(?:RESTRICTED|NON_PUBLIC)$/.test(iri),
  );
  return [
    ...(valuesOf(entity, 'schema:offers').length > 0
      ? [problem('score.charge', { subject: uri, property: 'schema:offers' })]
      : []),
    ...(restricted === undefined
      ? []
      : [problem('score.restricted', { subject: uri, property: 'dct:accessRights', before: restricted })]),
  ];
}

function licenceProblems(uri: string, licensed: Entity, facts: QualityFacts): Problem[] {
  if (isOpenlyLicensed(licensed, facts)) return [];
  const [before] = irisOf(licensed, 'dct:license');
  return before === undefined
    ? []
    : [problem('score.licence-not-open', { subject: uri, property: 'dct:license', before })];
}
