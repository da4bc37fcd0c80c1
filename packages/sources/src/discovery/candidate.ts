import type { SourceKind } from '@lanskatalog/core';

/** A source that was found to work. */
export interface Candidate {
  readonly kind: SourceKind;
  readonly url: string;
  /** Datasets it has, as far as one request tells. */
  readonly datasets: number;
}

/**
 * The order of preference. A feed in DCAT says what the publisher means, in the form the national portal reads; a portal's
 * API has the same behind it; what is left is a part of what there is, or has to be guessed from pages, so there the
 * source with most datasets is taken.
 */
const tiers: readonly (readonly SourceKind[])[] = [
  ['dcat'],
  ['entryscape', 'ckan', 'opendatasoft', 'arcgis-hub', 'dcat-us'],
  ['schema-org', 'rdfa', 'csw', 'psidata-page', 'csv-register', 'pxweb', 'ogc', 'oai-pmh'],
];

export const tierOf = (kind: SourceKind): number => tiers.findIndex((tier) => tier.includes(kind));

/** The best first. */
export function byPreference(a: Candidate, b: Candidate): number {
  const tier = tierOf(a.kind) - tierOf(b.kind);
  if (tier !== 0) return tier;
  if (a.datasets !== b.datasets) return b.datasets - a.datasets;
  const order = tiers[tierOf(a.kind)] ?? [];
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}
