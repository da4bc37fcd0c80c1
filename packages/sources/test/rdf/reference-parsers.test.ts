import { describe, expect, it } from '@jest/globals';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { readFileSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { sharedFeeds } from '../shared-feeds.ts';
import { baseIri, read } from './read.ts';

/** What a parser of the RDF/JS world says of a document, in the form of our lines. */
async function reference(parser: unknown, content: string): Promise<number> {
  const stream = parser as Transform;
  stream.end(content);
  const statements = new Set<string>();
  for await (const quad of stream as AsyncIterable<{
    subject: RdfTerm;
    predicate: RdfTerm;
    object: RdfTerm;
  }>) {
    statements.add([quad.subject, quad.predicate, quad.object].map(text).join(' '));
  }
  return statements.size;
}

interface RdfTerm {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype?: RdfTerm;
}

const text = ({ termType, value, language, datatype }: RdfTerm): string =>
  `${termType}${value}@${language ?? ''}^^${datatype?.value ?? ''}`;

// Real feeds are read where they lie and never copied.
const feeds = sharedFeeds('profile', 'vocabularies', 'ckan', 'sweden', 'other').filter((path) =>
  /\.(?:rdf|xml|jsonld)$/.test(path),
);
/** Files that no strict parser reads to the end. */
const unreadable = /raa-soch-dataset/;
const harmless = new Set([
  'rdf.relative-iri',
  'rdf.carriage-returns',
  'rdf.byte-order-mark',
  'rdf.text-ignored',
]);

describe('beside the reference parsers', () => {
  if (feeds.length === 0) it.skip('reads as many statements (skipped: no shared data here)', () => undefined);
  it.each(feeds.filter((path) => !unreadable.test(path)))(
    'loses no statement of %s, and changes none without telling',
    async (path) => {
      const content = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
      const parser = path.endsWith('.jsonld')
        ? new JsonLdParser({ baseIRI: baseIri })
        : new RdfXmlParser({ baseIRI: baseIri, validateUri: false });
      const { graph, codes } = await read(content);
      const expected = await reference(parser, content);
      if (codes.every((code) => harmless.has(code))) expect(graph.size).toBe(expected);
      // A repair may make two statements one, such as a class named in two ways.
      else expect(graph.size).toBeGreaterThanOrEqual(expected - 2);
    },
  );
});
