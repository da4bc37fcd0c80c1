import { listPartitions, tableKinds } from '@lanskatalog/tables';
import { hasRole, matchesFor } from '@lanskatalog/operations';
import { z } from 'zod';
import { operatorEndpoint } from './operator-endpoint.ts';

const nothing = z.strictObject({});

const reviewPair = z.object({
  supplier: z.string().describe('As the action decide-match takes it.'),
  supplierName: z.string(),
  name: z.string(),
  reason: z.string(),
  rows: z.number(),
});

const heldFile = z.object({
  table: z.enum(tableKinds),
  municipality: z.string(),
  source: z.string(),
  period: z.string(),
  rows: z.number().describe('Of the version that is held back.'),
  publishedRows: z.number().exactOptional(),
});

/** What waits for a person in the shared tables. */
export const tableEndpoints = [
  operatorEndpoint({
    path: '/matches',
    summary:
      'Pairs of supplier names that may be one, most rows first, for a coordinator those of the own ledger; the action decide-match decides them',
    role: 'coordinator',
    query: nothing,
    answer: z.object({ pairs: z.array(reviewPair) }),
    async handle({ site, actor }) {
      const open = await site.tables.get();
      return { pairs: open === undefined ? [] : await matchesFor(open.tables, actor) };
    },
  }),
  operatorEndpoint({
    path: '/held-tables',
    summary:
      'Files of the shared tables that are held back, as they are much smaller or emptier than before; the action accept-table takes them',
    role: 'coordinator',
    query: nothing,
    answer: z.object({ files: z.array(heldFile) }),
    async handle({ actor, operator: { deps } }) {
      const held = await listPartitions(deps.blobs, { kind: 'held' });
      const seen = held.filter(
        ({ key }) => hasRole(actor, 'operator') || key.municipality === actor.municipality,
      );
      if (seen.length === 0) return { files: [] };
      const live = new Map(
        (await listPartitions(deps.blobs)).map(({ key, rows }) => [JSON.stringify(key), rows]),
      );
      return {
        files: seen.map(({ key, rows }) => {
          const publishedRows = live.get(JSON.stringify(key));
          return { ...key, rows, ...(publishedRows === undefined ? {} : { publishedRows }) };
        }),
      };
    },
  }),
];
