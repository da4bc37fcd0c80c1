import type { PublishedDataset } from '@lanskatalog/catalogue';
import { irisOf, nodesOf, textOf } from '@lanskatalog/core';
import { formatsOf } from '../pages/distributions.tsx';
import { datasetKey } from '../release/dataset-name.ts';
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { titleOf as datasetTitle } from '../release/region-index.ts';
import { ckanName, formatName, organisationsOf, themeName } from './ckan-names.ts';

export interface CkanContext {
  readonly index: RegionIndex;
  /** A theme in words. */
  readonly titleOf: (theme: string) => string;
}

/** A dataset as CKAN describes packages (Action API 2.10, `package_show`). */
export function ckanPackage(
  { index, titleOf }: CkanContext,
  dataset: ListedDataset,
  published: PublishedDataset,
) {
  const { summary, name } = dataset;
  const { entity } = published;
  const [contact] = nodesOf(entity, 'dcat:contactPoint');
  const organization = organisationsOf(index).find(({ id }) => id === summary.municipality);
  const resources = resourcesOf(published);
  const tags = [...new Map(summary.keywords.map((keyword) => [ckanName(keyword), keyword]))];
  const licence = summary.licences[0];
  return {
    id: datasetKey(summary.uri),
    name,
    title: datasetTitle(summary, 'sv'),
    notes: textOf(entity, 'dct:description') ?? '',
    type: 'dataset',
    state: 'active',
    private: false,
    url: irisOf(entity, 'dcat:landingPage')[0] ?? summary.uri,
    isopen:
      licence !== undefined && /creativecommons\.org\/(?:publicdomain|licenses\/by(?:-sa)?)\//.test(licence),
    license_id: licence ?? null,
    license_title: licence ?? null,
    license_url: licence ?? null,
    author: summary.publisher?.name ?? null,
    author_email: null,
    maintainer: (contact && textOf(contact, 'vcard:fn')) ?? null,
    maintainer_email: (contact && irisOf(contact, 'vcard:hasEmail')[0]?.replace(/^mailto:/, '')) ?? null,
    metadata_created: summary.issued ?? index.release.pointer.publishedAt,
    metadata_modified: summary.modified ?? summary.issued ?? index.release.pointer.publishedAt,
    owner_org: summary.municipality,
    organization,
    groups: summary.themes.map((theme) => ({
      id: themeName(theme),
      name: themeName(theme),
      title: titleOf(theme),
      display_name: titleOf(theme),
    })),
    num_tags: tags.length,
    tags: tags.map(([tag, keyword]) => ({ id: tag, name: tag, display_name: keyword, state: 'active' })),
    num_resources: resources.length,
    resources,
    extras: [
      { key: 'uri', value: summary.uri },
      ...irisOf(entity, 'dct:accrualPeriodicity').map((value) => ({ key: 'frequency', value })),
    ],
  };
}

function resourcesOf({ uri, entity }: PublishedDataset) {
  return nodesOf(entity, 'dcat:distribution').map((distribution, position) => {
    const [download] = irisOf(distribution, 'dcat:downloadURL');
    const url = download ?? irisOf(distribution, 'dcat:accessURL')[0] ?? '';
    const [mediaType = ''] = formatsOf(distribution);
    const size = Number(textOf(distribution, 'dcat:byteSize'));
    return {
      id: datasetKey(distribution.id === '' ? `${uri} ${position}` : distribution.id),
      package_id: datasetKey(uri),
      position,
      name: textOf(distribution, 'dct:title') ?? '',
      description: textOf(distribution, 'dct:description') ?? '',
      url,
      format: formatName(mediaType),
      mimetype: mediaType === '' ? null : mediaType,
      size: Number.isFinite(size) ? size : null,
      state: 'active',
    };
  });
}
