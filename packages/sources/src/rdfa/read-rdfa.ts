import type { Subject, Term } from '@lanskatalog/core';
import { prefixes as ours } from '@lanskatalog/core';
import type { HtmlElement } from '../html/html-element.ts';
import { isElement, textOf } from '../html/html-element.ts';
import type { GraphBuilder } from '../rdf/graph-builder.ts';

const rdfType = `${ours.rdf}type`;

/** Prefixes that RDFa knows without declaration, as far as catalogues use them. https://www.w3.org/2011/rdfa-context/rdfa-1.1 */
const initialPrefixes = new Map<string, string>([
  ...Object.entries(ours),
  ['dcterms', ours.dct],
  ['dc', ours.dct],
  ['dc11', 'http://purl.org/dc/elements/1.1/'],
  ['og', 'http://ogp.me/ns#'],
]);

interface Scope {
  readonly parentSubject: Subject;
  readonly parentObject: Subject;
  readonly incomplete: readonly Incomplete[];
  readonly language: string;
  readonly vocabulary: string;
  readonly prefixes: ReadonlyMap<string, string>;
}
interface Incomplete {
  readonly predicate: string;
  readonly reverse: boolean;
}

/** Reads RDFa 1.1 from a page. The numbers are the steps of https://www.w3.org/TR/rdfa-core/#s_sequence */
export function readRdfa(document: HtmlElement, base: string, builder: GraphBuilder): void {
  const page = builder.iri(base);
  const scope: Scope = {
    parentSubject: page,
    parentObject: page,
    incomplete: [],
    language: '',
    vocabulary: '',
    prefixes: initialPrefixes,
  };
  new RdfaReading(base, builder).element(document, scope, true);
}

/** What an element says of its subject and object (steps 5 and 6). */
interface Roles {
  readonly subject: Subject;
  readonly object: Subject | undefined;
  readonly typed: Subject | undefined;
  /** Nothing of RDFa here: what is inside continues as if the element were not there. */
  readonly skip: boolean;
}

class RdfaReading {
  readonly #base: string;
  readonly #builder: GraphBuilder;

  constructor(base: string, builder: GraphBuilder) {
    this.#base = base;
    this.#builder = builder;
  }

