import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { exampleHost } from '../municipalities.ts';
import { xml, type Answer } from '../site/answer.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import type { WebSystem } from './web-system.ts';

const folder = '/oppna-data';

/** Pages with schema.org in JSON-LD: a catalogue, a page for each dataset, and a sitemap of them all. */
export const schemaOrg: WebSystem = {
  kind: 'schema-org',
  path: folder,
  startPage: folder,
  answer(site, { path }) {
    if (path === '/sitemap.xml') return sitemap(site);
    if (path === folder) return cataloguePage(site);
    const dataset = site.datasets.find(({ key }) => path === `${folder}/${key}`);
    return dataset && page(dataset, site);
  },
};

function sitemap({ baseUrl, datasets }: Site): Answer {
  const entries = ['/', '/bygga-bo', folder, ...datasets.map(({ key }) => `${folder}/${key}`)].map(
    (path) => `<url><loc>${baseUrl}${path}</loc></url>\n`,
  );
  return xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`);
}

const script = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>\n`;

function cataloguePage({ baseUrl, datasets, municipality }: Site): Answer {
  const { officialName } = municipality;
  const items = datasets.map(
    ({ key, title }) => `<li><a href="${folder}/${key}">${escapeXml(title.sv)}</a></li>\n`,
  );
  const head = script({
    '@type': 'DataCatalog',
    '@id': `${baseUrl}${folder}`,
    name: `Öppna data från ${officialName}`,
    publisher: { '@type': 'GovernmentOrganization', name: officialName },
    dataset: datasets.map(({ key, title }) => ({
      '@type': 'Dataset',
      '@id': `${baseUrl}${folder}/${key}`,
      name: title.sv,
      url: `${baseUrl}${folder}/${key}`,
    })),
  });
  return htmlPage({
    title: `Öppna data – ${officialName}`,
    head,
    main: `<h1>Öppna data</h1>\n<ul>\n${items.join('')}</ul>\n`,
  });
}

function page(dataset: PublishedDataset, site: Site): Answer {
  const { description, title } = dataset;
  const links = fileLinks(dataset, site).map(
    (file) => `<li><a href="${file.url}">${escapeXml(file.title)}</a></li>\n`,
  );
  return htmlPage({
    title: title.sv,
    head: script(described(dataset, site)),
    main: `<h1>${escapeXml(title.sv)}</h1>\n<p>${escapeXml(description.sv)}</p>\n<ul>\n${links.join('')}</ul>\n`,
  });
}

function described(dataset: PublishedDataset, site: Site): object {
  const { baseUrl, municipality } = site;
  return {
    '@type': 'Dataset',
    '@id': `${baseUrl}${folder}/${dataset.key}`,
    name: dataset.title.sv,
    description: dataset.description.sv,
    inLanguage: 'sv',
    identifier: dataset.identifier,
    keywords: dataset.keywords.sv.join(', '),
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    datePublished: dataset.issued,
    dateModified: dataset.modified,
    isAccessibleForFree: true,
    includedInDataCatalog: { '@id': `${baseUrl}${folder}` },
    creator: { '@type': 'GovernmentOrganization', name: municipality.officialName, url: baseUrl },
    publisher: {
      '@type': 'GovernmentOrganization',
      name: municipality.officialName,
      contactPoint: {
        '@type': 'ContactPoint',
        contactType: 'öppna data',
        email: `oppnadata@${exampleHost(municipality)}`,
      },
    },
    distribution: fileLinks(dataset, site).map(({ mediaType, title, url }) => ({
      '@type': 'DataDownload',
      name: title,
      encodingFormat: mediaType,
      contentUrl: url,
    })),
  };
}
