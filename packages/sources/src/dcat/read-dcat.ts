import type { Page, Problem, ReadContext, ReadResult } from '@lanskatalog/core';
import { Graph } from '@lanskatalog/core';
import { createHash } from 'node:crypto';
import { GraphBuilder } from '../rdf/graph-builder.ts';
import type { ParseResult } from '../rdf/parse-rdf.ts';
import { parseRdf } from '../rdf/parse-rdf.ts';
import { ProblemLog } from '../rdf/problem-log.ts';
import { hasSchemaDatasets, writeSchemaDatasets } from '../schema-org/schema-to-dcat.ts';
import { countServices, datasetKeys } from './datasets.ts';
import type { Paging } from './hydra-paging.ts';
import { pagingOf } from './hydra-paging.ts';
import { undescribedCatalogues } from './sub-catalogues.ts';

/** Pages read of a catalogue where the configuration sets no limit. */
const defaultMaxPages = 1000;
/** Levels of catalogues below the one asked for. */
const maxDepth = 3;

type ParsedPage =
  | {
      readonly kind: 'parsed';
      readonly graph: Graph;
      readonly paging: Paging;
      readonly url: string;
      readonly digest: string;
    }
  | { readonly kind: 'unreachable' | 'refused' | 'invalid'; readonly problems: readonly Problem[] };

/** Reads a DCAT catalogue: its page, the pages that follow it, and the catalogues it is made of. */
export const readDcat = (context: ReadContext): Promise<ReadResult> =>
  readFeeds(context, [context.source.url]);

/** Reads several feeds of one source into one graph. One that fails leaves the others, but the harvest is incomplete. */
export async function readFeeds(context: ReadContext, urls: readonly string[]): Promise<ReadResult> {
  const reading = new CatalogueReading(context);
  const failures: Exclude<ParsedPage, { kind: 'parsed' }>[] = [];
  for (const url of urls) {
    const first = await reading.page(url);
    if (first.kind === 'parsed') await reading.follow(first);
    else {
      failures.push(first);
      reading.failed(url, first.problems);
    }
  }
  const [failure] = failures;
  if (failure !== undefined && failures.length === urls.length) return failure;
  await reading.readParts();
  return reading.result();
}

class CatalogueReading {
  readonly #context: ReadContext;
  #graph = new Graph();
  readonly #log = new ProblemLog();
  #complete = true;
  #pages = 0;
  /** Addresses asked for and addresses that answered, without fragments. */
  readonly #visited = new Set<string>();

  constructor(context: ReadContext) {
    this.#context = context;
  }

  result(): ReadResult {
    if (hasSchemaDatasets(this.#graph)) this.#addSchemaDatasets();
    return { kind: 'read', graph: this.#graph, complete: this.#complete, problems: this.#log.list() };
  }

  /** RDF may describe datasets in schema.org's words, too. */
  #addSchemaDatasets(): void {
    const builder = new GraphBuilder({ baseIri: this.#context.source.url, blankPrefix: 's' });
    writeSchemaDatasets(this.#graph, builder);
    this.#graph.addAll(builder.graph);
  }

  async page(address: string): Promise<ParsedPage> {
    this.#context.signal.throwIfAborted();
    const url = withoutFragment(address);
    this.#visited.add(url);
    const answer = await this.#context.fetcher.get({
      url,
      headers: this.#context.source.overrides.headers ?? {},
    });
    if (answer.kind !== 'page') return { kind: answer.kind, problems: [answer.problem] };
    this.#visited.add(withoutFragment(answer.finalUrl));
    this.#pages += 1;
    const parsed = await this.#parse(answer);
    if (parsed.kind === 'not-rdf') return { kind: 'invalid', problems: parsed.problems };
    this.#complete &&= parsed.complete;
    for (const problem of parsed.problems) this.#log.include(problem);
    const paging = pagingOf(parsed.graph, answer.finalUrl);
    this.#context.onProgress({
      pages: this.#pages,
      ...(paging.totalPages === undefined ? {} : { totalPages: paging.totalPages }),
    });
    const digest = createHash('sha256').update(answer.bytes).digest('hex');
    return { kind: 'parsed', graph: parsed.graph, paging, url: answer.finalUrl, digest };
  }

  #parse({ bytes, mediaType, finalUrl, headers }: Page): Promise<ParseResult> {
    const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
    return parseRdf(bytes, {
      mediaType,
      baseIri: finalUrl,
      blankPrefix: this.#pages === 1 ? '' : `p${this.#pages}`,
      signal: this.#context.signal,
      ...(charset === undefined ? {} : { charset }),
    });
  }

