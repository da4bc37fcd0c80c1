/** Prefixes of the profile (DCAT-AP-SE 3.0.1, "Namnrymder") and of what we write beside it. */
export const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  adms: 'http://www.w3.org/ns/adms#',
  dcatap: 'http://data.europa.eu/r5r/',
  schema: 'http://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  odrs: 'http://schema.theodi.org/odrs#',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  spdx: 'http://spdx.org/rdf/terms#',
  locn: 'http://www.w3.org/ns/locn#',
  geo: 'http://www.opengis.net/ont/geosparql#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  time: 'http://www.w3.org/2006/time#',
  dqv: 'http://www.w3.org/ns/dqv#',
  sh: 'http://www.w3.org/ns/shacl#',
} as const;

/** A prefixed name such as `dct:title`, or a whole IRI where no prefix of ours fits. */
export type PropertyName = string;

const byNamespace = new Map<string, string>(Object.entries(prefixes).map(([prefix, iri]) => [iri, prefix]));
const compacted = new Map<string, string>();
const localName = /^[A-Za-z_][\w-]*$/;

/** `http://purl.org/dc/terms/title` → `dct:title`; an IRI outside our prefixes is returned whole. */
export function compact(iri: string): PropertyName {
  const known = compacted.get(iri);
  if (known !== undefined) return known;
  const cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  const prefix = byNamespace.get(iri.slice(0, cut));
  const local = iri.slice(cut);
  const name = prefix !== undefined && localName.test(local) ? `${prefix}:${local}` : iri;
  // Bounded: a hostile feed can invent predicates without end.
  if (compacted.size < 5000) compacted.set(iri, name);
  return name;
}

/** The inverse of {@link compact}. A name without a known prefix is taken to be an IRI already. */
export function expand(name: PropertyName): string {
  const colon = name.indexOf(':');
  const namespace = (prefixes as Record<string, string | undefined>)[name.slice(0, colon)];
  return namespace === undefined ? name : namespace + name.slice(colon + 1);
}
