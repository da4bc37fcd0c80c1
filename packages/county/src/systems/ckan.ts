import { exampleHost } from '../municipalities.ts';
import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { uuidFor } from '../random.ts';
import { json, type Answer, type SiteRequest } from '../site/answer.ts';
import type { Site } from '../site/site-state.ts';
import { serialisationNames, serialisations } from '../writers/serialisations.ts';
import { fileLinks } from './dataset-links.ts';
import { feedDocument } from './feed-document.ts';
import { listPage, wholeOf } from './paged-list.ts';
import type { WebSystem } from './web-system.ts';

/** CKAN 2 with its Action API, and the feed of its DCAT extension in pages. */
export const ckan: WebSystem = {
  kind: 'ckan',
  path: '/api/3/action/package_search',
  startPage: '/dataset',
  homeHead: '<meta name="generator" content="ckan 2.10.4">\n',
  answer(site, request) {
    const { path } = request;
    if (path.startsWith('/api/3/action/')) return action(site, path.slice('/api/3/action/'.length), request);
    const form = serialisationNames.find((name) => path === `/catalog.${serialisations[name].extension}`);
    if (form === undefined) return undefined;
    const page = wholeOf(request.query, 'page', 1);
    return feedDocument(site, request, {
      serialisation: form,
      wanted: { kind: 'page', page, address: site.baseUrl + path },
    });
  },
};

function action(site: Site, name: string, { query }: SiteRequest): Answer | undefined {
  const success = (result: unknown): Answer =>
    json({ help: `${site.baseUrl}/api/3/action/help_show?name=${name}`, success: true, result });
  switch (name) {
    case 'status_show':
      return success({
        ckan_version: '2.10.4',
        site_title: site.municipality.officialName,
        extensions: ['dcat'],
      });
    case 'package_list':
      return success(site.datasets.map(({ key }) => key));
    case 'package_show': {
      const dataset = site.datasets.find(({ key }) => key === query.get('id'));
      return dataset && success(packageOf(dataset, site));
    }
    case 'package_search': {
      const page = listPage(site, wholeOf(query, 'start', 0), Math.min(wholeOf(query, 'rows', 10), mostRows));
      if (page === undefined)
        return { ...json({ success: false, error: { __type: 'Search Error' } }), status: 500 };
      const results = page.datasets.map((dataset) => packageOf(dataset, site));
      return success({
        count: page.total,
        sort: 'metadata_modified desc',
        facets: {},
        results,
        search_facets: {},
      });
    }
    default:
      return undefined;
  }
}

/** More than this many rows a server does not give at once; a low one shows whether paging is followed. */
const mostRows = 10;

function packageOf(dataset: PublishedDataset, site: Site): object {
  const { description, identifier, issued, key, keywords, modified, theme, title } = dataset;
  const { officialName } = site.municipality;
  return {
    id: identifier,
    name: key,
    title: title.sv,
    title_translated: { sv: title.sv, en: title.en },
    notes: description.sv,
    notes_translated: { sv: description.sv, en: description.en },
    type: 'dataset',
    state: 'active',
    private: false,
    creator_user_id: uuidFor(site.municipality.code, 'user'),
    author: officialName,
    author_email: '',
    maintainer: `Öppna data, ${officialName}`,
    maintainer_email: `oppnadata@${exampleHost(site.municipality)}`,
    license_id: 'cc-zero',
    license_title: 'Creative Commons CCZero',
    license_url: 'http://www.opendefinition.org/licenses/cc-zero',
    isopen: true,
    metadata_created: `${issued}T08:00:00.000000`,
    metadata_modified: `${modified}T08:00:00.000000`,
    organization: {
      id: uuidFor(site.municipality.code, 'organisation'),
      name: 'kommunen',
      title: officialName,
      type: 'organization',
    },
    groups: [],
    tags: keywords.sv.map((word) => ({ name: word, display_name: word, state: 'active' })),
    extras: [
      { key: 'issued', value: issued },
      { key: 'modified', value: modified },
      {
        key: 'theme',
        value: JSON.stringify([`http://publications.europa.eu/resource/authority/data-theme/${theme}`]),
      },
      {
        key: 'frequency',
        value: `http://publications.europa.eu/resource/authority/frequency/${dataset.frequency}`,
      },
      { key: 'language', value: '["sv"]' },
    ],
    resources: fileLinks(dataset, site).map((file, position) => ({
      id: uuidFor(identifier, position),
      position,
      name: file.title,
      description: '',
      format: file.format,
      mimetype: file.mediaType,
      url: file.url,
      size: null,
      state: 'active',
      created: `${issued}T08:00:00.000000`,
      last_modified: `${modified}T08:00:00.000000`,
    })),
  };
}
