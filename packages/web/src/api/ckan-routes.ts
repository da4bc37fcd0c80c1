import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readDatasets } from '../release/dataset-file.ts';
import { keyInName } from '../release/dataset-name.ts';
import type { ListedDataset, RegionIndex } from '../release/region-index.ts';
import { isPublic } from '../sign-in/is-public.ts';
import type { Site } from '../site.ts';
import { sendJson } from './api-routes.ts';
import { ckanName, organisationsOf, themeName } from './ckan-names.ts';
import { ckanPackage } from './ckan-package.ts';
import { searchPackages } from './ckan-search.ts';

/** What an action gives, or why not: with the class and status that CKAN has for it. */
type Outcome =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'not-found'; readonly message: string }
  | { readonly kind: 'invalid'; readonly message: string };

type Action = (index: RegionIndex, parameters: unknown) => Outcome | Promise<Outcome>;

const mostRows = 1000;
const whole = (otherwise: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .transform((value) => Math.min(value, most))
    .default(otherwise);
const flag = z
  .union([z.boolean(), z.string()])
  .transform((value) => value === true || /^(?:true|1|yes)$/i.test(String(value)))
  .default(false);
const line = z.string().max(2000).default('');

const searchParameters = z.object({
  q: line,
  fq: line,
  sort: line,
  rows: whole(10, mostRows),
  start: whole(0, 1e6),
});
const listParameters = z.object({ limit: whole(1e6, 1e6), offset: whole(0, 1e6), all_fields: flag });
const showParameters = z.object({ id: z.string().max(2000) });

const result = (value: unknown): Outcome => ({ kind: 'result', result: value });

/** Runs an action with parameters that fit, or says which does not. */
const checked =
  <T>(schema: z.ZodType<T>, act: (index: RegionIndex, parameters: T) => Outcome | Promise<Outcome>): Action =>
  (index, parameters) => {
    const read = schema.safeParse(parameters ?? {});
    return read.success
      ? act(index, read.data)
      : {
          kind: 'invalid',
          message: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
        };
  };

interface Named {
  readonly name: string;
}

/** Names, or all there is to say with `all_fields`. */
const listOf = (all: (index: RegionIndex) => readonly Named[]): Action =>
  checked(listParameters, (index, { limit, offset, all_fields: allFields }) => {
    const page = all(index).slice(offset, offset + limit);
    return result(allFields ? page : page.map(({ name }) => name));
  });

const grouped = (values: Iterable<readonly [name: string, title: string]>): readonly Named[] =>
  [
    ...new Map(
      [...values].map(([name, title]) => [name, { id: name, name, title, display_name: title }]),
    ).values(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));

const actions: Readonly<Record<string, Action>> = {
  package_list: checked(listParameters, (index, { limit, offset }) =>
    result(
      index.datasets
        .map(({ name }) => name)
        .sort()
        .slice(offset, offset + limit),
    ),
  ),
  package_show: checked(showParameters, async (index, { id }) => {
    const key = keyInName(id);
    const dataset = (key === undefined ? undefined : index.byKey(key)) ?? index.byUri(id);
    if (dataset === undefined) return { kind: 'not-found', message: 'Not found' };
    return result((await packagesOf(index, [dataset]))[0]);
  }),
  package_search: checked(searchParameters, async (index, { q, fq, sort, rows, start }) => {
    const found = searchPackages(index, { q, fq, sort });
    if (found.kind === 'mistake') return { kind: 'invalid', message: found.message };
    const page = found.datasets.slice(start, start + rows);
    const results = await packagesOf(index, page);
    return result({ count: found.datasets.length, sort, results, facets: {}, search_facets: {} });
  }),
  organization_list: listOf(organisationsOf),
  group_list: listOf(({ datasets }) =>
    grouped(
      datasets.flatMap(({ summary }) =>
        summary.themes.map((theme) => [themeName(theme), themeName(theme)] as const),
      ),
    ),
  ),
  tag_list: listOf(({ datasets }) =>
    grouped(
      datasets.flatMap(({ summary }) =>
        summary.keywords.map((keyword) => [ckanName(keyword), keyword] as const),
      ),
    ),
  ),
};

async function packagesOf(index: RegionIndex, datasets: readonly ListedDataset[]) {
  const published = await readDatasets(
    index.release,
    datasets.map(({ summary }) => summary),
  );
  return published.flatMap((one, i) => {
    const dataset = datasets[i];
    return dataset === undefined ? [] : [ckanPackage(index, dataset, one)];
  });
}

/** The part of CKAN's Action API that reads: clients and harvesters made for CKAN work here unchanged, by GET or POST. */
export function addCkanRoutes(app: FastifyInstance, site: Site): void {
  for (const [name, act] of Object.entries(actions)) {
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const index = await site.index.get();
      const help = `${site.config.region.baseUri}api#ckan-${name}`;
      if (index === undefined)
        return failure(reply.code(503), help, ['Unavailable', 'Nothing is published yet']);
      const outcome = await act(index, request.method === 'POST' ? request.body : request.query);
      switch (outcome.kind) {
        case 'result':
          return sendJson(reply, { help, success: true, result: outcome.result });
        case 'not-found':
          return failure(reply.code(404), help, ['Not Found Error', outcome.message]);
        case 'invalid':
          return failure(reply.code(409), help, ['Validation Error', outcome.message]);
      }
    };
    // Clients name the version of the API or leave it out.
    for (const base of ['/api/3/action', '/api/action']) {
      app.route({ ...isPublic, method: ['GET', 'POST'], url: `${base}/${name}`, handler });
    }
  }
}

const failure = (
  reply: FastifyReply,
  help: string,
  [type, message]: readonly [string, string],
): FastifyReply => sendJson(reply, { help, success: false, error: { __type: type, message } });
