import type { Place, Subject, Term } from '@lanskatalog/core';
import { namedNode, prefixes } from '@lanskatalog/core';
import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import type { GraphBuilder } from '../graph-builder.ts';
import { MarkupText } from './markup-text.ts';
import { resolveIri } from '../resolve-iri.ts';

const rdf = prefixes.rdf;
const xml = 'http://www.w3.org/XML/1998/namespace';
const xmlns = 'http://www.w3.org/2000/xmlns/';

/** An open element: the frame of the document, a thing, a property of a thing, or something left out. */
interface Frame {
  readonly kind: 'root' | 'node' | 'property' | 'ignored';
  readonly subject: Subject;
  /** Of a property. */
  readonly predicate: string;
  readonly datatype: string;
  readonly language: string;
  readonly base: string;
  /** Text so far of a property that has had no value yet. */
  text: string;
  /** True once the property has its value, so that text in it is not one. */
  valued: boolean;
  /** Members so far of a thing's numbered list (`rdf:li`). */
  members: number;
  /** For rdf:parseType="Collection": the cell that the next item is hung on. */
  list: Subject | 'start' | undefined;
  /** For rdf:parseType="Literal". */
  readonly markup: MarkupText | undefined;
}

interface Attributes {
  language: string;
  base: string;
  /** Attributes of the RDF namespace by local name. */
  readonly rdf: Record<string, string | undefined>;
  readonly properties: readonly SaxesAttributeNS[];
}

const syntaxNames = new Set([
  'about',
  'ID',
  'nodeID',
  'resource',
  'datatype',
  'parseType',
  'bagID',
  'aboutEach',
]);
const nobody: Subject = namedNode('');

/** Deeper than any catalogue. The XML parser's work grows with depth, so a document without end must be left. */
const maxDepth = 1000;

/** Thrown out of the XML parser, which has no other way to be stopped. */
export class ReadingGivenUp extends Error {}

/** The RDF/XML grammar as a stack of open elements. */
export class RdfXmlStatements {
  readonly #builder: GraphBuilder;
  readonly #place: () => Place;
  readonly #stack: Frame[] = [];

  constructor(builder: GraphBuilder, place: () => Place) {
    this.#builder = builder;
    this.#place = place;
  }

  open(tag: SaxesTagNS): void {
    const parent = this.#stack.at(-1);
    if (this.#stack.length >= maxDepth) throw new ReadingGivenUp();
    if (parent?.markup !== undefined) parent.markup.open(tag);
    else if (parent?.kind === 'ignored') this.#skip(parent);
    else if (parent?.kind === 'node') this.#openProperty(tag, parent);
    else this.#openNode(tag, parent);
  }

  text(characters: string): void {
    const frame = this.#stack.at(-1);
    if (frame === undefined) return;
    if (frame.markup !== undefined) frame.markup.text(characters);
    else if (frame.kind === 'property') frame.text += characters;
    else if (frame.kind !== 'ignored' && /\S/.test(characters)) this.#ignoreText(frame.subject, characters);
  }

  close(): void {
    if (this.#stack.at(-1)?.markup?.close() === true) return;
    const frame = this.#stack.pop();
    if (frame?.kind !== 'property') return;
    const { subject, predicate, language, text, list, markup } = frame;
    if (markup !== undefined)
      this.#builder.add(subject, predicate, this.#builder.literal(markup.toString(), '', `${rdf}XMLLiteral`));
    else if (list !== undefined) this.#endList(frame);
    else if (!frame.valued) {
      this.#builder.add(
        subject,
        predicate,
        this.#builder.literal(text, frame.datatype === '' ? language : '', frame.datatype),
      );
    } else if (/\S/.test(text)) this.#ignoreText(subject, text);
  }

  #openNode(tag: SaxesTagNS, parent: Frame | undefined): void {
    const attributes = attributesOf(tag, parent, this.#builder);
    if (tag.uri === rdf && tag.local === 'RDF')
      return this.#push(parent, { kind: 'root', ...inherited(attributes) });
    if (parent === undefined && /^[a-z]/.test(tag.local)) return this.#openFragment(tag, attributes);
    const subject = this.#subjectOf(attributes);
    if (tag.uri.includes(':') && !(tag.uri === rdf && tag.local === 'Description')) {
      this.#builder.add(subject, `${rdf}type`, namedNode(this.#builder.predicate(tag.uri + tag.local)));
    }
    for (const attribute of attributes.properties)
      this.#addAttribute(subject, attribute, attributes.language);
    if (attributes.rdf['type'] !== undefined) {
      this.#builder.add(subject, `${rdf}type`, this.#builder.iri(attributes.rdf['type'], attributes.base));
    }
    if (parent?.kind === 'property') this.#value(parent, subject);
    this.#push(parent, { kind: 'node', subject, ...inherited(attributes) });
  }

  /** A document that begins with a property is a piece cut out of another: its subject is not known. */
  #openFragment(tag: SaxesTagNS, attributes: Attributes): void {
    this.#push(undefined, { kind: 'node', subject: this.#builder.blank(), ...inherited(attributes) });
    const whole = this.#stack.pop();
    if (whole !== undefined) this.#openProperty(tag, whole);
  }

