import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { RdfFormat } from '../../src/index.ts';

export interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term & { readonly language?: string; readonly datatype?: Term | undefined };
}
interface Term {
  readonly termType: string;
  readonly value: string;
}

/** Parses with other people's strict parsers. */
export async function parseRdf(text: string, format: RdfFormat): Promise<Quad[]> {
  if (format === 'turtle' || format === 'nquads') {
    return new Parser({ format: format === 'turtle' ? 'text/turtle' : 'application/n-quads' }).parse(text);
  }
  const parser = format === 'rdfxml' ? new RdfXmlParser({ validateUri: true }) : new JsonLdParser();
  const quads: Quad[] = [];
  // Pieces of odd size, so that a parser meets a boundary anywhere.
  const pieces = text.match(/[^]{1,997}/gu) ?? [];
  for await (const quad of Readable.from(pieces).pipe(parser)) quads.push(quad as Quad);
  return quads;
}

/**
 * The graph as sorted texts, one per statement of a named node; blank nodes, which always form trees here, are
 * replaced by what they say. Two graphs are equal exactly when these are.
 */
export function graphForm(quads: readonly Quad[]): string[] {
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = `${quad.subject.termType} ${quad.subject.value}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), quad]);
  }
  const objectForm = ({ object }: Quad): string => {
    if (object.termType === 'BlankNode') return `[${statements('BlankNode', object.value).join('; ')}]`;
    if (object.termType === 'Literal') {
      const tag = object.language ? `@${object.language.toLowerCase()}` : `^^${object.datatype?.value}`;
      return `${JSON.stringify(object.value)}${tag}`;
    }
    return `<${object.value}>`;
  };
  const statements = (termType: string, value: string): string[] =>
    (bySubject.get(`${termType} ${value}`) ?? [])
      .map((quad) => `${quad.predicate.value} ${objectForm(quad)}`)
      .sort();
  const subjects = new Set(
    quads.filter(({ subject }) => subject.termType !== 'BlankNode').map((q) => q.subject.value),
  );
  return [...subjects].flatMap((id) => statements('NamedNode', id).map((line) => `${id} ${line}`)).sort();
}
