import type { NamedNode, Subject, Term } from '@lanskatalog/core';
import { Parser } from 'n3';
import type { GraphBuilder } from '../graph-builder.ts';
import { tellUndeclared, wellKnownNamespace } from '../forgotten-prefix.ts';
import { escapeNames, TurtleText, unescapeIri } from './turtle-text.ts';

/** After this many broken statements the rest is given up. */
const maxBrokenStatements = 200;

/**
 * Given to the parser as the base: references come back with it in front, so that they are resolved and told of where
 * those of all syntaxes are.
 */
const relativeMark = 'relative:';

/** The parser resolves these by itself, which the mark does not survive; escaping hides them from it. */
const dotSegments = /<(?![A-Za-z][A-Za-z0-9+.-]*:)[^<>"\s]*\.\.?[/>#?]/;

/** Reads Turtle, TriG, N-Triples and N-Quads. A statement that is broken is told with its line and left out. */
export function readTurtle(text: string, builder: GraphBuilder): void {
  if (!dotSegments.test(text) && parse(text, builder) === undefined) return;
  builder.restart();
  // Most faults are characters that the grammar forbids in names; they are seen to before any statement is given up.
  let rest: TurtleText | undefined = new TurtleText(escapeNames(text));
  const told = new Set<number>();
  for (let tries = 0; rest !== undefined && tries < maxBrokenStatements; tries += 1) {
    const fault = parse(rest.toString(), builder, true);
    rest = fault === undefined ? undefined : recover(rest, fault, { builder, told });
  }
  if (rest !== undefined) builder.log.report('rdf.syntax-too-broken', { subject: builder.baseIri });
}

interface SyntaxFault {
  readonly message: string;
  /** Line of the text that was given, from 1. */
  readonly line: number;
}

/** What to read next after a fault: the same with a prefix declared, or what follows the broken statement. */
function recover(
  text: TurtleText,
  { message, line }: SyntaxFault,
  { builder, told }: { readonly builder: GraphBuilder; readonly told: Set<number> },
): TurtleText | undefined {
  const prefix = /^Undefined prefix "([^"]*):"/.exec(message)?.[1];
  const namespace = prefix === undefined ? undefined : wellKnownNamespace(prefix);
  if (prefix !== undefined && namespace !== undefined) {
    tellUndeclared(prefix, builder);
    return text.declaring(prefix, namespace);
  }
  builder.complete = false;
  const place = { line: text.lineOf(line) };
  const code = text.breaksOffAt(line) ? 'rdf.truncated' : 'rdf.syntax-error';
  // A line that was tried twice is one fault.
  if (!told.has(place.line))
    builder.log.report(code, { place, params: { detail: message, line: place.line } });
  told.add(place.line);
  return text.afterFaultAt(line);
}

function parse(text: string, builder: GraphBuilder, escaped = false): SyntaxFault | undefined {
  // The types of n3 know only whole RDF/JS factories; the parser itself asks for no more than this.
  const options = { baseIRI: relativeMark, blankNodePrefix: 'n', factory: factoryOf(builder, escaped) };
  const parser = new Parser(options as unknown as ConstructorParameters<typeof Parser>[0]);
  try {
    parser.parse(text);
    return undefined;
  } catch (error) {
    const { message, context } = error as Error & { readonly context?: { readonly line?: number } };
    return { message: message.replace(/ on line \d+\.?$/, ''), line: context?.line ?? 1 };
  }
}

/**
 * What N3.js asks for terms. `quad` puts the statement into the graph at once and returns nothing to collect, so no
 * second copy of the document is ever held.
 */
function factoryOf(builder: GraphBuilder, escaped: boolean): object {
  return {
    namedNode: (raw: string) => {
      const iri = raw.startsWith(relativeMark) ? raw.slice(relativeMark.length) : raw;
      return builder.resource(escaped ? unescapeIri(iri) : iri);
    },
    blankNode: (label?: string) => builder.blank(label?.slice(1)),
    literal: (text: string, type?: string | NamedNode) =>
      typeof type === 'string' ? builder.literal(text, type) : builder.literal(text, '', type?.value),
    variable: (name: string) => builder.blank(`v${name}`),
    defaultGraph: () => undefined,
    // eslint-disable-next-line max-params -- the parser's own signature
    quad: (subject: Subject, predicate: NamedNode, object: Term) => {
      builder.add(subject, builder.predicate(predicate.value), object);
    },
  };
}
