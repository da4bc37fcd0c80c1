import type { Entity } from '@lanskatalog/core';
import { irisOf, nodesOf, textOf } from '@lanskatalog/core';
import { safeLink } from '../release/readable.ts';
import { titleOf } from '../release/region-index.ts';
import type { View } from '../view.ts';
import type { DatasetPageOptions } from './dataset-page.tsx';
import { formatsOf } from './distributions.tsx';

/** The dataset in the words of schema.org, which search engines read. */
export function datasetJsonLd(view: View, { dataset, published, index }: DatasetPageOptions): object {
  const { summary } = dataset;
  const { entity } = published;
  const { baseUri } = view.site.config.region;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': published.uri,
    name: titleOf(summary, view.lang),
    description: textOf(entity, 'dct:description', view.lang),
    url: `${baseUri}datasets/${dataset.name}`,
    inLanguage: view.lang,
    keywords: summary.keywords,
    dateModified: summary.modified,
    datePublished: summary.issued,
    isAccessibleForFree: true,
    license: summary.licences[0],
    publisher: { '@type': 'GovernmentOrganization', name: summary.publisher?.name },
    spatialCoverage: index.municipalityName(summary.municipality),
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: view.inLang(index.summary.region.title),
      url: baseUri,
    },
    distribution: nodesOf(entity, 'dcat:distribution').map(distributionJsonLd),
  };
}

function distributionJsonLd(distribution: Entity): object {
  const [address] = [...irisOf(distribution, 'dcat:downloadURL'), ...irisOf(distribution, 'dcat:accessURL')];
  return {
    '@type': 'DataDownload',
    name: textOf(distribution, 'dct:title'),
    encodingFormat: formatsOf(distribution)[0],
    contentUrl: address === undefined ? undefined : safeLink(address),
    license: irisOf(distribution, 'dct:license')[0],
  };
}
