import { prefixes } from '@lanskatalog/core';

/** Namespaces that are written in more than one way, and the one we use. */
const others: readonly (readonly [string, string])[] = [
  ['http://vocab.deri.ie/dcat#', prefixes.dcat],
  ['http://www.w3.org/ns/dcat-ap#', prefixes.dcatap],
  ['http://purl.org/dc/terms#', prefixes.dct],
  ['http://xmlns.com/foaf/spec/', prefixes.foaf],
  ['http://www.w3.org/2006/vcard/ns/', prefixes.vcard],
];

const localName = /^[A-Za-z][\w-]*$/;

/** Wrong namespace → right one, longest first so that the most specific is tried first. */
const variants = new Map<string, string>(others);
for (const namespace of Object.values(prefixes)) {
  const bare = namespace.slice(0, -1);
  for (const stem of [bare, bare.replace(/^http:/, 'https:')]) {
    for (const variant of [stem, `${stem}/`, `${stem}#`])
      if (variant !== namespace) variants.set(variant, namespace);
  }
}
const longestFirst = [...variants].sort(([a], [b]) => b.length - a.length);
const right = new Set<string>(Object.values(prefixes));

/** A property or class IRI in its usual spelling, and the namespace that was wrong, where one was. */
export function correctNamespace(iri: string): { readonly iri: string; readonly wrong?: string } {
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  if (right.has(iri.slice(0, cut))) return { iri };
  for (const [wrong, namespace] of longestFirst) {
    if (iri.startsWith(wrong) && localName.test(iri.slice(wrong.length))) {
      const corrected = namespace + iri.slice(wrong.length);
      // schema.org itself uses both schemes, so neither is a fault.
      return wrong === 'https://schema.org/' ? { iri: corrected } : { iri: corrected, wrong };
    }
  }
  return { iri };
}
