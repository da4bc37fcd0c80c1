import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { z } from 'zod';
import { sorts } from '../pages/catalogue-query.ts';
import type { DatasetFiles } from '../release/dataset-files.ts';
import { filesOf } from '../release/dataset-files.ts';
import { problemsOf, readDataset } from '../release/dataset-file.ts';
import { keyInName } from '../release/dataset-name.ts';
import type { ListedDataset } from '../release/region-index.ts';
import type { FacetName } from '../search/facets.ts';
import { facetNames } from '../search/facets.ts';
import { queryCatalogue } from '../search/query-catalogue.ts';
import type { Site } from '../site.ts';
import { endpoint, refuse } from './endpoint.ts';
import { several, text, wholeNumber } from './parameters.ts';
import { foundDatasetsSchema, fullDatasetSchema } from './schemas.ts';

const mostDatasets = 100;

const listQuery = z.strictObject({
  q: text(300).optional().describe('Words to search for; Swedish endings and small slips are allowed for.'),
  ...(Object.fromEntries(facetNames.map((name) => [name, several(300)])) as Record<
    FacetName,
    ReturnType<typeof several>
  >),
  sort: z.enum(sorts).optional(),
  limit: wholeNumber({ from: 1, to: mostDatasets, otherwise: 20 }),
  offset: wholeNumber({ from: 0, to: 1_000_000, otherwise: 0 }),
});

const apiDataset = ({ config }: Site, { name, shared, summary, marks }: ListedDataset) => {
  const {
    line: _line,
    alternates: _alternates,
    replaces: _replaces,
    forwarded: _forwarded,
    ...rest
  } = summary;
  return {
    ...rest,
    name,
    shared,
    stars: marks?.stars,
    score: marks?.percent,
    page: `${config.region.baseUri}datasets/${name}`,
  };
};

/** A problem with its sentences in both languages. */
export function apiProblem(problem: Problem) {
  const { code, severity, subject, property, before, after } = problem;
  const [sv, en] = [explain(problem, 'sv'), explain(problem, 'en')];
  return {
    code,
    severity,
    title: { sv: sv.title, en: en.title },
    message: { sv: sv.message, en: en.message },
    remedy: { sv: sv.remedy, en: en.remedy },
    subject,
    property,
    before,
    after,
  };
}

/** What the nightly check knows of the dataset's addresses. */
const apiFiles = ({ facts }: DatasetFiles) =>
  [...facts].map(([url, { link, preview }]) => ({
    url,
    state: link?.state ?? ('unchecked' as const),
    checked: link?.last.at,
    since: link?.since,
    lastWorked: link?.lastWorked,
    brokenSince: link?.failing?.from,
    status: link?.last.status,
    reason: link?.last.reason,
    mediaType: link?.last.mediaType,
    bytes: link?.last.bytes,
    finalUrl: link?.last.finalUrl,
    preview,
  }));

export const datasetEndpoints = [
  endpoint({
    path: '/datasets',
    tag: 'datasets',
    summary: 'Search and narrow the catalogue',
    query: listQuery,
    answer: foundDatasetsSchema,
    handle({ query, site, index }) {
      const { q = '', sort = 'relevans', limit, offset, ...selection } = query;
      const found = queryCatalogue(index, { text: q.trim(), sort, selection });
      return {
        total: found.positions.length,
        approximate: found.approximate,
        datasets: found.positions.slice(offset, offset + limit).flatMap((position) => {
          const dataset = index.datasets[position];
          const hit = found.hitOf(position);
          if (dataset === undefined) return [];
          return { ...apiDataset(site, dataset), ...(hit === undefined ? {} : { matched: [...hit.fields] }) };
        }),
        facets: Object.fromEntries(facetNames.map((name) => [name, Object.fromEntries(found.counts[name])])),
      };
    },
  }),
  endpoint({
    path: '/datasets/{name}',
    tag: 'datasets',
    summary: 'Everything known of a dataset',
    params: z.strictObject({
      name: z.string().max(200).describe('Its name, or the 12 characters it ends in.'),
    }),
    query: z.strictObject({}),
    answer: fullDatasetSchema,
    refusals: { 404: 'There is no such dataset.' },
    async handle({ params, site, index }) {
      const key = keyInName(params.name);
      const dataset = key === undefined ? undefined : index.byKey(key);
      if (dataset === undefined) return refuse({ status: 404, title: 'No such dataset' });
      const published = await readDataset(index.release, dataset.summary);
      const { replaces, alternates, entity, agents } = published;
      const problems = (await problemsOf(index, published)).map(apiProblem);
      const files = apiFiles(await filesOf(site, published));
      return { ...apiDataset(site, dataset), replaces, alternates, entity, agents, files, problems };
    },
  }),
  endpoint({
    path: '/suggest',
    tag: 'datasets',
    summary: 'Titles and keywords that begin with what is typed',
    query: z.strictObject({ q: text(100) }),
    answer: z.object({ suggestions: z.array(z.string()) }),
    handle: ({ query, index }) => ({ suggestions: index.suggest(query.q) }),
  }),
];
