import type { PropertyName } from '@lanskatalog/core';
import { expand, isAbsoluteIri, prefixes } from '@lanskatalog/core';

/** A property, class or datatype in the form that each serialisation wants. */
export interface WritableName {
  readonly iri: string;
  readonly turtle: string;
  readonly json: string;
  readonly nquads: string;
  /** Element name; undefined where no XML name can be made of the IRI. */
  readonly xml: string | undefined;
  /** Namespace declaration that the element must carry itself: ` xmlns:n="…"`, or ''. */
  readonly xmlns: string;
}

const made = new Map<PropertyName, WritableName | undefined>();

/** Undefined where the name is no absolute IRI. */
export function writableName(name: PropertyName): WritableName | undefined {
  if (made.has(name)) return made.get(name);
  const result = makeName(name);
  // Bounded: a hostile feed can invent predicates without end.
  if (made.size < 5000) made.set(name, result);
  return result;
}

const prefixed = /^[a-z]+:[A-Za-z_][\w-]*$/;

function makeName(name: PropertyName): WritableName | undefined {
  const iri = expand(name);
  if (!isAbsoluteIri(iri)) return undefined;
  const nquads = `<${iri}>`;
  if (iri === name || !prefixed.test(name)) {
    return { iri, turtle: nquads, json: JSON.stringify(iri), nquads, ...xmlName(iri) };
  }
  const xml = meansItself(iri) ? name : undefined;
  return { iri, turtle: name, json: JSON.stringify(name), nquads, xml, xmlns: '' };
}

// Those characters of XML names (Namespaces in XML 1.0, NCName) that every edition of XML agrees on.
const nameStart = /[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]/;
const namePart = /[\w.\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff-]/;

/** The longest end of the IRI that can be an element name; character by character, so that no IRI takes long. */
function xmlName(iri: string): Pick<WritableName, 'xml' | 'xmlns'> {
  let start = iri.length;
  for (let at = iri.length - 1; at >= 0 && namePart.test(iri.charAt(at)); at -= 1) {
    if (nameStart.test(iri.charAt(at))) start = at;
  }
  if (start === iri.length || !meansItself(iri)) return { xml: undefined, xmlns: '' };
  const namespace = iri.slice(0, start).replaceAll('&', '&amp;');
  return { xml: `n:${iri.slice(start)}`, xmlns: ` xmlns:n="${namespace}"` };
}

/** Names to which RDF/XML gives another meaning (RDF 1.1 XML Syntax, 6.1.2 to 6.1.4 and `rdf:li`). */
const syntaxName =
  /^(?:RDF|ID|about|aboutEach|aboutEachPrefix|bagID|parseType|resource|nodeID|datatype|Description|li)$/;
const xmlNamespace = /^http:\/\/www\.w3\.org\/(?:XML\/1998\/namespace|2000\/xmlns\/)/;

const meansItself = (iri: string): boolean =>
  !xmlNamespace.test(iri) &&
  !(iri.startsWith(prefixes.rdf) && syntaxName.test(iri.slice(prefixes.rdf.length)));

const ourPrefix = new RegExp(`^(${Object.keys(prefixes).join('|')}):`);

/** The prefix of ours that an IRI such as `geo:59.27,15.21` seems to use, though it is a scheme. */
export const schemeAsPrefix = (iri: string): string | undefined =>
  iri.startsWith('http') ? undefined : ourPrefix.exec(iri)?.[1];
