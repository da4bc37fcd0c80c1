import type { Blobs } from '@lanskatalog/core';
import { z } from 'zod';
import { historyOf } from '../change-routes.ts';
import { deliveriesOf } from '../release/deliveries.ts';
import type { RegionIndex } from '../release/region-index.ts';
import type { Site } from '../site.ts';
import { apiProblem } from './dataset-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoint, refuse } from './endpoint.ts';
import { municipalityCode, wholeNumber } from './parameters.ts';
import {
  changeSchema,
  municipalitySchema,
  problemGroupSchema,
  regionSchema,
  scoreSchema,
} from './schemas.ts';

const byCode = z.strictObject({ code: municipalityCode.describe('Municipality code, four digits.') });
const noSuch = { 404: 'There is no such municipality.' };
const notFound = refuse({ status: 404, title: 'No such municipality' });

export const municipalityEndpoints = [
  endpoint({
    path: '/region',
    tag: 'municipalities',
    summary: 'The region: what is published now, and when all its sources were last gone through',
    query: z.strictObject({}),
    answer: regionSchema,
    handle: async ({ site, index: { release } }) => ({
      id: site.config.region.id,
      title: site.config.region.title,
      release: release.pointer.number,
      publishedAt: release.pointer.publishedAt,
      datasets: release.pointer.datasets,
      lastCompleteRound: await site.lastCompleteRound.get(),
    }),
  }),
  endpoint({
    path: '/municipalities',
    tag: 'municipalities',
    summary: 'Who delivers what',
    query: z.strictObject({}),
    answer: z.object({ municipalities: z.array(municipalitySchema) }),
    handle: async ({ site, index }) => ({
      municipalities: await Promise.all(
        index.summary.municipalities.map(({ code }) => describe({ site, index }, code)),
      ),
    }),
  }),
  endpoint({
    path: '/municipalities/{code}',
    tag: 'municipalities',
    summary: 'What one municipality delivers, and how its harvests go',
    params: byCode,
    query: z.strictObject({}),
    answer: municipalitySchema,
    refusals: noSuch,
    handle: async ({ params, site, index }) => (await describe({ site, index }, params.code)) ?? notFound,
  }),
  endpoint({
    path: '/municipalities/{code}/problems',
    tag: 'municipalities',
    summary: 'What is wrong with its descriptions, and what to do',
    params: byCode,
    query: z.strictObject({}),
    answer: z.object({ problems: z.array(problemGroupSchema) }),
    refusals: noSuch,
    handle({ params, index }) {
      if (!index.summary.municipalities.some(({ code }) => code === params.code)) return notFound;
      const sources = index.summary.sources.filter(({ municipality }) => municipality === params.code);
      const groups = sources.flatMap(({ id }) => index.problems.groupsOf(id));
      return { problems: groups.map((group) => ({ ...group, examples: group.examples.map(apiProblem) })) };
    },
  }),
];

async function describe({ site, index }: { readonly site: Site; readonly index: RegionIndex }, code: string) {
  const known = index.summary.municipalities.find((municipality) => municipality.code === code);
  if (known === undefined) return undefined;
  const statuses = await site.statuses.get();
  const tables = await site.tables.get();
  return {
    code,
    name: known.name,
    officialName: known.officialName,
    datasets: known.counts.dataset + known.counts.series + known.counts.service,
    deliveries: deliveriesOf({ index, tables }, code).map(({ table, kind, rows, latest, fresh }) => ({
      table,
      kind,
      rows,
      latest,
      fresh,
    })),
    sources: index.summary.sources
      .filter(({ municipality }) => municipality === code)
      .map(({ id, url, counts, missing }) => {
        const { outcome, lastConfirmed, problems } = statuses.get(id) ?? {};
        const datasets = counts.dataset + counts.series + counts.service;
        return { id, url, datasets, missing, outcome, lastConfirmed, problems };
      }),
    page: `${site.config.region.baseUri}kommuner/${code}`,
  };
}

export const qualityEndpoints = [
  endpoint({
    path: '/quality',
    tag: 'quality',
    summary: 'The scores of the region and its municipalities; in RDF (DQV) at /quality.ttl',
    query: z.strictObject({}),
    answer: z.object({ region: scoreSchema, municipalities: z.record(z.string(), scoreSchema) }),
    refusals: { 404: 'Nothing has been scored yet.' },
    handle({ index }) {
      const { release } = index.quality;
      if (release === undefined) return refuse({ status: 404, title: 'Nothing has been scored yet' });
      // Parsing leaves out what the scores hold besides.
      const own = Object.entries(release.municipalities).map(([code, { score }]) => [
        code,
        scoreSchema.parse(score),
      ]);
      return { region: scoreSchema.parse(release.region), municipalities: Object.fromEntries(own) };
    },
  }),
];

export const changeEndpoints = (blobs: Blobs): readonly Endpoint[] => [
  endpoint({
    path: '/changes',
    tag: 'changes',
    summary:
      'The latest datasets that came, changed or went; all of them are in the event stream at /changes',
    query: z.strictObject({ limit: wholeNumber({ from: 1, to: 500, otherwise: 100 }) }),
    answer: z.object({ changes: z.array(changeSchema) }),
    async handle({ query, index }) {
      const { recent } = await historyOf(blobs, index.release);
      return { changes: recent.slice(0, query.limit) };
    },
  }),
];
