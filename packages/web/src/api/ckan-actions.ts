import { z } from 'zod';
import { readDatasets } from '../release/dataset-file.ts';
import { keyInName } from '../release/dataset-name.ts';
import type { ListedDataset } from '../release/region-index.ts';
import { ckanFields } from './ckan-fields.ts';
import { ckanName, organisationsOf, themeName } from './ckan-names.ts';
import type { CkanContext } from './ckan-package.ts';
import { ckanPackage } from './ckan-package.ts';
import { flag, line, several, whole } from './ckan-parameters.ts';
import { facetsOf, searchPackages } from './ckan-search.ts';

/** What an action gives, or why not: with the class and status that CKAN has for it. */
type Outcome =
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'not-found'; readonly message: string }
  | { readonly kind: 'invalid'; readonly message: string };

type Action = (context: CkanContext, parameters: unknown) => Outcome | Promise<Outcome>;

const mostRows = 1000;
const searchParameters = z.object({
  q: line,
  fq: several,
  fq_list: several,
  sort: line,
  rows: whole(10, mostRows),
  start: whole(0, 1e6),
  'facet.field': several,
  'facet.limit': z.coerce.number().int().default(50),
  'facet.mincount': whole(1, 1e6),
});
const listParameters = z.object({
  limit: whole(1e6, 1e6),
  offset: whole(0, 1e6),
  all_fields: flag,
  query: line,
});
const showParameters = z.object({ id: z.string().max(2000), include_datasets: flag });

const result = (value: unknown): Outcome => ({ kind: 'result', result: value });
const notFound: Outcome = { kind: 'not-found', message: 'Not found' };

/** Runs an action with parameters that fit, or says which does not. */
const checked =
  <T>(
    schema: z.ZodType<T>,
    act: (context: CkanContext, parameters: T) => Outcome | Promise<Outcome>,
  ): Action =>
  (context, parameters) => {
    const read = schema.safeParse(parameters ?? {});
    return read.success
      ? act(context, read.data)
      : {
          kind: 'invalid',
          message: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
        };
  };

interface Named {
  readonly id: string;
  readonly name: string;
}
type ListAll = (context: CkanContext) => readonly Named[];

/** Names, or all there is to say with `all_fields`; `query` narrows them to those that hold it. */
const listOf = (all: ListAll): Action =>
  checked(listParameters, (context, { limit, offset, all_fields: allFields, query }) => {
    const wanted = query === '' ? '' : ckanName(query);
    const page = all(context)
      .filter(({ name }) => name.includes(wanted))
      .slice(offset, offset + limit);
    return result(allFields ? page : page.map(({ name }) => name));
  });

/** One of a list, by name or id; with its datasets where they are asked for. */
const showOf = (all: ListAll, isIn: (dataset: ListedDataset, one: Named) => boolean): Action =>
  checked(showParameters, async (context, { id, include_datasets: withDatasets }) => {
    const one = all(context).find((named) => named.id === id || named.name === id);
    if (one === undefined) return notFound;
    if (!withDatasets) return result(one);
    const datasets = context.index.datasets.filter((dataset) => isIn(dataset, one));
    return result({ ...one, packages: await packagesOf(context, datasets.slice(0, mostRows)) });
  });

function grouped(values: Iterable<readonly [name: string, title: string]>): readonly Named[] {
  const groups = new Map<string, Named & { title: string; display_name: string; package_count: number }>();
  for (const [name, title] of values) {
    const group = groups.get(name) ?? { id: name, name, title, display_name: title, package_count: 0 };
    groups.set(name, group);
    group.package_count += 1;
  }
  return [...groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const organisations: ListAll = ({ index }) => organisationsOf(index);
const groups: ListAll = ({ index, titleOf }) =>
  grouped(
    index.datasets.flatMap(({ summary }) =>
      summary.themes.map((theme) => [themeName(theme), titleOf(theme)] as const),
    ),
  );
const tags: ListAll = ({ index }) =>
  grouped(
    index.datasets.flatMap(({ summary }) =>
      [...new Map(summary.keywords.map((keyword) => [ckanName(keyword), keyword]))].map(
        ([name, keyword]) => [name, keyword] as const,
      ),
    ),
  );

/** The part of CKAN's Action API (2.10) that reads. */
export const ckanActions: Readonly<Record<string, Action>> = {
  status_show: ({ index }) =>
    result({ ckan_version: '2.10', site_title: index.summary.region.title.sv, extensions: [] }),
  package_list: checked(listParameters, ({ index }, { limit, offset }) =>
    result(
      index.datasets
        .map(({ name }) => name)
        .sort()
        .slice(offset, offset + limit),
    ),
  ),
  package_show: checked(showParameters, async (context, { id }) => {
    const key = keyInName(id);
    const dataset = (key === undefined ? undefined : context.index.byKey(key)) ?? context.index.byUri(id);
    return dataset === undefined ? notFound : result((await packagesOf(context, [dataset]))[0]);
  }),
  package_search: checked(searchParameters, async (context, asked) => {
    const { q, fq, fq_list: more, sort, rows, start } = asked;
    const searched = { index: context.index, fields: ckanFields(context.index, context.titleOf) };
    const found = searchPackages(searched, { q, fq: [...fq, ...more], sort });
    if (found.kind === 'mistake') return { kind: 'invalid', message: found.message };
    const facets = facetsOf(searched, found.datasets, {
      fields: asked['facet.field'],
      limit: asked['facet.limit'],
      least: asked['facet.mincount'],
    });
    const results = await packagesOf(context, found.datasets.slice(start, start + rows));
    return result({ count: found.datasets.length, sort, results, ...facets });
  }),
  organization_list: listOf(organisations),
  organization_show: showOf(organisations, ({ summary }, { id }) => summary.municipality === id),
  group_list: listOf(groups),
  group_show: showOf(groups, ({ summary }, { name }) =>
    summary.themes.some((theme) => themeName(theme) === name),
  ),
  tag_list: listOf(tags),
  tag_show: showOf(tags, ({ summary }, { name }) =>
    summary.keywords.some((keyword) => ckanName(keyword) === name),
  ),
};

async function packagesOf(context: CkanContext, datasets: readonly ListedDataset[]) {
  const published = await readDatasets(
    context.index.release,
    datasets.map(({ summary }) => summary),
  );
  return published.flatMap((one, i) => {
    const dataset = datasets[i];
    return dataset === undefined ? [] : [ckanPackage(context, dataset, one)];
  });
}
