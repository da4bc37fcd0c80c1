import type { Filter, TableKind } from '@lanskatalog/tables';

/** Where the pages of the tables are. */
export const tablePaths: Readonly<Record<TableKind, string>> = {
  ledger: '/tabeller/leverantorsreskontra',
  schools: '/tabeller/skolor',
  'care-homes': '/tabeller/aldreboenden',
};

/** An API address with the same filters as a view. */
export function apiAddress(
  table: TableKind,
  filters: readonly Filter[],
  ask: { readonly of: 'rows' | 'download'; readonly format?: string },
): string {
  const query = new URLSearchParams();
  if (ask.format !== undefined) query.set('format', ask.format);
  for (const { column, operator, values } of filters) {
    query.append('filter', `${column}:${operator}:${values.join('|')}`);
  }
  const text = query.toString();
  return `/api/v1/tables/${table}/${ask.of}${text === '' ? '' : `?${text}`}`;
}
