import { createHash } from 'node:crypto';
import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { expand, Graph, organisationIri, problem } from '@lanskatalog/core';
import { readFeeds } from '../dcat/read-dcat.ts';
import type { StoreEntry } from '../entryscape/entry-store.ts';
import { feedUrl, ofType, searchStore } from '../entryscape/entry-store.ts';
import { storeOf } from '../entryscape/store-address.ts';
import { invalid, SourceReading } from '../reading/source-reading.ts';

/** Datasets asked for one by one at most, where the configuration sets no limit. */
const defaultMaxDatasets = 500;

/**
 * Reads what the national portal has of a municipality, found by its organisation number. What the region's own catalogue
 * has brought there is left out: it would come back to where it came from.
 */
export async function readPortal(context: ReadContext): Promise<ReadResult> {
  const { store } = storeOf(context.source.url);
  const orgnr = context.source.overrides.publisher ?? context.municipality.orgnr;
  if (orgnr === undefined) return invalid(problem('sources.no-organisation-number', { subject: store }));
  const reading = new SourceReading(context);
  const own = await ownContexts(reading, store);
  if (own.kind !== 'found') return own;
  const publisher = organisationIri(orgnr);
  const search = await searchStore(reading, {
    store,
    query: `${ofType(expand('dcat:Dataset'))} AND ${publishedBy(publisher)}`,
  });
  if (search.kind !== 'found') return search;
  const foreign = search.entries.filter(
    (entry) => !own.contexts.has(entry.contextId) && !isOurs(entry, context),
  );
  if (foreign.length < search.entries.length) {
    reading.report('sources.own-records-skipped', {
      subject: store,
      params: { count: search.entries.length - foreign.length },
    });
  }
  const limit = context.source.overrides.maxPages ?? defaultMaxDatasets;
  if (foreign.length > limit)
    reading.incomplete('sources.page-cap', { subject: store, params: { pages: limit } });
  const feeds = foreign.slice(0, limit).map((entry) => feedUrl(store, entry));
  const result: ReadResult =
    feeds.length === 0
      ? { kind: 'read', graph: new Graph(), complete: true, problems: [] }
      : await readFeeds(context, feeds);
  const searched = reading.result();
  if (result.kind !== 'read' || searched.kind !== 'read') return result;
  return {
    ...result,
    complete: result.complete && searched.complete,
    problems: [...searched.problems, ...result.problems],
  };
}

/** Parts of the portal that the region's own catalogue is harvested into. */
async function ownContexts(reading: SourceReading, store: string) {
  const { region } = reading.context;
  const query = `${ofType(expand('dcat:Catalog'))} AND ${publishedBy(organisationIri(region.publisher.orgnr))}`;
  const search = await searchStore(reading, { store, query });
  if (search.kind !== 'found') return search;
  const ours = search.entries.filter((entry) => isOurs(entry, reading.context));
  return { kind: 'found' as const, contexts: new Set(ours.map(({ contextId }) => contextId)) };
}

/** Described under the region's own base. */
const isOurs = ({ metadata }: StoreEntry, { region }: ReadContext): boolean =>
  typeof metadata === 'object' &&
  metadata !== null &&
  Object.keys(metadata).some((subject) => subject.startsWith(region.baseUri));

/** EntryStore indexes references by a hash of their property. */
function publishedBy(iri: string): string {
  const property = createHash('md5').update(expand('dct:publisher')).digest('hex').slice(0, 8);
  return `metadata.predicate.uri.${property}:${iri.replace(/[^\w]/g, (character) => `\\${character}`)}`;
}
