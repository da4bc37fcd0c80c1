import type { Page, Problem, ProblemCode, ProblemDetails, ReadContext, ReadResult } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { z } from 'zod';
import { decodeText } from '../rdf/decode-text.ts';
import { GraphBuilder } from '../rdf/graph-builder.ts';
import { parseJson } from '../rdf/parse-json.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { parseXml, textOf } from '../xml/xml-element.ts';

/** Why there is nothing to go on with. */
export type Failed = Exclude<ReadResult, { kind: 'read' }>;

const jsonTypes = 'application/json, application/*+json;q=0.9, */*;q=0.1';
export const htmlTypes = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
export const xmlTypes = 'application/xml, text/xml;q=0.9, */*;q=0.1';

/** One reading of a source: what asks the pages, where the graph grows, and what comes of it in the end. */
export class SourceReading {
  readonly context: ReadContext;
  readonly builder: GraphBuilder;
  #pages = 0;

  constructor(context: ReadContext, blankPrefix = '') {
    this.context = context;
    this.builder = new GraphBuilder({ baseIri: context.source.url, blankPrefix });
  }

  /** Without `accept`, RDF is asked for. */
  async page(url: string, accept?: string): Promise<Page | Failed> {
    this.context.signal.throwIfAborted();
    const answer = await this.context.fetcher.get({
      url,
      ...(accept === undefined ? {} : { accept }),
      headers: this.context.source.overrides.headers ?? {},
    });
    if (answer.kind !== 'page') return { kind: answer.kind, problems: [answer.problem] };
    this.#pages += 1;
    this.context.onProgress({ pages: this.#pages });
    return answer;
  }

  /** A page's text, by the encoding that it is in. */
  text({ bytes, headers }: Page): string {
    const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(headers['content-type'] ?? '')?.[1];
    return decodeText(bytes, charset, this.builder.log);
  }

  /** Asks for JSON of a shape; anything else is an answer that the kind cannot use. */
  async json<Schema extends z.ZodType>(
    url: string,
    schema: Schema,
  ): Promise<{ readonly kind: 'json'; readonly value: z.infer<Schema>; readonly page: Page } | Failed> {
    const page = await this.page(url, jsonTypes);
    if (page.kind !== 'page') return page;
    const json = parseJson(this.text(page));
    if (json.kind === 'json' && json.around !== '')
      this.report('rdf.text-around', { subject: url, before: json.around.slice(0, 200) });
    if (json.kind === 'cut') this.incomplete('rdf.truncated', { subject: url, place: { line: json.line } });
    const parsed = schema.safeParse(json.kind === 'not-json' ? undefined : json.value);
    if (parsed.success) return { kind: 'json', value: parsed.data, page };
    const detail = json.kind === 'not-json' ? 'JSON' : reasonOf(parsed.error);
    return invalid(problem('sources.answer-unexpected', { subject: url, params: { detail } }));
  }

  /** Asks for XML with one of these root elements. */
  async xml(
    url: string,
    roots: RegExp,
  ): Promise<{ readonly kind: 'xml'; readonly root: XmlElement; readonly page: Page } | Failed> {
    const page = await this.page(url, xmlTypes);
    if (page.kind !== 'page') return page;
    const xml = parseXml(this.text(page));
    if (xml.kind !== 'xml' || !roots.test(xml.root.name)) {
      const detail = xml.kind === 'xml' ? (textOf(xml.root)?.slice(0, 200) ?? xml.root.name) : 'XML';
      return invalid(problem('sources.answer-unexpected', { subject: url, params: { detail } }));
    }
    if (!xml.wellFormed) this.incomplete('rdf.truncated', { subject: url });
    return { kind: 'xml', root: xml.root, page };
  }

  report(code: ProblemCode, details: ProblemDetails = {}): void {
    this.builder.log.report(code, details);
  }

  /** Something is missing from what was read: it is told, and nothing may be removed on its word. */
  incomplete(code: ProblemCode, details: ProblemDetails = {}): void {
    this.builder.complete = false;
    this.report(code, details);
  }

  /** A page in the middle failed. */
  broke(url: string, { problems }: Failed): void {
    for (const cause of problems) this.builder.log.include(cause);
    this.incomplete('sources.page-failed', { subject: url });
  }

  result(): ReadResult {
    this.builder.finish();
    const { graph, complete, log } = this.builder;
    return { kind: 'read', graph, complete, problems: log.list() };
  }
}

export const invalid = (...problems: Problem[]): Failed => ({ kind: 'invalid', problems });

/** The first thing that a schema found wrong, with its place. */
export function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? '' : `${issue.path.join('.')} ${issue.message}`.trim();
}
