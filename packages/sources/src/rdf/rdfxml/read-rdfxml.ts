import { decodeHTML } from 'entities';
import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import { forgottenNamespace } from '../forgotten-prefix.ts';
import type { GraphBuilder } from '../graph-builder.ts';
import { declaredEntities, escapeStrayMarkup } from './repair-xml.ts';
import { RdfXmlStatements } from './rdfxml-statements.ts';

/** Characters between two looks at the clock and the signal. */
const chunkLength = 1 << 20;

/** Faults after which part of the document may have been read as something else than was meant. */
const harmful =
  /unclosed tag|unmatched closing|unexpected close|unexpected end|malformed|disallowed character in (?:tag|closing)|unbound/;
const ended = /unclosed tag|unexpected end/;

/**
 * Reads RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) without giving up: what breaks the rules of XML or of the
 * grammar is told with its line, and reading goes on after it.
 */
export async function readRdfXml(text: string, builder: GraphBuilder, signal?: AbortSignal): Promise<void> {
  const parser = new SaxesParser({
    xmlns: true,
    resolvePrefix: (prefix: string) => forgottenNamespace(prefix, builder),
  });
  const statements = new RdfXmlStatements(builder, () => ({ line: parser.line, column: parser.column + 1 }));
  let entities: Record<string, string> = {};
  parser.ENTITIES = new Proxy(parser.ENTITIES, {
    get: (known, name) =>
      typeof name === 'string' ? (known[name] ?? entities[name] ?? htmlEntity(name, builder)) : undefined,
  });
  let truncated = false;
  parser.on('doctype', (doctype) => (entities = declaredEntities(doctype)));
  parser.on('opentag', (tag: SaxesTagNS) => statements.open(tag));
  parser.on('text', (characters) => statements.text(characters));
  parser.on('cdata', (characters) => statements.text(characters));
  parser.on('closetag', () => statements.close());
  parser.on('error', (error) => {
    truncated ||= ended.test(error.message);
    if (harmful.test(error.message)) builder.complete = false;
    if (!ended.test(error.message)) reportSyntax(error.message, parser, builder);
  });
  const repaired = escapeStrayMarkup(text, builder.log);
  for (let start = 0; start < repaired.length; start += chunkLength) {
    parser.write(repaired.slice(start, start + chunkLength));
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  parser.close();
  if (truncated) builder.log.report('rdf.truncated', { place: { line: parser.line } });
}

/** `&nbsp;` and its like belong to HTML, but everyone knows what they mean. */
function htmlEntity(name: string, builder: GraphBuilder): string | undefined {
  const decoded = decodeHTML(`&${name};`);
  if (decoded.endsWith(';')) return undefined;
  builder.log.report('rdf.xml-escaped', { before: `&${name};`, after: decoded });
  return decoded;
}

/** The parser puts `line:column: ` before its message; the place says that already. */
function reportSyntax(message: string, parser: SaxesParser<{ xmlns: true }>, builder: GraphBuilder): void {
  const detail = message.replace(/^[^:]*?\d+:\d+: /, '');
  builder.log.report('rdf.syntax-error', {
    place: { line: parser.line, column: parser.column + 1 },
    params: { detail, line: parser.line },
  });
}
