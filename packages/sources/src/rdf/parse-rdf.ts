import type { Graph, Problem } from '@lanskatalog/core';
import { decodeText } from './decode-text.ts';
import { GraphBuilder } from './graph-builder.ts';
import { readJsonLd } from './jsonld/read-jsonld.ts';
import { parseJson } from './parse-json.ts';
import { isRdfJson, readRdfJson } from './read-rdf-json.ts';
import { readRdfXml } from './rdfxml/read-rdfxml.ts';
import type { NotRdf } from './sniff-syntax.ts';
import { sniffBinary, sniffSyntax } from './sniff-syntax.ts';
import { readTurtle } from './turtle/read-turtle.ts';

export interface ParseOptions {
  /** What the server says of the content: a hint, used only where the content leaves it open. */
  readonly mediaType: string;
  /** The address that answered, after redirects. */
  readonly baseIri: string;
  /** Charset of the Content-Type, where it names one. */
  readonly charset?: string;
  /** Put before blank node labels, so that those of several documents differ. */
  readonly blankPrefix?: string;
  readonly signal?: AbortSignal;
}

export type ParseResult =
  | {
      readonly kind: 'graph';
      readonly graph: Graph;
      /** Faults and repairs, those of a subject named by it. */
      readonly problems: readonly Problem[];
      /** False where part of the document could not be read: what it lacks is not thereby gone. */
      readonly complete: boolean;
    }
  | {
      readonly kind: 'not-rdf';
      readonly looksLike: NotRdf | 'json' | 'xml';
      readonly problems: readonly Problem[];
    };

const notRdfCodes = {
  empty: 'rdf.empty',
  html: 'rdf.html-page',
  json: 'rdf.plain-json',
  xml: 'rdf.plain-xml',
  csv: 'rdf.not-rdf',
  pdf: 'rdf.not-rdf',
  zip: 'rdf.not-rdf',
  binary: 'rdf.not-rdf',
  text: 'rdf.not-rdf',
} as const;

/**
 * Reads RDF in any serialisation, chosen by content: RDF/XML, Turtle, TriG, N-Triples, N-Quads, JSON-LD, RDF/JSON. What
 * can be repaired is, and told; what is broken is left out, and told; it never throws for what a document says.
 */
export async function parseRdf(bytes: Uint8Array, options: ParseOptions): Promise<ParseResult> {
  const builder = new GraphBuilder({ baseIri: options.baseIri, blankPrefix: options.blankPrefix ?? '' });
  const other = sniffBinary(bytes) ?? (await read(bytes, options, builder));
  if (other !== undefined) {
    builder.log.report(notRdfCodes[other], { subject: options.baseIri, params: { looksLike: other } });
    return { kind: 'not-rdf', looksLike: other, problems: builder.log.list() };
  }
  builder.finish();
  return { kind: 'graph', graph: builder.graph, problems: builder.log.list(), complete: builder.complete };
}

/** Reads into the builder, or says what the content is instead of RDF. */
async function read(
  bytes: Uint8Array,
  { mediaType, charset, signal }: ParseOptions,
  builder: GraphBuilder,
): Promise<NotRdf | 'json' | 'xml' | undefined> {
  const text = decodeText(bytes, charset, builder.log);
  const syntax = sniffSyntax(text, mediaType);
  if (syntax === 'turtle') readTurtle(text, builder);
  else if (syntax === 'json') return readJson(text, builder);
  else if (syntax === 'xml') {
    if (!/\brdf:|http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#|<dcat:/.test(text)) return 'xml';
    await readRdfXml(text, builder, signal);
  } else return syntax;
  return undefined;
}

function readJson(text: string, builder: GraphBuilder): 'json' | undefined {
  const parsed = parseJson(text);
  if (parsed.kind === 'not-json') {
    // `[] a dcat:Catalog` begins like JSON, too.
    if (text.trimStart().startsWith('[')) readTurtle(text, builder);
    return builder.graph.size === 0 ? 'json' : undefined;
  }
  if (parsed.kind === 'json' && parsed.around !== '') {
    builder.log.report('rdf.text-around', { before: parsed.around.slice(0, 200) });
  }
  if (parsed.kind === 'cut') {
    builder.complete = false;
    builder.log.report('rdf.truncated', { place: { line: parsed.line } });
  }
  const { value } = parsed;
  const wrapped = (value as { readonly metadata?: unknown } | null)?.metadata;
  if (isRdfJson(value)) readRdfJson(value, builder);
  else if (isRdfJson(wrapped)) readRdfJson(wrapped, builder);
  else if (isJsonLd(value)) readJsonLd(value, builder);
  else return 'json';
  return undefined;
}

function isJsonLd(value: unknown): boolean {
  const top: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof top !== 'object' || top === null) return Array.isArray(value) && value.length === 0;
  return (
    '@context' in top ||
    '@graph' in top ||
    '@id' in top ||
    '@type' in top ||
    Object.keys(top).some((key) => key.includes('://'))
  );
}
