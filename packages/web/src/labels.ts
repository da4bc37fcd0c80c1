import type { ProfileData } from '@lanskatalog/core';
import type { TableKind } from '@lanskatalog/tables';
import type { Freshness } from './release/freshness.ts';
import type { Lang, View } from './view.ts';

const labelsOf = new WeakMap<
  ProfileData,
  ReadonlyMap<string, { readonly sv: string; readonly en: string }>
>();

/** A concept of the vocabularies in words: by its IRI, its older IRIs, or the literal value it stands for. */
function conceptLabels(profileData: ProfileData): ReadonlyMap<string, { sv: string; en: string }> {
  const known = labelsOf.get(profileData);
  if (known !== undefined) return known;
  const labels = new Map<string, { readonly sv: string; readonly en: string }>();
  for (const { concepts } of Object.values(profileData.vocabularies)) {
    for (const { iri, code, label, aliases } of concepts) {
      for (const alias of aliases) if (alias.includes('/') && !labels.has(alias)) labels.set(alias, label);
      if (code.includes('/')) labels.set(code, label);
      labels.set(iri, label);
    }
  }
  labelsOf.set(profileData, labels);
  return labels;
}

export function conceptLabel({ site, lang }: View, value: string): string | undefined {
  return conceptLabels(site.profileData).get(value)?.[lang];
}

/** A theme in Swedish, for those who have no page. */
export const themeTitle = (profileData: ProfileData, iri: string): string =>
  conceptLabels(profileData).get(iri)?.sv ?? iri.replace(/^.*[/#]/, '').slice(0, 40);

/** A format as people call it. */
export const formatLabel = (view: View, mediaType: string): string =>
  conceptLabel(view, mediaType) ?? mediaType.replace(/^.*\//, '').slice(0, 30);

/** A licence by its short name, or its address. */
export const licenceLabel = (view: View, iri: string): string =>
  (conceptLabel(view, iri) ?? iri.replace(/^https?:\/\//, '').slice(0, 60)).replace(/ \(.*\)$/, '');

export const themeLabel = (view: View, iri: string): string =>
  conceptLabel(view, iri) ?? iri.replace(/^.*[/#]/, '').slice(0, 40);

const tables: Record<TableKind, Record<Lang, string>> = {
  ledger: { sv: 'Leverantörsreskontra', en: 'Supplier ledger' },
  schools: { sv: 'Skolor', en: 'Schools' },
  'care-homes': { sv: 'Äldreboenden', en: 'Care homes' },
};
export const tableLabel = ({ lang }: View, table: TableKind): string => tables[table][lang];

const freshness: Record<Freshness, Record<Lang, string>> = {
  manad: { sv: 'Senaste månaden', en: 'The last month' },
  halvar: { sv: 'Senaste halvåret', en: 'The last half-year' },
  ar: { sv: 'Senaste året', en: 'The last year' },
  aldre: { sv: 'Äldre än ett år', en: 'More than a year ago' },
  okant: { sv: 'Framgår inte', en: 'Not stated' },
};
export const freshnessLabel = ({ lang }: View, value: Freshness): string => freshness[value][lang];

const mostStars = 5;

/** Stars in words; hostile addresses ask for any number. */
export const starsLabel = ({ say }: View, stars: number): string => {
  const count = Math.min(mostStars, Math.max(0, Math.round(stars || 0)));
  return count === 1 ? say('1 stjärna', '1 star') : say(`${count} stjärnor`, `${count} stars`);
};
