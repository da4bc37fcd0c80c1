import type { RegionalTables } from '@lanskatalog/tables';
import { withSupplierDecisions } from '@lanskatalog/harvest';
import { openRegionalTables } from '@lanskatalog/tables';
import type { Store } from '@lanskatalog/runtime';
import { loadTablesSetup, openEmbeddedStore } from '@lanskatalog/runtime';

/** Opens the regional tables of a data directory for as long as `use` takes. */
export async function withTables<T>(
  dataDir: string,
  use: (tables: RegionalTables, store: Store) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const store = await openEmbeddedStore(dataDir, { create: false });
  try {
    const setup = await loadTablesSetup(signal);
    const aliases = await withSupplierDecisions(store, setup.aliases);
    const tables = await openRegionalTables(store.blobs, { ...setup, aliases }, signal);
    try {
      return await use(tables, store);
    } finally {
      await tables.close();
    }
  } finally {
    await store.close();
  }
}
