import type { QueryMistake, TableKind } from '@lanskatalog/tables';
import {
  filterOperators,
  mostRows,
  queryAggregates,
  queryColumns,
  queryRows,
  tableKinds,
} from '@lanskatalog/tables';
import { z } from 'zod';
import { downloadFormats, downloadTable, downloadTypes } from '../tables/export-table.ts';
import { mistakeText, readFilter, readSort } from '../tables/table-query.ts';
import type { OpenTables } from '../tables/current-tables.ts';
import type { Site } from '../site.ts';
import type { FileAnswer, Refusal } from './endpoint.ts';
import { endpoint, refuse } from './endpoint.ts';
import { oneOrMore, several, severalOf, wholeNumber } from './parameters.ts';
import { coverageSchema, rowSchema, tableSchema } from './schemas.ts';

const params = z.strictObject({ table: z.enum(tableKinds) });
const filterForm = new RegExp(
  `^[a-z_]{1,40}:(?:${filterOperators.join('|')}):[^\\u0000-\\u001f\\u007f]{0,250}$`,
);
const filter = severalOf(z.string().regex(filterForm)).describe(
  'column:operator:value, where operator is eq, ne, lt, lte, gt, gte, contains, in (values parted by |) or empty (true, false). All must hold.',
);
const sort = several(80).describe('A column, with - before it for the largest first.');
const limit = wholeNumber({ from: 1, to: mostRows, otherwise: 100 });
const offset = wholeNumber({ from: 0, to: 10_000_000, otherwise: 0 });
const noRows = { 404: 'No municipality has rows in this table yet.' };

/** The tables, unless nobody has any rows. */
async function openFor(site: Site, table: TableKind): Promise<OpenTables | Refusal> {
  const open = await site.tables.get();
  if (open?.tables.partitions.some(({ key }) => key.table === table) === true) return open;
  return refuse({ status: 404, title: 'No rows yet', detail: `No municipality has rows in ${table} yet.` });
}

/** The filters asked for, or what is wrong with the first that is none. */
function filtersOf(texts: readonly string[]) {
  const filters = texts.map(readFilter);
  const wrong = filters.indexOf(undefined);
  if (wrong === -1) return filters.filter((one) => one !== undefined);
  return mistaken('filter', `“${texts[wrong] ?? ''}” is not column:operator:value`);
}

const mistaken = (parameter: string, message: string): Refusal =>
  refuse({ status: 400, title: 'A parameter makes no sense', errors: [{ parameter, message }] });

const answerOf = <T extends { readonly kind: string }>(
  answer: T | QueryMistake,
): Omit<T, 'kind'> | Refusal => {
  if (answer.kind === 'mistake') return mistaken('filter', mistakeText(answer as QueryMistake));
  const { kind: _, ...rest } = answer as T;
  return rest;
};

export const tableEndpoints = [
  endpoint({
    path: '/tables',
    tag: 'tables',
    summary: 'The shared tables, their columns and who is in them',
    query: z.strictObject({}),
    answer: z.object({ tables: z.array(tableSchema) }),
    async handle({ site }) {
      const open = await site.tables.get();
      return {
        tables: tableKinds.map((table) => {
          const covered = open?.coverage.filter((one) => one.table === table) ?? [];
          return {
            table,
            municipalities: [...new Set(covered.map(({ municipality }) => municipality))].sort(),
            rows: covered.reduce((sum, { rows }) => sum + rows, 0),
            columns: queryColumns(table),
          };
        }),
      };
    },
  }),
  endpoint({
    path: '/tables/{table}/rows',
    tag: 'tables',
    summary: 'Rows, filtered and sorted, a page at a time',
    params,
    query: z.strictObject({ filter, sort, limit, offset }),
    answer: z.object({ rows: z.array(rowSchema), total: z.int() }),
    refusals: noRows,
    async handle({ params: { table }, query, site }) {
      const open = await openFor(site, table);
      const filters = filtersOf(query.filter);
      if ('kind' in open) return open;
      if ('kind' in filters) return filters;
      const { limit: most, offset: from } = query;
      return answerOf(
        await queryRows(open.tables, {
          table,
          filters,
          sort: query.sort.map(readSort),
          limit: most,
          offset: from,
        }),
      );
    },
  }),
  endpoint({
    path: '/tables/{table}/aggregates',
    tag: 'tables',
    summary: 'Counts and exact sums by one to four columns; masked suppliers are given apart',
    params,
    query: z.strictObject({
      group: oneOrMore(z.string().regex(/^[a-z_]{1,40}$/), 4),
      filter,
      sort,
      limit,
      offset,
    }),
    answer: z.object({
      groups: z.array(rowSchema),
      masked: z.object({ rader: z.number(), summa: z.string() }).optional(),
    }),
    refusals: noRows,
    async handle({ params: { table }, query, site }) {
      const open = await openFor(site, table);
      const filters = filtersOf(query.filter);
      if ('kind' in open) return open;
      if ('kind' in filters) return filters;
      const { limit: most, offset: from, group } = query;
      const asked = {
        table,
        filters,
        groupBy: group,
        sort: query.sort.map(readSort),
        limit: most,
        offset: from,
      };
      return answerOf(await queryAggregates(open.tables, asked));
    },
  }),
  endpoint({
    path: '/tables/{table}/coverage',
    tag: 'tables',
    summary: 'What the table holds of each municipality, and what to know before comparing',
    params,
    query: z.strictObject({}),
    answer: z.object({ coverage: z.array(coverageSchema) }),
    refusals: noRows,
    async handle({ params: { table }, site }) {
      const open = await openFor(site, table);
      return 'kind' in open ? open : { coverage: open.coverage.filter((one) => one.table === table) };
    },
  }),
  endpoint({
    path: '/tables/{table}/download',
    tag: 'tables',
    summary: 'All rows that fit, as a file',
    params,
    query: z.strictObject({ format: z.enum(downloadFormats), filter }),
    answer: { mediaTypes: Object.values(downloadTypes).map((type) => type.replace(/;.*/, '')) },
    refusals: noRows,
    async handle({ params: { table }, query, site }) {
      const open = await openFor(site, table);
      const filters = filtersOf(query.filter);
      if ('kind' in open) return open;
      if ('kind' in filters) return filters;
      const file = await downloadTable(open.tables, { table, filters, format: query.format });
      if ('kind' in file) return mistaken('filter', mistakeText(file));
      return {
        kind: 'file',
        mediaType: downloadTypes[query.format],
        name: `${table}.${query.format}`,
        content: file,
      } satisfies FileAnswer;
    },
  }),
];
