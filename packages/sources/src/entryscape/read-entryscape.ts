import type { ReadContext, ReadResult } from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import { readFeeds } from '../dcat/read-dcat.ts';
import { GraphBuilder } from '../rdf/graph-builder.ts';
import { invalid, SourceReading } from '../reading/source-reading.ts';
import { feedUrl, ofType, searchStore } from './entry-store.ts';
import { addRowstoreServices } from './rowstore-services.ts';
import { storeOf } from './store-address.ts';

/**
 * Reads the catalogues of an EntryStore: finds them by search, and reads each one's feed. An address that is a feed
 * already is read as one.
 */
export async function readEntryscape(context: ReadContext): Promise<ReadResult> {
  const { url } = context.source;
  if (/\/metadata\/\w+/.test(url)) return withServices(await readFeeds(context, [url]), url);
  const reading = new SourceReading(context);
  const { store, context: part } = storeOf(url);
  const query =
    ofType(expand('dcat:Catalog')) + (part === undefined ? '' : ` AND context:${solrContext(store, part)}`);
  const search = await searchStore(reading, { store, query });
  if (search.kind !== 'found') return search;
  const catalogues =
    part === undefined ? search.entries : search.entries.filter(({ contextId }) => contextId === part);
  if (catalogues.length === 0) return invalid(problem('sources.no-catalogue', { subject: store }));
  const result = await readFeeds(
    context,
    catalogues.map((entry) => feedUrl(store, entry)),
  );
  if (result.kind !== 'read') return result;
  const searched = reading.result();
  const complete = result.complete && searched.kind === 'read' && searched.complete;
  return withServices({ ...result, complete, problems: [...searched.problems, ...result.problems] }, url);
}

const solrContext = (store: string, context: string): string =>
  `${store}/${context}`.replace(/[^\w]/g, (character) => `\\${character}`);

function withServices(result: ReadResult, url: string): ReadResult {
  if (result.kind !== 'read') return result;
  const builder = new GraphBuilder({ baseIri: url, blankPrefix: 'r' });
  addRowstoreServices(result.graph, builder);
  result.graph.addAll(builder.graph);
  return { ...result, problems: [...result.problems, ...builder.log.list()] };
}