  /** Takes in a catalogue's first page and follows its paging to the end. */
  async follow(first: Extract<ParsedPage, { kind: 'parsed' }>): Promise<void> {
    const seen = datasetKeys(first.graph);
    const digests = new Set([first.digest]);
    let services = countServices(first.graph);
    let paging = first.paging;
    if (this.#graph.size === 0) this.#graph = first.graph;
    else this.#graph.addAll(first.graph);
    for (let pages = 1; paging.next !== undefined; pages += 1) {
      const url = paging.next;
      const stop = this.#reasonToStop(url, pages);
      if (stop !== undefined) return this.#break(stop, { subject: url, params: { pages } });
      const page = await this.page(url);
      if (page.kind !== 'parsed') return this.#breakWith('sources.page-failed', url, page.problems);
      const keys = datasetKeys(page.graph);
      const known = seen.size;
      for (const key of keys) seen.add(key);
      const repeated = digests.has(page.digest) || (keys.size > 0 && seen.size === known);
      digests.add(page.digest);
      // A page after the last one is how some servers end their paging; one that promises more is another matter.
      const ends = keys.size === 0 && page.paging.next === undefined;
      this.#graph.addAll(page.graph);
      services += countServices(page.graph);
      if (ends || seen.size >= (page.paging.totalItems ?? Infinity)) {
        paging = { ...page.paging, next: undefined };
      } else if (repeated || keys.size === 0) {
        return this.#break(repeated ? 'sources.page-repeated' : 'sources.page-empty', {
          subject: url,
          params: { pages: pages + 1 },
        });
      } else paging = page.paging;
    }
    const expected = paging.totalItems ?? first.paging.totalItems;
    if (expected === undefined || seen.size === expected || seen.size + services === expected) return;
    const details = { subject: first.url, params: { expected, read: seen.size } };
    if (seen.size < expected) this.#break('sources.count-mismatch', details);
    else this.#log.report('sources.count-mismatch', { ...details, severity: 'info' });
  }

  #reasonToStop(url: string, pages: number): 'sources.paging-loop' | 'sources.page-cap' | undefined {
    if (this.#visited.has(withoutFragment(url))) return 'sources.paging-loop';
    return pages >= (this.#context.source.overrides.maxPages ?? defaultMaxPages)
      ? 'sources.page-cap'
      : undefined;
  }

  /** Fetches the catalogues that are named but not described, and those that they name, down to a depth. */
  async readParts(): Promise<void> {
    for (let depth = 1; ; depth += 1) {
      const parts = undescribedCatalogues(this.#graph).filter(
        (url) => !this.#visited.has(withoutFragment(url)),
      );
      if (parts.length === 0) return;
      if (depth > maxDepth)
        return this.#break('sources.catalogue-too-deep', {
          subject: parts[0] ?? '',
          params: { depth: maxDepth },
        });
      for (const url of parts) {
        if (this.#visited.has(withoutFragment(url))) continue;
        const page = await this.page(url);
        if (page.kind === 'parsed') await this.follow(page);
        else this.failed(url, page.problems);
      }
    }
  }

  /** A catalogue could not be had: the others are still read. */
  failed(url: string, causes: readonly Problem[]): void {
    this.#breakWith('sources.catalogue-failed', url, causes);
  }

  #breakWith(
    code: 'sources.page-failed' | 'sources.catalogue-failed',
    url: string,
    causes: readonly Problem[],
  ): void {
    for (const cause of causes) this.#log.include(cause);
    this.#break(code, { subject: url });
  }

  #break(code: Parameters<ProblemLog['report']>[0], details: Parameters<ProblemLog['report']>[1]): void {
    this.#complete = false;
    this.#log.report(code, details);
  }
}

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');
