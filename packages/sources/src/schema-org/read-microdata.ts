import type { Subject, Term } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import type { HtmlElement } from '../html/html-element.ts';
import { elements, find, isElement, textOf } from '../html/html-element.ts';
import type { GraphBuilder } from '../rdf/graph-builder.ts';

/** Where elements keep an address that is their value. */
const addressAttributes: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  iframe: 'src',
  object: 'data',
};

/** Reads the items of a page. https://html.spec.whatwg.org/multipage/microdata.html */
export function readMicrodata(document: HtmlElement, base: string, builder: GraphBuilder): void {
  const reading = new MicrodataReading(document, base, builder);
  for (const element of elements(document))
    if (isItem(element) && element.attributes['itemprop'] === undefined) reading.item(element);
}

const isItem = ({ attributes }: HtmlElement): boolean => attributes['itemscope'] !== undefined;

class MicrodataReading {
  readonly #document: HtmlElement;
  readonly #base: string;
  readonly #builder: GraphBuilder;
  /** Items read or being read: items may refer to each other. */
  readonly #known = new Map<HtmlElement, Subject>();

  constructor(document: HtmlElement, base: string, builder: GraphBuilder) {
    this.#document = document;
    this.#base = base;
    this.#builder = builder;
  }

  item(element: HtmlElement): Subject {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const { itemid, itemtype = '', itemref = '' } = element.attributes;
    const subject = itemid === undefined ? this.#builder.blank() : this.#builder.iri(itemid, this.#base);
    this.#known.set(element, subject);
    const types = itemtype.split(/\s+/).filter((type) => type !== '');
    for (const type of types)
      this.#builder.add(subject, `${prefixes.rdf}type`, this.#builder.iri(type, this.#base));
    const vocabulary = types[0]?.replace(/[^/#]*$/, '') ?? prefixes.schema;
    this.#properties(element, subject, vocabulary);
    for (const id of itemref.split(/\s+/)) {
      const referred =
        id === '' ? undefined : find(this.#document, ({ attributes }) => attributes['id'] === id);
      if (referred !== undefined) this.#property(referred, subject, vocabulary);
    }
    return subject;
  }

  #properties(parent: HtmlElement, subject: Subject, vocabulary: string): void {
    for (const child of parent.children) if (isElement(child)) this.#property(child, subject, vocabulary);
  }

  #property(element: HtmlElement, subject: Subject, vocabulary: string): void {
    const names = (element.attributes['itemprop'] ?? '').split(/\s+/).filter((name) => name !== '');
    if (names.length > 0) {
      const value = this.#value(element);
      for (const name of names) {
        this.#builder.add(
          subject,
          this.#builder.predicate(name.includes(':') ? name : vocabulary + name),
          value,
        );
      }
    }
    if (!isItem(element)) this.#properties(element, subject, vocabulary);
  }

  #value(element: HtmlElement): Term {
    const { tag, attributes } = element;
    if (isItem(element)) return this.item(element);
    const content =
      attributes['content'] ??
      (tag === 'time' ? attributes['datetime'] : undefined) ??
      (tag === 'data' || tag === 'meter' ? attributes['value'] : undefined);
    if (content !== undefined) return this.#builder.literal(content);
    const address = attributes[addressAttributes[tag] ?? ''];
    return address === undefined
      ? this.#builder.literal(textOf(element))
      : this.#builder.resource(address, this.#base);
  }
}
