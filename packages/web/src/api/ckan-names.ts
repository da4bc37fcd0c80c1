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

/** The municipalities as CKAN's organisations. */
export const organisationsOf = (index: RegionIndex) =>
  index.summary.municipalities.map(({ code, name, officialName, counts }) => ({
    id: code,
    name: ckanName(name),
    title: officialName,
    type: 'organization',
    state: 'active',
    package_count: counts.dataset + counts.series + counts.service,
  }));
