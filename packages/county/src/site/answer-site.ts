import type { FileRequest, PublishedDataset, PublishedFile } from '../datasets/published-dataset.ts';
import { systemOf } from '../systems/systems.ts';
import type { Answer, SiteRequest } from './answer.ts';
import { bendAnswer, feedSite } from './bend-answer.ts';
import { datasetPage, errorPage, homePage, notFoundPage } from './pages.ts';
import type { Site } from './site-state.ts';
import { validators } from './validators.ts';

/** What a municipality's site says to a request. Pure: the same site and request give the same bytes. */
export function answerSite(site: Site, request: SiteRequest): Answer {
  if (site.fault === 'error') return errorPage(500);
  if (site.fault === 'timeout') return { status: 200, headers: {}, body: [], silent: true };
  return route(site, request) ?? notFoundPage(site.fault === 'soft-404' ? 200 : 404);
}

function route(site: Site, request: SiteRequest): Answer | undefined {
  const system = systemOf(site);
  const answer = system.answer(feedSite(site), request);
  if (answer !== undefined) return bendAnswer(answer, site, request);
  const [, folder, key = ''] = request.path.split('/');
  if (folder === '') return homePage(site, system);
  if (folder === 'robots.txt') return robots();
  if (folder === 'datamangd') return datasetPage(site, key);
  return folder === 'filer' ? dataFile(site, request) : undefined;
}

const robots = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: ['User-agent: *\nDisallow: /intern/\n'],
});

function dataFile(site: Site, request: SiteRequest): Answer | undefined {
  const [, , key, name = ''] = request.path.split('/');
  const dataset = site.datasets.find((candidate) => candidate.key === key);
  const files = dataset?.distributions.flatMap((distribution) => distribution.files);
  // Links with a space in them lead to `ladda ner badplatser.csv`.
  const file = files?.find((candidate) => candidate.name === name.replace(/^ladda ner /, ''));
  if (dataset === undefined || file === undefined) return undefined;
  const address = site.baseUrl + encodeURI(request.path);
  return {
    status: file.status ?? 200,
    headers: {
      'content-type': file.mediaType,
      'access-control-allow-origin': '*',
      ...validators(site, fileVersion(site, request, dataset)),
    },
    body: contentOf(file, { address, query: request.query }),
  };
}

async function* contentOf(file: PublishedFile, request: FileRequest): AsyncGenerator<string | Uint8Array> {
  yield await file.content(request);
}

/** A file changes with its dataset. */
const fileVersion = (
  { history, municipality, seed }: Site,
  { path, query }: SiteRequest,
  { key, modified }: PublishedDataset,
): Parameters<typeof validators>[1] => ({
  parts: [
    seed,
    municipality.code,
    path,
    query.toString(),
    ...history.filter((change) => change.includes(`"${key}"`)),
  ],
  modified: new Date(`${modified}T06:00:00Z`),
});
