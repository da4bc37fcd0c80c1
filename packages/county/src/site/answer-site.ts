import type { PublishedFile } from '../datasets/published-dataset.ts';
import type { Answer, SiteRequest } from './answer.ts';
import { answerFeed } from './answer-feed.ts';
import { datasetPage, errorPage, homePage, notFoundPage, openDataPage } from './pages.ts';
import type { Site } from './site-state.ts';

/** What a municipality's site says to a request. Pure: the same site and request give the same bytes. */
export function answerSite(site: Site, request: SiteRequest): Answer {
  if (site.fault === 'error') return errorPage(500);
  if (site.fault === 'timeout') return { status: 200, headers: {}, body: [], silent: true };
  return route(site, request) ?? notFoundPage();
}

function route(site: Site, request: SiteRequest): Answer | undefined {
  const { path } = request;
  if (path === '/') return homePage(site);
  if (path === '/robots.txt') return robots();
  if (path === '/psidata') return openDataPage(site);
  if (path.startsWith('/datasets/dcat')) {
    if (site.fault === 'garbage') return errorPage(200);
    return answerFeed(site.fault === 'empty' ? { ...site, datasets: [] } : site, request);
  }
  const [, folder, key = '', name = ''] = path.split('/');
  if (folder === 'datamangd') return datasetPage(site, key);
  return folder === 'filer' ? dataFile(site, key, name) : undefined;
}

const robots = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: ['User-agent: *\nDisallow: /intern/\n'],
});

function dataFile({ datasets }: Site, key: string, name: string): Answer | undefined {
  const dataset = datasets.find((candidate) => candidate.key === key);
  // Links with a space in them lead to `ladda ner badplatser.csv`.
  const file = dataset?.files.find((candidate) => candidate.name === name.replace(/^ladda ner /, ''));
  return file && fileAnswer(file);
}

const fileAnswer = ({ mediaType, content }: PublishedFile): Answer => ({
  status: 200,
  headers: { 'content-type': mediaType, 'access-control-allow-origin': '*' },
  body: [content()],
});
