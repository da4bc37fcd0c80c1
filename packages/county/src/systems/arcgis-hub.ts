import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { json, type Answer } from '../site/answer.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import { feedDocument } from './feed-document.ts';
import type { WebSystem } from './web-system.ts';

/** ArcGIS Hub: a data.json after DCAT-US 1.1 and a DCAT-AP feed in JSON-LD, with HTML in its texts. */
export const arcgisHub: WebSystem = {
  kind: 'arcgis-hub',
  path: '/api/feed/dcat-ap/2.0.1.json',
  startPage: '/search',
  homeHead:
    '<link rel="preconnect" href="https://hubcdn.arcgis.com">\n<meta name="application-name" content="ArcGIS Hub">\n',
  answer(site, request) {
    switch (request.path) {
      case '/data.json':
      case '/api/feed/dcat-us/1.1.json':
        return dataJson(site);
      case '/api/feed/dcat-ap/2.0.1.json': {
        const address = site.baseUrl + request.path;
        return feedDocument(site, request, {
          serialisation: 'jsonld',
          wanted: { kind: 'page', page: 1, address },
        });
      }
      default:
        return undefined;
    }
  },
};

const dataJson = (site: Site): Answer =>
  json({
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: site.datasets.map((dataset) => usDataset(dataset, site)),
  });

function usDataset(dataset: PublishedDataset, site: Site): object {
  const { baseUrl, municipality } = site;
  const { latitude, longitude } = municipality;
  const item = dataset.identifier.replaceAll('-', '');
  return {
    '@type': 'dcat:Dataset',
    identifier: `https://www.arcgis.com/home/item.html?id=${item}&sublayer=0`,
    landingPage: `${baseUrl}/datamangd/${dataset.key}`,
    title: dataset.title.sv,
    description: `<div style="text-align:Left;"><p><span>${escapeXml(dataset.description.sv)}</span></p></div>`,
    keyword: dataset.keywords.sv,
    issued: `${dataset.issued}T07:00:00.000Z`,
    modified: `${dataset.modified}T07:00:00.000Z`,
    publisher: { name: municipality.officialName },
    contactPoint: { '@type': 'vcard:Contact', fn: 'Kartavdelningen' },
    accessLevel: 'public',
    spatial: [longitude - 0.3, latitude - 0.2, longitude + 0.3, latitude + 0.2]
      .map((value) => value.toFixed(4))
      .join(','),
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    distribution: [
      usDistribution('ArcGIS Hub Dataset', 'Web Page', {
        mediaType: 'text/html',
        accessURL: `${baseUrl}/datamangd/${dataset.key}`,
      }),
      ...fileLinks(dataset, site).map(({ format, mediaType, title, url }) =>
        usDistribution(title, format, { mediaType, accessURL: url }),
      ),
    ],
    theme: ['geospatial'],
  };
}

const usDistribution = (
  title: string,
  format: string,
  rest: { readonly mediaType: string; readonly accessURL: string },
): object => ({
  '@type': 'dcat:Distribution',
  title,
  format,
  ...rest,
});
