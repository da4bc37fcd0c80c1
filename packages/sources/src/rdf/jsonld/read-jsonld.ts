import type { Subject, Term as RdfTerm } from '@lanskatalog/core';
import { namedNode, prefixes } from '@lanskatalog/core';
import type { GraphBuilder } from '../graph-builder.ts';
import type { ActiveContext, JsonObject, Term } from './active-context.ts';
import { applyContext, emptyContext, expandPrefix, expandVocab, isObject } from './active-context.ts';

const { rdf, xsd } = prefixes;

/** Deeper than any catalogue; what is nested deeper is an attack or a mistake. */
const maxDepth = 100;

/** Reads a parsed JSON-LD document. A value that breaks the rules is told and left out, or understood leniently. */
export function readJsonLd(document: unknown, builder: GraphBuilder): void {
  new JsonLdReading(builder).readTop(document, emptyContext(builder.baseIri));
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

class JsonLdReading {
  readonly #builder: GraphBuilder;
  #depth = 0;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
  }

  readTop(value: unknown, context: ActiveContext): void {
    if (Array.isArray(value)) for (const item of value) this.readTop(item, context);
    else if (isObject(value)) this.#node(value, context);
  }

  /** Reads a thing and everything in it; returns what it is called. */
  #node(node: JsonObject, outer: ActiveContext): Subject {
    const own = '@context' in node ? applyContext(outer, node['@context'], this.#builder) : outer;
    const keys = Object.keys(node).filter((key) => key !== '@context');
    const named = keys.map((key) => [expandVocab(key, own), key] as const);
    const types = named.filter(([name]) => name === '@type').flatMap(([, key]) => listOf(node[key]));
    const context = this.#scopedByType(types, own);
    const subject = this.#subject(
      named.find(([name]) => name === '@id'),
      node,
      context,
    );
    if (this.#depth >= maxDepth) {
      this.#lose('@graph', 'nesting');
      return subject;
    }
    this.#depth += 1;
    this.#types(subject, types, own);
    for (const [, key] of named) this.#property(subject, key, { value: node[key], context, outer: own });
    this.#depth -= 1;
    return subject;
  }

  #scopedByType(types: readonly unknown[], context: ActiveContext): ActiveContext {
    return types
      .filter((type) => typeof type === 'string')
      .sort()
      .map((type) => context.terms.get(type))
      .reduce(
        (scoped, term) =>
          term?.scoped === undefined ? scoped : applyContext(scoped, term.scoped, this.#builder),
        context,
      );
  }

  #subject(
    entry: readonly [string | undefined, string] | undefined,
    node: JsonObject,
    context: ActiveContext,
  ): Subject {
    const id = entry === undefined ? undefined : node[entry[1]];
    if (id === undefined || id === null) return this.#builder.blank();
    if (typeof id !== 'string') {
      this.#lose('@id', JSON.stringify(id));
      return this.#builder.blank();
    }
    if (id.startsWith('_:')) return this.#builder.blank(id.slice(2));
    return this.#builder.iri(expandPrefix(id, context) ?? id, context.base);
  }

  #types(subject: Subject, types: readonly unknown[], context: ActiveContext): void {
    for (const type of types) {
      const iri = typeof type === 'string' ? expandVocab(type, context) : undefined;
      if (iri?.includes(':') === true) this.#builder.add(subject, `${rdf}type`, this.#builder.iri(iri));
      else this.#lose('@type', JSON.stringify(type));
    }
  }

  #property(
    subject: Subject,
    key: string,
    { value, context, outer }: { value: unknown; context: ActiveContext; outer: ActiveContext },
  ): void {
    const name = expandVocab(key, context);
    if (name === undefined) return this.#lose(key, undefined);
    if (name === '@graph' || name === '@included') return this.readTop(value, outer);
    if (name === '@reverse' && isObject(value)) return this.#reverse(subject, value, context);
    if (name === '@nest' && isObject(value)) {
      for (const inner of Object.keys(value))
        this.#property(subject, inner, { value: value[inner], context, outer });
      return;
    }
    if (name.startsWith('@')) return;
    if (!name.includes(':')) return this.#lose(key, undefined);
    const term = context.terms.get(key);
    // A type's own terms hold for its properties, not for the things inside them.
    const inner = term?.scoped === undefined ? outer : applyContext(outer, term.scoped, this.#builder);
    const objects = this.#objects(value, term?.reverse === true ? { ...referring, ...term } : term, inner);
    const predicate = this.#builder.predicate(name);
    for (const object of objects) {
      if (term?.reverse !== true) this.#builder.add(subject, predicate, object);
      else if (object.termType !== 'Literal') this.#builder.add(object, predicate, subject);
    }
  }

  #reverse(subject: Subject, properties: JsonObject, context: ActiveContext): void {
    for (const key of Object.keys(properties)) {
      const name = expandVocab(key, context);
      if (name === undefined || !name.includes(':')) continue;
      for (const object of this.#objects(
        properties[key],
        { ...referring, ...context.terms.get(key) },
        context,
      )) {
        if (object.termType !== 'Literal') this.#builder.add(object, this.#builder.predicate(name), subject);
      }
    }
  }

  #objects(value: unknown, term: Term | undefined, context: ActiveContext): RdfTerm[] {
    if (value === null || value === undefined) return [];
    if (term?.type === '@json') return [this.#builder.literal(JSON.stringify(value), '', `${rdf}JSON`)];
    const container = term?.container ?? [];
    if (container.includes('@list'))
      return [this.#list(listOf(isObject(value) ? value['@list'] : value), term, context)];
    if (Array.isArray(value)) return value.flatMap((item) => this.#objects(item, term, context));
    if (isScalar(value)) return [this.#scalar(value, term, context)];
    if (!isObject(value)) return [];
    if (isLanguageMap(value, container, context)) return this.#languageMap(value);
    if (container.includes('@id') || container.includes('@type') || container.includes('@index')) {
      return Object.entries(value).flatMap(([key, item]) =>
        this.#indexed(key, item, { term, context, container }),
      );
    }
    return this.#object(value, term, context);
  }

  #object(value: JsonObject, term: Term | undefined, outer: ActiveContext): RdfTerm[] {
    const context = '@context' in value ? applyContext(outer, value['@context'], this.#builder) : outer;
    const keyOf = (keyword: string): string | undefined =>
      Object.keys(value).find((key) => expandVocab(key, context) === keyword);
    const [valueKey, listKey, setKey] = [keyOf('@value'), keyOf('@list'), keyOf('@set')];
    if (valueKey !== undefined) return this.#valueObject(value, value[valueKey], context);
    if (listKey !== undefined) return [this.#list(listOf(value[listKey]), term, context)];
    if (setKey !== undefined) return this.#objects(value[setKey], term, context);
    // A reference alone may be words where an address should stand; a thing with properties cannot.
    const idKey = keyOf('@id');
    const id = idKey === undefined ? undefined : value[idKey];
    if (typeof id === 'string' && !id.startsWith('_:') && Object.keys(value).length === 1)
      return [this.#reference(id, context)];
    return [this.#node(value, outer)];
  }

  #indexed(
    key: string,
    value: unknown,
    {
      term,
      context,
      container,
    }: { term: Term | undefined; context: ActiveContext; container: readonly string[] },
  ): RdfTerm[] {
    const keyword = container.includes('@id') ? '@id' : container.includes('@type') ? '@type' : undefined;
    return listOf(value).flatMap((item) => {
      const filled =
        keyword !== undefined && isObject(item) && key !== '@none' ? { [keyword]: key, ...item } : item;
      return this.#objects(filled, term === undefined ? undefined : { ...term, container: [] }, context);
    });
  }

  #valueObject(object: JsonObject, value: unknown, context: ActiveContext): RdfTerm[] {
    if (value === null || value === undefined) return [];
    const get = (keyword: string): unknown =>
      Object.entries(object).find(([key]) => expandVocab(key, context) === keyword)?.[1];
    const language = get('@language');
    const type = get('@type');
    if (!isScalar(value)) return [this.#builder.literal(JSON.stringify(value), '', `${rdf}JSON`)];
    const datatype = typeof type === 'string' ? expandVocab(type, context) : undefined;
    return [
      this.#builder.literal(
        String(value),
        typeof language === 'string' ? language : '',
        datatype ?? typeOf(value),
      ),
    ];
  }

  #scalar(value: string | number | boolean, term: Term | undefined, context: ActiveContext): RdfTerm {
    if (typeof value === 'string' && (term?.type === '@id' || term?.type === '@vocab')) {
      const name = term.type === '@vocab' ? expandVocab(value, context) : undefined;
      return this.#reference(name ?? value, context);
    }
    if (typeof value !== 'string')
      return this.#builder.literal(
        String(value),
        '',
        term?.type?.includes(':') === true ? term.type : typeOf(value),
      );
    if (term?.type?.includes(':') === true) return this.#builder.literal(value, '', term.type);
    const language = term?.language === undefined ? context.language : (term.language ?? '');
    return this.#builder.literal(value, language ?? '');
  }

  #reference(id: string, context: ActiveContext): RdfTerm {
    if (id.startsWith('_:')) return this.#builder.blank(id.slice(2));
    return this.#builder.resource(expandPrefix(id, context) ?? id, context.base);
  }

  #languageMap(map: JsonObject): RdfTerm[] {
    return Object.entries(map).flatMap(([language, texts]) =>
      listOf(texts)
        .filter((text) => typeof text === 'string')
        .map((text) => this.#builder.literal(text, language === '@none' ? '' : language)),
    );
  }

  #list(items: readonly unknown[], term: Term | undefined, context: ActiveContext): RdfTerm {
    const plain = term === undefined ? undefined : { ...term, container: [] };
    const objects = items.flatMap((item) => this.#objects(item, plain, context));
    return objects.reduceRight<Subject>(
      (rest, object) => {
        const cell = this.#builder.blank();
        this.#builder.add(cell, `${rdf}first`, object);
        this.#builder.add(cell, `${rdf}rest`, rest);
        return cell;
      },
      namedNode(`${rdf}nil`),
    );
  }

  /** A key that means nothing, or a value that is none. */
  #lose(property: string, before: string | undefined): void {
    const shown = before === undefined ? {} : { before: before.slice(0, 200) };
    this.#builder.log.report('rdf.json-not-understood', {
      subject: this.#builder.baseIri,
      property,
      ...shown,
    });
  }
}

const referring: Term = { id: null, type: '@id', container: [], reverse: false };

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const typeOf = (value: string | number | boolean): string =>
  typeof value === 'string'
    ? ''
    : typeof value === 'boolean'
      ? `${xsd}boolean`
      : `${xsd}${Number.isInteger(value) ? 'integer' : 'double'}`;

/** `{"sv": "…", "en": "…"}`: declared as such by the context, or plain to see where its keys mean nothing else. */
function isLanguageMap(value: JsonObject, container: readonly string[], context: ActiveContext): boolean {
  if (container.includes('@language')) return true;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(
      ([key, text]) =>
        /^[a-z]{2,3}(?:-[A-Za-z0-9]+)?$/.test(key) &&
        expandVocab(key, context) === undefined &&
        listOf(text).every((item) => typeof item === 'string'),
    )
  );
}
