export type { Candidate } from './discovery/candidate.ts';
export type { Discovery } from './discovery/discover.ts';
export { discover } from './discovery/discover.ts';
export type { Attempt } from './discovery/prober.ts';
export { maxRequests } from './discovery/prober.ts';
export type { ParseOptions, ParseResult } from './rdf/parse-rdf.ts';
export { parseRdf } from './rdf/parse-rdf.ts';
export type { SourceReader } from './read-source.ts';
export { readDiscovered, readSource } from './read-source.ts';
