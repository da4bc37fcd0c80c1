import type { FileRequest } from '../datasets/published-dataset.ts';

const pageSize = 100;

/** A page of rows in the form of EntryScape's rowstore, with the address of the next one. */
export function rowstorePage(rows: readonly object[], { address, query }: FileRequest): object {
  const offset = Number(query.get('_offset') ?? '0');
  const limit = Math.min(Number(query.get('_limit') ?? pageSize), 500);
  const next = offset + limit;
  return {
    ...(next < rows.length ? { next: `${address}?_limit=${limit}&_offset=${next}` } : {}),
    resultCount: rows.length,
    offset,
    limit,
    queryTime: 3,
    results: rows.slice(offset, next),
    status: 'available',
  };
}
