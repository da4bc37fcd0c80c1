export type { ParseOptions, ParseResult } from './rdf/parse-rdf.ts';
export { parseRdf } from './rdf/parse-rdf.ts';
export type { SourceReader } from './read-source.ts';
export { readSource } from './read-source.ts';