  element(element: HtmlElement, outer: Scope, isRoot: boolean): void {
    const { attributes } = element;
    const scope = withDeclarations(attributes, outer);
    const roles = this.#roles(element, scope, isRoot);
    const { subject, typed } = roles;
    if (typed !== undefined) {
      for (const type of this.#terms(attributes['typeof'], scope))
        this.#builder.add(typed, rdfType, this.#builder.iri(type));
    }
    const links = [
      ...this.#terms(attributes['rel'], scope).map((predicate) => ({ predicate, reverse: false })),
      ...this.#terms(attributes['rev'], scope).map((predicate) => ({ predicate, reverse: true })),
    ];
    const hangs = roles.object === undefined && links.length > 0;
    const object = roles.object ?? (hangs ? this.#builder.blank() : undefined);
    if (roles.object !== undefined) this.#link(subject, roles.object, links);
    this.#property(element, roles, scope);
    if (!roles.skip) this.#link(outer.parentSubject, subject, outer.incomplete);
    const inner: Scope = roles.skip
      ? scope
      : { ...scope, parentSubject: subject, parentObject: object ?? subject, incomplete: hangs ? links : [] };
    for (const child of element.children) if (isElement(child)) this.element(child, inner, false);
  }

  #link(subject: Subject, object: Subject, links: readonly Incomplete[]): void {
    for (const { predicate, reverse } of links) {
      const [from, to] = reverse ? [object, subject] : [subject, object];
      this.#builder.add(from, this.#builder.predicate(predicate), to);
    }
  }

  #roles({ attributes }: HtmlElement, scope: Scope, isRoot: boolean): Roles {
    const about = this.#resource(attributes['about'], scope);
    const target = this.#target(attributes, scope);
    const hasType = attributes['typeof'] !== undefined;
    const root = isRoot ? this.#builder.iri(this.#base) : undefined;
    if (attributes['rel'] !== undefined || attributes['rev'] !== undefined) {
      const object = target ?? (hasType && about === undefined ? this.#builder.blank() : undefined);
      const typed = hasType ? (about ?? object) : undefined;
      return { subject: about ?? root ?? scope.parentObject, object, typed, skip: false };
    }
    if (
      attributes['property'] !== undefined &&
      attributes['content'] === undefined &&
      attributes['datatype'] === undefined
    ) {
      const subject = about ?? root ?? scope.parentObject;
      const typed = hasType ? (about ?? root ?? target ?? this.#builder.blank()) : undefined;
      return { subject, object: typed, typed, skip: false };
    }
    const named = about ?? target ?? root ?? (hasType ? this.#builder.blank() : undefined);
    const skip = named === undefined && attributes['property'] === undefined;
    return {
      subject: named ?? scope.parentObject,
      object: undefined,
      typed: hasType ? named : undefined,
      skip,
    };
  }

  #target({ resource, href, src }: HtmlElement['attributes'], scope: Scope): Subject | undefined {
    const reference = href ?? src;
    return (
      this.#resource(resource, scope) ??
      (reference === undefined ? undefined : this.#builder.iri(reference, this.#base))
    );
  }

  /** Step 11. */
  #property(element: HtmlElement, { subject, typed }: Roles, scope: Scope): void {
    const { attributes } = element;
    if (attributes['property'] === undefined) return;
    const value = this.#value(element, typed, scope);
    for (const predicate of this.#terms(attributes['property'], scope))
      this.#builder.add(subject, this.#builder.predicate(predicate), value);
  }

  #value(element: HtmlElement, typed: Subject | undefined, scope: Scope): Term {
    const { about, content, datatype, datetime, rel, rev } = element.attributes;
    const text = content ?? datetime ?? textOf(element);
    const [type = ''] = this.#terms(datatype, scope);
    if (datatype !== undefined || content !== undefined || datetime !== undefined) {
      return this.#builder.literal(text, type === '' && datetime === undefined ? scope.language : '', type);
    }
    const target =
      rel === undefined && rev === undefined ? this.#target(element.attributes, scope) : undefined;
    if (target !== undefined) return target;
    return typed !== undefined && about === undefined ? typed : this.#builder.literal(text, scope.language);
  }

  /** A SafeCURIE, CURIE or IRI. */
  #resource(text: string | undefined, scope: Scope): Subject | undefined {
    if (text === undefined) return undefined;
    const inner = /^\[(.*)\]$/s.exec(text.trim())?.[1] ?? text.trim();
    if (inner.startsWith('_:')) return this.#builder.blank(inner.slice(2));
    return this.#builder.iri(expandCurie(inner, scope) ?? inner, this.#base);
  }

  /** Terms, CURIEs and absolute IRIs; what is none of these says nothing. */
  #terms(text: string | undefined, scope: Scope): string[] {
    return (text ?? '').split(/\s+/).flatMap((word) => {
      if (word === '') return [];
      if (!word.includes(':')) return scope.vocabulary === '' ? [] : [scope.vocabulary + word];
      return [expandCurie(word, scope) ?? (/^[A-Za-z][\w+.-]*:/.test(word) ? word : [])].flat();
    });
  }
}

function expandCurie(text: string, { prefixes }: Scope): string | undefined {
  const colon = text.indexOf(':');
  if (colon === -1 || text.startsWith('//', colon + 1)) return undefined;
  const namespace = prefixes.get(text.slice(0, colon).toLowerCase());
  return namespace === undefined ? undefined : namespace + text.slice(colon + 1);
}

/** Steps 2 to 4. */
function withDeclarations(attributes: HtmlElement['attributes'], scope: Scope): Scope {
  const { vocab, prefix, lang, 'xml:lang': xmlLang } = attributes;
  if (vocab === undefined && prefix === undefined && lang === undefined && xmlLang === undefined)
    return scope;
  const declared = [...(prefix ?? '').matchAll(/([\w-]+):\s+(\S+)/g)].map(
    ([, name = '', iri = '']): [string, string] => [name.toLowerCase(), iri],
  );
  return {
    ...scope,
    vocabulary: vocab?.trim() ?? scope.vocabulary,
    language: lang ?? xmlLang ?? scope.language,
    prefixes: declared.length === 0 ? scope.prefixes : new Map([...scope.prefixes, ...declared]),
  };
}
