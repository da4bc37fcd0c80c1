import { prefixes } from '@lanskatalog/core';
import type { GraphBuilder } from './graph-builder.ts';

/** Prefixes in common use beside the profile's own. */
const wellKnown = new Map<string, string>([
  ...Object.entries(prefixes),
  ['dcterms', prefixes.dct],
  // Who forgets to declare it nearly always means the terms, which also have all that the older elements have.
  ['dc', prefixes.dct],
  ['r5r', prefixes.dcatap],
  ['sdo', prefixes.schema],
]);

/** The namespace of a prefix that a document uses without declaring it, where everyone knows it. */
export const wellKnownNamespace = (prefix: string): string | undefined => wellKnown.get(prefix);

export function tellUndeclared(prefix: string, builder: GraphBuilder): void {
  const after = wellKnownNamespace(prefix) ?? '';
  builder.log.report('rdf.prefix-undeclared', {
    subject: builder.baseIri,
    property: prefix,
    before: prefix,
    after,
  });
}
