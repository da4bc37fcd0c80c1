import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { fold } from '../search/words-of.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import { noSelection } from '../search/facets.ts';
import { ckanName, organisationsOf, themeName } from './ckan-names.ts';

export interface CkanSearch {
  readonly q: string;
  readonly fq: string;
  readonly sort: string;
}

export interface CkanFound {
  readonly kind: 'found';
  readonly datasets: readonly ListedDataset[];
}
export interface CkanMistake {
  readonly kind: 'mistake';
  readonly message: string;
}

type Fits = (dataset: ListedDataset) => boolean;

/** The filter fields that clients use, out of all that Solr knows. */
const fields: Readonly<Record<string, (index: RegionIndex, value: string) => Fits>> = {
  organization: (index, value) => {
    const wanted = organisationsOf(index).find(({ name, id }) => name === value || id === value)?.id;
    return ({ summary }) => summary.municipality === wanted;
  },
  owner_org:
    (_, value) =>
    ({ summary }) =>
      summary.municipality === value,
  groups:
    (_, value) =>
    ({ summary }) =>
      summary.themes.some((theme) => themeName(theme) === value),
  tags:
    (_, value) =>
    ({ summary }) =>
      summary.keywords.some((keyword) => ckanName(keyword) === ckanName(value)),
  res_format:
    (_, value) =>
    ({ summary }) =>
      summary.formats.some((format) => fold(format).endsWith(fold(value))),
  license_id:
    (_, value) =>
    ({ summary }) =>
      summary.licences.includes(value),
  name:
    (_, value) =>
    ({ name }) =>
      name === value,
};

/** `package_search`: words in `q`, `field:value` in `fq` (and in `q`), all of which must hold. */
export function searchPackages(index: RegionIndex, { q, fq, sort }: CkanSearch): CkanFound | CkanMistake {
  const text = q.replace(/\*:\*/g, ' ').replace(filter, ' ').replace(/[+*]/g, ' ').trim();
  const filters = [...`${q.replace(/\*:\*/g, ' ')} ${fq}`.matchAll(filter)];
  const fits: Fits[] = [];
  for (const [, sign, field = '', quoted, bare] of filters) {
    const known = fields[field];
    if (known === undefined) return { kind: 'mistake', message: `fq: unknown field ${field.slice(0, 60)}` };
    const fit = known(index, quoted ?? bare ?? '');
    fits.push(sign === '-' ? (dataset) => !fit(dataset) : fit);
  }
  const rest = fq.replace(filter, ' ').replace(/\bAND\b|\*:\*|[+()]/g, ' ');
  if (rest.trim() !== '')
    return { kind: 'mistake', message: `fq: cannot be understood: ${rest.trim().slice(0, 60)}` };
  const found = queryCatalogue(index, { text, selection: noSelection, sort: sortOf(sort) });
  const datasets = found.positions
    .map((position) => index.datasets[position])
    .filter((dataset) => dataset !== undefined)
    .filter((dataset) => fits.every((fit) => fit(dataset)));
  return { kind: 'found', datasets };
}

const filter = /([+-]?)\b([a-z_]+):(?:"([^"]*)"|\(?([^\s()"]+)\)?)/g;

const sortOf = (sort: string): 'relevans' | 'titel' | 'uppdaterad' => {
  if (/metadata_modified|metadata_created/.test(sort)) return 'uppdaterad';
  return /title|name/.test(sort) ? 'titel' : 'relevans';
};
