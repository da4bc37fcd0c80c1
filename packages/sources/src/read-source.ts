import type { ReadContext, ReadResult, SourceKind } from '@lanskatalog/core';
import { readCkan } from './ckan/read-ckan.ts';
import { readDcat } from './dcat/read-dcat.ts';
import { readDcatUs } from './dcat-us/read-dcat-us.ts';
import { readPsidataPage } from './psidata-page/read-psidata-page.ts';

/** Turns what one kind of source answers into a DCAT graph. */
export type SourceReader = (context: ReadContext) => Promise<ReadResult>;

const readers: Readonly<Partial<Record<SourceKind, SourceReader>>> = {
  dcat: readDcat,
  ckan: readCkan,
  'dcat-us': readDcatUs,
  'psidata-page': readPsidataPage,
};

/** Reads a source by its kind. It never throws for what a server says; it rejects when the signal aborts. */
export const readSource: SourceReader = (context) => (readers[context.source.kind] ?? readDcat)(context);
