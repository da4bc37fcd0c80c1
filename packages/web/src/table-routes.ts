import type { TableKind } from '@lanskatalog/tables';
import type { FastifyInstance } from 'fastify';
import { addPage } from './page-routes.ts';
import { ledgerPage } from './pages/ledger-page.tsx';
import { emptyTablePage, tablesPage } from './pages/tables-page.tsx';
import { unitsPage } from './pages/units-page.tsx';
import type { Site } from './site.ts';
import type { OpenTables } from './tables/current-tables.ts';
import { ledgerView, readLedgerQuery } from './tables/ledger-view.ts';
import { tablePaths } from './tables/table-paths.ts';
import { readUnitQuery, unitView } from './tables/unit-view.ts';

/** Pages of the shared tables. */
export function addTablePages(app: FastifyInstance, site: Site): void {
  addPage(app, site, {
    path: '/tabeller',
    handle: async (view) => tablesPage(view, await site.tables.get()),
  });
  addPage(app, site, {
    path: tablePaths.ledger,
    handle: async (view, index, request) => {
      const open = await openWithRows(site, 'ledger');
      if (open === undefined) return emptyTablePage(view, 'ledger');
      const query = readLedgerQuery(request.query);
      return ledgerPage(view, { index, open, query, ledger: await ledgerView(open, query) });
    },
  });
  for (const table of ['schools', 'care-homes'] as const) {
    addPage(app, site, {
      path: tablePaths[table],
      handle: async (view, index, request) => {
        const open = await openWithRows(site, table);
        if (open === undefined) return emptyTablePage(view, table);
        const query = readUnitQuery(request.query);
        return unitsPage(view, { table, index, open, query, units: await unitView(open, table, query) });
      },
    });
  }
}

async function openWithRows(site: Site, table: TableKind): Promise<OpenTables | undefined> {
  const open = await site.tables.get();
  return open?.tables.partitions.some(({ key }) => key.table === table) === true ? open : undefined;
}
