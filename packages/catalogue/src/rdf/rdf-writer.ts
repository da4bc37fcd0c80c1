import { jsonLdWriter } from './json-ld-writer.ts';
import { nQuadsWriter } from './n-quads-writer.ts';
import { rdfXmlWriter } from './rdf-xml-writer.ts';
import { turtleWriter } from './turtle-writer.ts';
import type { WritableNode } from './writable-entity.ts';

/** Writes a document piece by piece, so that a catalogue of any size takes the memory of one dataset. */
export interface RdfWriter {
  start(): string;
  node(node: WritableNode): string;
  end(): string;
}

export const rdfFormats = {
  rdfxml: { extension: 'rdf', mediaType: 'application/rdf+xml', writer: rdfXmlWriter },
  turtle: { extension: 'ttl', mediaType: 'text/turtle', writer: turtleWriter },
  jsonld: { extension: 'jsonld', mediaType: 'application/ld+json', writer: jsonLdWriter },
  nquads: { extension: 'nq', mediaType: 'application/n-quads', writer: nQuadsWriter },
} as const satisfies Record<string, { extension: string; mediaType: string; writer: () => RdfWriter }>;

export type RdfFormat = keyof typeof rdfFormats;