  #openProperty(tag: SaxesTagNS, parent: Frame): void {
    if (!tag.uri.includes(':')) return this.#push(parent, { kind: 'ignored' });
    const attributes = attributesOf(tag, parent, this.#builder);
    const { subject } = parent;
    if (tag.uri === rdf && tag.local === 'li') parent.members += 1;
    const local = tag.uri === rdf && tag.local === 'li' ? `_${parent.members}` : tag.local;
    const predicate = this.#builder.predicate(tag.uri + local);
    const parseType = attributes.rdf['parseType'];
    if (parseType === 'Resource') {
      const node = this.#builder.blank();
      this.#builder.add(subject, predicate, node);
      return this.#push(parent, { kind: 'node', subject: node, ...inherited(attributes) });
    }
    const object = this.#objectOf(attributes, predicate);
    if (object !== undefined) this.#builder.add(subject, predicate, object);
    this.#push(parent, {
      kind: 'property',
      subject,
      predicate,
      datatype: this.#datatypeOf(attributes),
      valued: object !== undefined || attributes.rdf['resource'] !== undefined,
      list: parseType === 'Collection' ? 'start' : undefined,
      markup: parseType === 'Literal' ? new MarkupText() : undefined,
      ...inherited(attributes),
    });
  }

  /** Something within a property that has no meaning: it may be a thing that is now missing. */
  #skip(parent: Frame): void {
    this.#builder.complete = false;
    this.#push(parent, { kind: 'ignored' });
  }

  #datatypeOf({ rdf: { datatype }, base }: Attributes): string {
    return datatype === undefined ? '' : this.#builder.iri(datatype, base).value;
  }

  /** The value that attributes give a property, if any does. */
  #objectOf(attributes: Attributes, predicate: string): Term | undefined {
    const { resource, nodeID } = attributes.rdf;
    const [first, ...more] = attributes.properties;
    if (resource?.trim() === '' && first === undefined)
      return (this.#builder.log.report('rdf.iri-empty', { place: this.#place() }), undefined);
    if (resource === undefined && nodeID === undefined) {
      if (first === undefined) return undefined;
      // `<dct:description dct:description="…"/>` says by its words that the text is the value.
      if (more.length === 0 && this.#builder.predicate(first.uri + first.local) === predicate) {
        return this.#builder.literal(first.value, attributes.language);
      }
    }
    const object =
      resource !== undefined
        ? this.#builder.resource(resource, attributes.base)
        : this.#builder.blank(nodeID);
    if (object.termType !== 'Literal') {
      for (const attribute of attributes.properties)
        this.#addAttribute(object, attribute, attributes.language);
    }
    return object;
  }

  #addAttribute(subject: Subject, { uri, local, value }: SaxesAttributeNS, language: string): void {
    this.#builder.add(subject, this.#builder.predicate(uri + local), this.#builder.literal(value, language));
  }

  #subjectOf({ rdf: { about, ID, nodeID }, base }: Attributes): Subject {
    if (about !== undefined) return this.#builder.iri(about, base);
    if (ID !== undefined) return this.#builder.iri(resolveIri(`#${ID}`, base));
    return this.#builder.blank(nodeID);
  }

  #value(property: Frame, value: Subject): void {
    property.valued = true;
    if (property.list === undefined) return this.#builder.add(property.subject, property.predicate, value);
    const cell = this.#builder.blank();
    this.#link(property, cell);
    this.#builder.add(cell, `${rdf}first`, value);
    property.list = cell;
  }

  #endList(property: Frame): void {
    this.#link(property, namedNode(`${rdf}nil`));
  }

  #link({ list, subject, predicate }: Frame, next: Subject): void {
    if (list === undefined || list === 'start') this.#builder.add(subject, predicate, next);
    else this.#builder.add(list, `${rdf}rest`, next);
  }

  #ignoreText(subject: Subject, text: string): void {
    const named = subject.termType === 'NamedNode' && subject.value !== '' ? { subject: subject.value } : {};
    this.#builder.log.report('rdf.text-ignored', {
      ...named,
      place: this.#place(),
      before: text.trim().slice(0, 200),
    });
  }

  #push(parent: Frame | undefined, frame: Pick<Frame, 'kind'> & Partial<Frame>): void {
    this.#stack.push({
      subject: nobody,
      predicate: '',
      datatype: '',
      language: parent?.language ?? '',
      base: parent?.base ?? this.#builder.baseIri,
      text: '',
      valued: false,
      members: 0,
      list: undefined,
      markup: undefined,
      ...frame,
    });
  }
}

const inherited = ({ language, base }: Attributes): Pick<Frame, 'language' | 'base'> => ({ language, base });

/** Sorts an element's attributes. Those of RDF are often written without their prefix; that is understood. */
function attributesOf(tag: SaxesTagNS, parent: Frame | undefined, builder: GraphBuilder): Attributes {
  const found: Attributes = {
    language: parent?.language ?? '',
    base: parent?.base ?? builder.baseIri,
    rdf: {},
    properties: [],
  };
  const properties: SaxesAttributeNS[] = [];
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    if (attribute === undefined) continue;
    const { uri, local, value } = attribute;
    if (uri === rdf || (uri === '' && syntaxNames.has(local))) found.rdf[local] = value;
    else if (uri === xml && local === 'lang') found.language = value;
    else if (uri === xml && local === 'base') found.base = resolveIri(value, found.base);
    else if (uri !== xml && uri !== xmlns && uri.includes(':')) properties.push(attribute);
  }
  return properties.length === 0 ? found : { ...found, properties };
}
