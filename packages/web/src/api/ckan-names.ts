import type { RegionIndex } from '../release/region-index.ts';
import { fold } from '../search/words-of.ts';

/** A text as CKAN allows in names: lower case, digits, hyphens; tags may have more, but clients compare names. */
export const ckanName = (text: string): string =>
  fold(text)
    .replace(/[åä]/g, 'a')
    .replace(/ö/g, 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|-+$/g, '') || 'utan-namn';

/** `GOVE` → `gove` */
export const themeName = (iri: string): string => ckanName(iri.replace(/^.*[/#]/, ''));

/** `text/csv` → `CSV` */
export const formatName = (mediaType: string): string => mediaType.replace(/^.*\//, '').toUpperCase();

/** Municipality code → CKAN's name of the organisation. */
export const organisationNames = ({ summary }: RegionIndex): ReadonlyMap<string, string> =>
  new Map(summary.municipalities.map(({ code, name }) => [code, ckanName(name)]));

/** The municipalities as CKAN's organisations. */
export const organisationsOf = (index: RegionIndex) =>
  index.summary.municipalities.map(({ code, name, officialName, counts }) => ({
    id: code,
    name: ckanName(name),
    title: officialName,
    display_name: officialName,
    type: 'organization',
    state: 'active',
    package_count: counts.dataset + counts.series + counts.service,
  }));
