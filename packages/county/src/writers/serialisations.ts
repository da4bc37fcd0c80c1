import type { Resource } from '../resource.ts';
import type { Namespaces } from './namespaces.ts';
import { writeJsonLd } from './write-jsonld.ts';
import { writeNTriples } from './write-ntriples.ts';
import { writeRdfXml } from './write-rdfxml.ts';
import { writeTurtle } from './write-turtle.ts';

interface SerialisationForm {
  readonly mediaType: string;
  /** Ending of the feed's own address in this form: `/datasets/dcat.ttl`. */
  readonly extension: string;
  readonly write: (resources: Iterable<Resource>, namespaces: Namespaces) => Generator<string>;
}

export const serialisations = {
  rdfxml: { mediaType: 'application/rdf+xml', extension: 'rdf', write: writeRdfXml },
  turtle: { mediaType: 'text/turtle', extension: 'ttl', write: writeTurtle },
  jsonld: { mediaType: 'application/ld+json', extension: 'jsonld', write: writeJsonLd },
  ntriples: { mediaType: 'application/n-triples', extension: 'nt', write: writeNTriples },
} as const satisfies Record<string, SerialisationForm>;

export type Serialisation = keyof typeof serialisations;
export const serialisationNames = Object.keys(serialisations) as Serialisation[];
