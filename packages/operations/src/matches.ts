import type { RegionalTables, ReviewPair } from '@lanskatalog/tables';
import { ledgerSuppliers } from '@lanskatalog/tables';
import type { Actor } from './roles.ts';
import { hasRole } from './roles.ts';

type Pair = Pick<ReviewPair, 'supplier' | 'name'>;

/** The pairs that the actor may decide about, most rows first: all for an operator, else those of the own ledger. */
export async function matchesFor(tables: RegionalTables, actor: Actor): Promise<readonly ReviewPair[]> {
  const { review } = tables.suppliers;
  const { municipality } = actor;
  if (hasRole(actor, 'operator')) return review;
  return municipality === undefined ? [] : review.filter(await concerning(tables, municipality));
}

/** Tells of a pair whether the municipality's ledger has either of its suppliers. */
export async function concerning(
  tables: RegionalTables,
  municipality: string,
): Promise<(pair: Pair) => boolean> {
  const { keys, names } = await ledgerSuppliers(tables, municipality);
  return ({ supplier, name }) => keys.has(supplier) || names.has(name);
}
