import type { Body, Http } from '@lanskatalog/core';
import { sha256Hex } from '@lanskatalog/core';
import { z } from 'zod';

/** A page of EntryStore's row store, and of CKAN's datastore: the two whose pages are downloads of a dataset. */
const rowstorePage = z.looseObject({ results: z.array(z.unknown()), next: z.string().optional() });
/** CKAN's own name. */
const links = '_links';
const datastorePage = z.looseObject({
  result: z.looseObject({
    records: z.array(z.unknown()),
    [links]: z.looseObject({ next: z.string().optional() }).optional(),
  }),
});

interface RowsPage {
  readonly rows: readonly unknown[];
  /** Address of the next page, as the page gives it. */
  readonly next: string | undefined;
}

const pagesAtMost = 2000;
/** A page is made for programs to read at once; what is larger is a file of its own. */
const pageBytesAtMost = 32 * 1024 * 1024;

export interface WholeTable {
  readonly body: Body;
  /** Whether it was put together from several pages. */
  readonly paged: boolean;
}

/**
 * The whole of a table that is served page by page, put together as one JSON array; any other body as it is. Pages that
 * break half-way leave the first page, which says how many rows there should be and is judged by that.
 */
export async function wholeTable(
  http: Http,
  first: { url: string; body: Body },
  signal: AbortSignal,
): Promise<WholeTable> {
  const page = await readPage(first.body);
  if (page?.next === undefined) return { body: first.body, paged: false };
  const rows = [...page.rows];
  const seen = new Set([first.url]);
  let address = nextAddress(page.next, first.url, seen);
  while (address !== undefined) {
    seen.add(address);
    const following = await fetchPage(http, address, signal);
    if (following === undefined || seen.size > pagesAtMost) return { body: first.body, paged: true };
    for (const row of following.rows) rows.push(row);
    const isLast = following.next === undefined || following.rows.length === 0;
    address = isLast ? undefined : nextAddress(following.next, address, seen);
  }
  return { body: bodyOf(JSON.stringify(rows)), paged: true };
}

async function fetchPage(http: Http, url: string, signal: AbortSignal): Promise<RowsPage | undefined> {
  const result = await http.get({ url, accept: 'application/json, */*;q=0.1' }, signal);
  if (result.kind !== 'fetched') return undefined;
  const page = await readPage(result.body);
  await result.body.dispose();
  return page;
}

async function readPage(body: Body): Promise<RowsPage | undefined> {
  if (body.size === 0 || body.size > pageBytesAtMost) return undefined;
  const text = new TextDecoder().decode(await body.bytes());
  if (!/^\s*\{/.test(text)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined; // not JSON after all: the reader of the table says what it is
  }
  const rowstore = rowstorePage.safeParse(parsed);
  if (rowstore.success) return { rows: rowstore.data.results, next: rowstore.data.next };
  const datastore = datastorePage.safeParse(parsed);
  return datastore.success
    ? { rows: datastore.data.result.records, next: datastore.data.result[links]?.next }
    : undefined;
}

/** Pages stay on their server, and none comes twice. */
function nextAddress(next: string | undefined, base: string, seen: ReadonlySet<string>): string | undefined {
  if (next === undefined || !URL.canParse(next, base)) return undefined;
  const address = new URL(next, base);
  return address.origin === new URL(base).origin && !seen.has(address.href) ? address.href : undefined;
}

function bodyOf(text: string): Body {
  const bytes = Buffer.from(text);
  return {
    size: bytes.length,
    sha256: sha256Hex(bytes),
    bytes: async () => bytes,
    stream: async function* () {
      yield bytes;
    },
    dispose: async () => {},
  };
}
