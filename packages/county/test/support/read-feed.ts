import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import type { Serialisation } from '../../src/index.ts';

interface Term {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}
export interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

/** Reads a feed with somebody else's parser, as strictly as that parser is. */
export async function readFeed(text: string, serialisation: Serialisation, base: string): Promise<Quad[]> {
  if (serialisation === 'turtle' || serialisation === 'ntriples')
    return new Parser({ baseIRI: base }).parse(text);
  const parser =
    serialisation === 'rdfxml' ? new RdfXmlParser({ baseIRI: base }) : new JsonLdParser({ baseIRI: base });
  const quads: Quad[] = [];
  const read = Readable.from([text]).pipe(parser);
  read.on('data', (quad: Quad) => quads.push(quad));
  await finished(read);
  return quads;
}

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
export const dcat = 'http://www.w3.org/ns/dcat#';
export const dct = 'http://purl.org/dc/terms/';
export const hydra = 'http://www.w3.org/ns/hydra/core#';

/** Distinct subjects of a class. */
export const instances = (quads: readonly Quad[], type: string): string[] => [
  ...new Set(
    quads
      .filter(({ predicate, object }) => predicate.value === rdfType && object.value === type)
      .map(({ subject }) => subject.value),
  ),
];

export const objects = (quads: readonly Quad[], predicate: string): Term[] =>
  quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object);
