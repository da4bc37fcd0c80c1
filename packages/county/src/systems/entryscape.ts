import { datasetIri } from '../catalogue/describe-dataset.ts';
import type { PublishedDataset } from '../datasets/published-dataset.ts';
import { json, type Answer, type SiteRequest } from '../site/answer.ts';
import { htmlPage } from '../site/html-page.ts';
import type { Site } from '../site/site-state.ts';
import { rowstorePage } from '../tables/rowstore-page.ts';
import { serialisationNames, serialisations } from '../writers/serialisations.ts';
import { negotiatedForm } from './dcat.ts';
import { feedDocument } from './feed-document.ts';
import { listPage, wholeOf } from './paged-list.ts';
import type { WebSystem } from './web-system.ts';

/** EntryStore behind pages that need JavaScript: only the attributes of a block tell where the store is. */
export const entryscape: WebSystem = {
  kind: 'entryscape',
  path: '/store/1/metadata/1?recursive=dcat',
  startPage: '/oppnadata',
  answer(site, request) {
    const { path } = request;
    if (path === '/oppnadata') return blocksPage(site);
    if (path === '/store/search') return search(site, request);
    if (path === '/store/1/metadata/1') return catalogue(site, request);
    const [, table] = /^\/rowstore\/dataset\/([a-z0-9-]+)(?:\/json)?$/.exec(path) ?? [];
    return table === undefined ? undefined : rows(site, table, request);
  },
};

const blocksPage = ({ baseUrl, municipality }: Site): Answer =>
  htmlPage({
    title: `Öppna data – ${municipality.officialName}`,
    main: `<h1>Öppna data</h1>
<div data-entryscape="config" data-entryscape-entrystore="${baseUrl}/store" data-entryscape-context="1" data-entryscape-page-language="sv"></div>
<div data-entryscape="searchList" data-entryscape-rdftype="dcat:Dataset"></div>
<noscript>Sidan kräver JavaScript.</noscript>
<script src="/blocks/app.js"></script>
`,
  });

/** RDF/JSON of what was found, in EntryStore's envelope. */
function search(site: Site, { query }: SiteRequest): Answer | undefined {
  const offset = wholeOf(query, 'offset', 0);
  const limit = Math.min(wholeOf(query, 'limit', 50), 100);
  const wanted = decodeURIComponent((query.get('query') ?? '').replaceAll('\\', ''));
  const found = wanted.includes('Catalog') ? { total: 1, datasets: [] } : listPage(site, offset, limit);
  if (found === undefined) return { status: 500, headers: {}, body: [] };
  const catalogue = { contextId: '1', entryId: '1', rights: ['readmetadata', 'readresource'] };
  const children = wanted.includes('Catalog')
    ? [catalogue]
    : found.datasets.map((dataset, index) => entry(dataset, offset + index, site));
  return json({ offset, limit, results: found.total, rights: [], resource: { children } });
}

const entry = (dataset: PublishedDataset, index: number, site: Site): object => ({
  contextId: '1',
  entryId: String(index + 10),
  rights: ['readmetadata', 'readresource'],
  metadata: {
    [datasetIri(dataset, site)]: {
      'http://www.w3.org/1999/02/22-rdf-syntax-ns#type': [
        { type: 'uri', value: 'http://www.w3.org/ns/dcat#Dataset' },
      ],
      'http://purl.org/dc/terms/title': [{ type: 'literal', value: dataset.title.sv, lang: 'sv' }],
    },
  },
});

function catalogue(site: Site, request: SiteRequest): Answer | undefined {
  const { headers, path, query } = request;
  const asked = query.get('format');
  const serialisation =
    serialisationNames.find((name) => serialisations[name].mediaType === asked) ??
    negotiatedForm(headers.accept ?? '*/*', 'rdfxml') ??
    'rdfxml';
  return feedDocument(site, request, {
    serialisation,
    wanted: { kind: 'page', page: 1, address: site.baseUrl + path },
  });
}

/** Rows of an uploaded file, for datasets that have one in JSON. */
async function* rowsOf(site: Site, table: string, { path, query }: SiteRequest): AsyncGenerator<string> {
  const file = site.datasets
    .find(({ key }) => key === table)
    ?.distributions.flatMap(({ files }) => files)
    .find(({ name }) => name.endsWith('.json'));
  const address = site.baseUrl + path;
  const content = (await file?.content({ address, query }))?.toString() ?? '[]';
  yield JSON.stringify(rowstorePage(JSON.parse(content) as object[], { address, query }));
}

const rows = (site: Site, table: string, request: SiteRequest): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: rowsOf(site, table, request),
});
