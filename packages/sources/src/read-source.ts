import type { ReadContext, ReadResult, SourceKind } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { readArcgisHub } from './arcgis-hub/read-arcgis-hub.ts';
import { readCkan } from './ckan/read-ckan.ts';
import { readCsvRegister } from './csv-register/read-csv-register.ts';
import { readCsw } from './csw/read-csw.ts';
import { readDcat } from './dcat/read-dcat.ts';
import { readDcatUs } from './dcat-us/read-dcat-us.ts';
import type { Discovery } from './discovery/discover.ts';
import { discover } from './discovery/discover.ts';
import { readEntryscape } from './entryscape/read-entryscape.ts';
import { readOaiPmh } from './oai-pmh/read-oai-pmh.ts';
import { readOgc } from './ogc/read-ogc.ts';
import { readOpendatasoft } from './opendatasoft/read-opendatasoft.ts';
import { readPortal } from './portal/read-portal.ts';
import { readPsidataPage } from './psidata-page/read-psidata-page.ts';
import { readPxweb } from './pxweb/read-pxweb.ts';
import { readEmbedded, readRdfaPages, readSchemaOrg } from './schema-org/read-schema-org.ts';

/** Turns what one kind of source answers into a DCAT graph. */
export type SourceReader = (context: ReadContext) => Promise<ReadResult>;

const readers: Readonly<Record<Exclude<SourceKind, 'auto'>, SourceReader>> = {
  dcat: readDcatOrPage,
  ckan: readCkan,
  'dcat-us': readDcatUs,
  'psidata-page': readPsidataPage,
  opendatasoft: readOpendatasoft,
  'arcgis-hub': readArcgisHub,
  pxweb: readPxweb,
  csw: readCsw,
  ogc: readOgc,
  'oai-pmh': readOaiPmh,
  'csv-register': readCsvRegister,
  entryscape: readEntryscape,
  portal: readPortal,
  'schema-org': readSchemaOrg,
  rdfa: readRdfaPages,
};

/** An address registered as DCAT may be a page that carries its datasets as JSON-LD, microdata or RDFa. */
async function readDcatOrPage(context: ReadContext): Promise<ReadResult> {
  const result = await readDcat(context);
  if (!result.problems.some(({ code }) => code === 'rdf.html-page') || result.kind !== 'invalid')
    return result;
  const embedded = await readEmbedded(context);
  return embedded.kind === 'read' && embedded.graph.size > 0 ? embedded : result;
}

/** Reads a source by its kind. It never throws for what a server says; it rejects when the signal aborts. */
export const readSource: SourceReader = async (context) => {
  const { kind } = context.source;
  return kind === 'auto' ? readDiscovered(context, await discover(context)) : readers[kind](context);
};

/** Reads the best of what was found, which a caller may have remembered from an earlier harvest. */
export async function readDiscovered(
  context: ReadContext,
  { state, candidates, attempts }: Discovery,
): Promise<ReadResult> {
  const [best] = candidates;
  const subject = context.source.url;
  if (best === undefined) {
    const failure = attempts.find((attempt) => attempt.problem !== undefined)?.problem;
    if (state === 'unreachable')
      return { kind: 'unreachable', problems: failure === undefined ? [] : [failure] };
    return { kind: 'invalid', problems: [problem('sources.nothing-found', { subject })] };
  }
  const result = await readSource({
    ...context,
    source: { ...context.source, kind: best.kind, url: best.url },
  });
  const found = problem('sources.discovered', { subject, after: best.url, params: { kind: best.kind } });
  return { ...result, problems: [found, ...result.problems] };
}
