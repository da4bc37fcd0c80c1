import type { Page, ReadContext, ReadResult } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import type { HtmlElement } from '../html/html-element.ts';
import { parseHtml } from '../html/html-element.ts';
import { baseOf } from '../html/links.ts';
import { GraphBuilder } from '../rdf/graph-builder.ts';
import { readRdfa } from '../rdfa/read-rdfa.ts';
import { htmlTypes, SourceReading } from '../reading/source-reading.ts';
import { readJsonLdScripts } from './embedded-data.ts';
import { sitemapAddresses } from './sitemap.ts';
import { readMicrodata } from './read-microdata.ts';
import { writeSchemaDatasets } from './schema-to-dcat.ts';

/** Pages read where the configuration sets no limit. */
const defaultMaxPages = 200;

/** Reads datasets that pages carry for search engines, as JSON-LD or microdata: from a page, or from all of a sitemap. */
export const readSchemaOrg = (context: ReadContext): Promise<ReadResult> =>
  readPages(context, readSchemaData);

/** Reads whatever a page carries. */
export const readEmbedded = (context: ReadContext): Promise<ReadResult> =>
  readPages(context, (document, base, builder) => {
    readSchemaData(document, base, builder);
    readRdfa(document, base, builder);
  });

/** Reads datasets that pages carry as RDFa, in DCAT's words or schema.org's. */
export const readRdfaPages = (context: ReadContext): Promise<ReadResult> => readPages(context, readRdfa);

type PageReader = (document: HtmlElement, base: string, builder: GraphBuilder) => void;

function readSchemaData(document: HtmlElement, base: string, builder: GraphBuilder): void {
  readJsonLdScripts(document, builder);
  readMicrodata(document, base, builder);
}

async function readPages(context: ReadContext, readPage: PageReader): Promise<ReadResult> {
  const reading = new SourceReading(context);
  const first = await reading.page(context.source.url, htmlTypes);
  if (first.kind !== 'page') return first;
  const pages = new PageQueue(reading, readPage);
  await pages.take(first);
  if (pages.found === 0) reading.report('sources.page-without-data', { subject: first.finalUrl });
  return reading.result();
}

/** Pages yet to read, each once. */
class PageQueue {
  found = 0;
  readonly #reading: SourceReading;
  readonly #readPage: PageReader;
  readonly #seen = new Set<string>();
  #number = 0;

  constructor(reading: SourceReading, readPage: PageReader) {
    this.#reading = reading;
    this.#readPage = readPage;
  }

  async take(first: Page): Promise<void> {
    this.#seen.add(first.url).add(first.finalUrl);
    const waiting = this.#read(first);
    const limit = this.#reading.context.source.overrides.maxPages ?? defaultMaxPages;
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      if (this.#seen.has(url)) continue;
      if (this.#number >= limit)
        return this.#reading.incomplete('sources.page-cap', { subject: url, params: { pages: limit } });
      this.#seen.add(url);
      const page = await this.#reading.page(url, htmlTypes);
      if (page.kind !== 'page') this.#reading.broke(url, page);
      else waiting.push(...this.#read(page));
    }
  }

  /** Reads a page into the graph; returns what it leads to. */
  #read(page: Page): string[] {
    this.#number += 1;
    const text = this.#reading.text(page);
    if (/<(?:urlset|sitemapindex)\b/.test(text.slice(0, 2000))) {
      const { pages, sitemaps } = sitemapAddresses(text);
      return [...sitemaps, ...pages].filter((url) => sameHost(url, page.finalUrl));
    }
    const document = parseHtml(text);
    const { builder } = this.#reading;
    const embedded = new GraphBuilder({ baseIri: page.finalUrl, blankPrefix: `e${this.#number}` });
    this.#readPage(document, baseOf(document, page.finalUrl), embedded);
    embedded.finish();
    for (const problem of embedded.log.list()) builder.log.include(problem);
    const before = builder.graph.size;
    writeSchemaDatasets(embedded.graph, builder);
    if (mentionsDcat(embedded)) builder.graph.addAll(embedded.graph);
    if (builder.graph.size > before) this.found += 1;
    return listedPages(embedded).filter((url) => sameHost(url, page.finalUrl));
  }
}

const mentionsDcat = ({ graph }: GraphBuilder): boolean => {
  for (const { object } of graph.triples()) if (object.value.startsWith(prefixes.dcat)) return true;
  return false;
};

/** Datasets that a catalogue names by their pages, without describing them. */
function listedPages({ graph }: GraphBuilder): string[] {
  const listed: string[] = [];
  for (const { predicate, object } of graph.triples()) {
    const lists = predicate === `${prefixes.schema}dataset` || predicate === `${prefixes.dcat}dataset`;
    if (lists && object.termType === 'NamedNode' && graph.describe(object) === undefined)
      listed.push(object.value.replace(/#.*$/s, ''));
  }
  return listed;
}

const sameHost = (url: string, other: string): boolean =>
  URL.canParse(url) && new URL(url).host === new URL(other).host;
