import { exampleHost } from '../municipalities.ts';
import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { json, type Answer, type SiteRequest } from '../site/answer.ts';
import type { Site } from '../site/site-state.ts';
import { escapeXml } from '../writers/write-rdfxml.ts';
import { fileLinks } from './dataset-links.ts';
import { feedDocument } from './feed-document.ts';
import { listPage, wholeOf } from './paged-list.ts';
import type { WebSystem } from './web-system.ts';

const api = '/api/explore/v2.1/catalog';

/** Opendatasoft's Explore API 2.1, with files as attachments. */
export const opendatasoft: WebSystem = {
  kind: 'opendatasoft',
  path: `${api}/datasets`,
  startPage: '/explore',
  homeHead:
    '<meta name="generator" content="opendatasoft">\n<link rel="stylesheet" href="/static/ods-front-office.css">\n',
  answer(site, request) {
    const { path } = request;
    if (path === `${api}/datasets`) return datasetList(site, request);
    if (path === `${api}/exports/dcat-ap-se` || path === `${api}/exports/dcat`) {
      return feedDocument(site, request, {
        serialisation: 'rdfxml',
        wanted: { kind: 'page', page: 1, address: site.baseUrl + path },
      });
    }
    const [, id] = /^\/api\/explore\/v2\.1\/catalog\/datasets\/([a-z0-9-]+)$/.exec(path) ?? [];
    const dataset = site.datasets.find(({ key }) => key === id);
    return dataset && json(odsDataset(dataset, site));
  },
};

function datasetList(site: Site, { query }: SiteRequest): Answer {
  const limit = wholeOf(query, 'limit', 10);
  // The real one refuses what is more than it gives at once.
  if (limit > 100)
    return {
      ...json({ error_code: 'InvalidRESTParameterError', message: 'limit: 0 ≤ limit ≤ 100' }),
      status: 400,
    };
  const page = listPage(site, wholeOf(query, 'offset', 0), limit);
  if (page === undefined) return { ...json({ error_code: 'InternalServerError' }), status: 500 };
  return json({
    total_count: page.total,
    results: page.datasets.map((dataset) => odsDataset(dataset, site)),
  });
}

function odsDataset(dataset: PublishedDataset, site: Site): object {
  const { officialName } = site.municipality;
  return {
    visibility: 'domain',
    dataset_id: dataset.key,
    dataset_uid: `da_${dataset.identifier.slice(0, 6)}`,
    has_records: false,
    features: [],
    attachments: fileLinks(dataset, site).map((file) => ({
      mimetype: file.mediaType,
      url: file.url,
      id: decodeURIComponent(file.url.slice(file.url.lastIndexOf('/') + 1)),
      title: file.title,
    })),
    alternative_exports: [],
    data_visible: true,
    fields: [],
    metas: {
      default: {
        title: dataset.title.sv,
        description: `<p>${escapeXml(dataset.description.sv)}</p>`,
        theme: [dataset.theme === 'TRAN' ? 'Transport' : 'Samhälle'],
        keyword: dataset.keywords.sv,
        license: 'CC BY 4.0',
        license_url: 'http://creativecommons.org/licenses/by/4.0/',
        language: 'sv',
        modified: `${dataset.modified}T06:00:00+00:00`,
        data_processed: `${dataset.modified}T06:00:00+00:00`,
        publisher: officialName,
        references: null,
        records_count: 0,
        attributions: null,
        timezone: 'Europe/Stockholm',
      },
      dcat: {
        created: `${dataset.issued}T00:00:00+00:00`,
        issued: `${dataset.issued}T00:00:00+00:00`,
        creator: officialName,
        contact_name: `Öppna data, ${officialName}`,
        contact_email: `oppnadata@${exampleHost(site.municipality)}`,
        accrualperiodicity: dataset.frequency,
        spatial: officialName,
        temporal: null,
        dataquality: null,
        granularity: null,
      },
    },
  };
}
