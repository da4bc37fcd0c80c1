import type { Entity, QualityData } from '@lanskatalog/core';
import { irisOf, valuesOf } from '@lanskatalog/core';
import type { QualityFacts } from './quality-facts.ts';
import { factsOf } from './quality-facts.ts';
import { statedFormats } from './stated-formats.ts';

/**
 * Tim Berners-Lee's stars of a distribution, as the national portal counts them, each taking the one before for granted: an open licence
 * and a stated format; a format that programs can read; one that nobody owns; RDF. The fifth, links to other data, cannot be
 * seen in a description.
 */
export function starsOf(distribution: Entity, qualityData: QualityData): number {
  const facts = factsOf(qualityData);
  const { formats } = statedFormats(distribution, 'portal', facts);
  const steps = [
    isOpenlyLicensed(distribution, facts) && hasFormat(distribution),
    formats.some(({ machineReadable }) => machineReadable),
    formats.some(({ nonProprietary }) => nonProprietary),
    formats.some(({ linked }) => linked),
  ];
  const missing = steps.indexOf(false);
  return missing === -1 ? steps.length : missing;
}

const hasFormat = (distribution: Entity): boolean =>
  valuesOf(distribution, 'dct:format').length + valuesOf(distribution, 'dcat:mediaType').length > 0;

export const isOpenlyLicensed = (distribution: Entity, facts: QualityFacts): boolean =>
  irisOf(distribution, 'dct:license').some((iri) => facts.licence(iri)?.open === true);
