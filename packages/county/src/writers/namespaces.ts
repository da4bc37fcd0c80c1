import { prefixes } from '@lanskatalog/core';

/** Prefix → namespace. What a feed declares may be wrong, so writers take it from outside. */
export type Namespaces = Readonly<Record<string, string>>;

const used = [
  'adms',
  'dcat',
  'dcatap',
  'dct',
  'foaf',
  'geo',
  'hydra',
  'odrs',
  'owl',
  'rdf',
  'schema',
  'skos',
  'vcard',
  'xsd',
] as const;

export const feedNamespaces: Namespaces = Object.fromEntries(
  used.map((prefix) => [prefix, prefixes[prefix]]),
);

/** `dct:title` → IRI, by the feed's own declarations. */
export function expandName(name: string, namespaces: Namespaces): string {
  const colon = name.indexOf(':');
  const namespace = namespaces[name.slice(0, colon)];
  return namespace === undefined ? name : namespace + name.slice(colon + 1);
}
