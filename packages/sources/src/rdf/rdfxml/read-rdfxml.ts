import { decodeHTML } from 'entities';
import { SaxesParser } from 'saxes';
import { tellUndeclared, wellKnownNamespace } from '../forgotten-prefix.ts';
import type { GraphBuilder } from '../graph-builder.ts';
import { balanceTags } from './balance-tags.ts';
import { cutSurroundings } from './cut-surroundings.ts';
import { declaredEntities, escapeStrayMarkup } from './repair-xml.ts';
import { ReadingGivenUp, RdfXmlStatements } from './rdfxml-statements.ts';

/** Characters between two looks at the clock and the signal. */
const chunkLength = 1 << 20;

/** A document with more faults is none; the parser would go on and find one in each character. */
const maxFaults = 1000;

/** Faults of the tags themselves, after which the parser no longer knows where it is. */
const unbalanced = /unmatched closing|unexpected close/;
/** Faults after which something may have been lost. */
const harmful = /malformed|disallowed character in (?:tag|closing)|unclosed tag|unexpected end/;
const brokenOff = /unclosed tag|unexpected end/;

/**
 * Reads RDF/XML (https://www.w3.org/TR/rdf-syntax-grammar/) without giving up: what breaks the rules of XML or of the
 * grammar is told with its line, and reading goes on after it.
 */
export async function readRdfXml(text: string, builder: GraphBuilder, signal?: AbortSignal): Promise<void> {
  const document = escapeStrayMarkup(cutSurroundings(text, builder.log), builder.log);
  const first = await readOnce(document, builder, signal);
  const fault = first.faults.find(({ message }) => unbalanced.test(message));
  if (fault === undefined) return tell(first, builder);
  builder.restart();
  const second = await readOnce(balanceTags(document), builder, signal);
  tell({ ...second, faults: [fault, ...second.faults] }, builder);
  builder.complete = false;
}

interface XmlFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

interface Reading {
  readonly faults: readonly XmlFault[];
  /** Prefixes that were used without being declared, and understood. */
  readonly undeclared: ReadonlySet<string>;
}

async function readOnce(text: string, builder: GraphBuilder, signal?: AbortSignal): Promise<Reading> {
  const undeclared = new Set<string>();
  const resolvePrefix = (prefix: string): string | undefined => {
    const namespace = wellKnownNamespace(prefix);
    if (namespace !== undefined) undeclared.add(prefix);
    return namespace;
  };
  const parser = new SaxesParser({ xmlns: true, resolvePrefix });
  const statements = new RdfXmlStatements(builder, () => ({ line: parser.line, column: parser.column + 1 }));
  const faults: XmlFault[] = [];
  let entities: Record<string, string> = {};
  parser.ENTITIES = new Proxy(parser.ENTITIES, {
    get: (known, name) =>
      typeof name === 'string' ? (known[name] ?? entities[name] ?? htmlEntity(name, builder)) : undefined,
  });
  parser.on('doctype', (doctype) => (entities = declaredEntities(doctype)));
  parser.on('opentag', (tag) => statements.open(tag));
  parser.on('text', (characters) => statements.text(characters));
  parser.on('cdata', (characters) => statements.text(characters));
  parser.on('closetag', () => statements.close());
  parser.on('error', ({ message }) => {
    if (faults.length >= maxFaults) throw new ReadingGivenUp();
    // The parser puts file, line and column before what it says.
    faults.push({
      message: message.replace(/^.*?\d+:\d+: /, ''),
      line: parser.line,
      column: parser.column + 1,
    });
  });
  try {
    for (let start = 0; start < text.length; start += chunkLength) {
      parser.write(text.slice(start, start + chunkLength));
      await new Promise(setImmediate);
      signal?.throwIfAborted();
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof ReadingGivenUp)) throw error;
    builder.complete = false;
    builder.log.report('rdf.syntax-too-broken', { subject: builder.baseIri });
  }
  return { faults, undeclared };
}

function tell({ faults, undeclared }: Reading, builder: GraphBuilder): void {
  for (const prefix of undeclared) tellUndeclared(prefix, builder);
  for (const { message, line, column } of faults) {
    if (harmful.test(message)) builder.complete = false;
    const prefix = /^unbound namespace prefix: "(.*)"/.exec(message)?.[1];
    if (prefix !== undefined) {
      builder.log.report('rdf.prefix-unknown', {
        subject: builder.baseIri,
        property: prefix,
        before: prefix,
      });
    } else if (!brokenOff.test(message)) {
      builder.log.report('rdf.syntax-error', { place: { line, column }, params: { detail: message, line } });
    }
  }
  const end = faults.find(({ message }) => brokenOff.test(message));
  if (end !== undefined) builder.log.report('rdf.truncated', { place: { line: end.line } });
}

/** `&nbsp;` and its like belong to HTML, but everyone knows what they mean. */
function htmlEntity(name: string, builder: GraphBuilder): string | undefined {
  const decoded = decodeHTML(`&${name};`);
  if (decoded.endsWith(';')) return undefined;
  builder.log.report('rdf.xml-escaped', {
    subject: builder.baseIri,
    property: `&${name};`,
    before: `&${name};`,
    after: decoded,
  });
  return decoded;
}
