import { z } from 'zod';
import { object, text } from '../reading/lenient.ts';
import type { Failed, SourceReading } from '../reading/source-reading.ts';

const entry = z.object({ contextId: text, entryId: text, metadata: z.unknown().optional() });
const answer = z.object({
  results: z.number().int().nonnegative(),
  resource: z.object({ children: z.array(z.unknown()) }),
});
export interface StoreEntry {
  readonly contextId: string;
  readonly entryId: string;
  /** RDF/JSON. */
  readonly metadata: unknown;
}

/** As many as EntryStore gives at once. */
const limit = 100;
const defaultMaxPages = 200;

const escapeTerm = (term: string): string => term.replace(/[^\w]/g, (character) => `\\${character}`);

export const ofType = (iri: string): string => `rdfType:${escapeTerm(iri)}`;

/** Everything public that a store has for a Solr query. https://entrystore.org/ */
export const searchUrl = (store: string, query: string, offset = 0): string =>
  `${store}/search?type=solr&query=${encodeURIComponent(`${query} AND public:true`)}&limit=${limit}&offset=${offset}`;

export async function searchStore(
  reading: SourceReading,
  { store, query }: { readonly store: string; readonly query: string },
): Promise<{ readonly kind: 'found'; readonly entries: readonly StoreEntry[] } | Failed> {
  const found = new Map<string, StoreEntry>();
  const maxPages = reading.context.source.overrides.maxPages ?? defaultMaxPages;
  let total = 1;
  for (let pages = 0; pages * limit < total; pages += 1) {
    const url = searchUrl(store, query, pages * limit);
    if (pages >= maxPages) {
      reading.incomplete('sources.page-cap', { subject: url, params: { pages } });
      break;
    }
    const page = await reading.json(url, answer);
    if (page.kind !== 'json') {
      if (pages === 0) return page;
      reading.broke(url, page);
      break;
    }
    total = page.value.results;
    const before = found.size;
    for (const child of page.value.resource.children) collect(child, found);
    if (found.size === before) break;
  }
  if (found.size < total && reading.builder.complete) {
    reading.incomplete('sources.count-mismatch', {
      subject: store,
      params: { expected: total, read: found.size },
    });
  }
  return { kind: 'found', entries: [...found.values()] };
}

function collect(child: unknown, found: Map<string, StoreEntry>): void {
  const parsed = object(entry).parse(child);
  if (parsed?.contextId === undefined || parsed.entryId === undefined) return;
  const { contextId, entryId, metadata } = parsed;
  found.set(`${contextId}/${entryId}`, { contextId, entryId, metadata });
}

/** Where an entry is described together with all that belongs to it. */
export const feedUrl = (store: string, { contextId, entryId }: StoreEntry): string =>
  `${store}/${contextId}/metadata/${entryId}?recursive=dcat`;
