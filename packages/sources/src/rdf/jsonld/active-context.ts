import type { GraphBuilder } from '../graph-builder.ts';
import { resolveIri } from '../resolve-iri.ts';
import { knownContext } from './known-contexts.ts';

/** What a term of a context means. */
export interface Term {
  /** IRI or keyword; null where the context says that the term means nothing. */
  readonly id: string | null;
  /** `@id`, `@vocab`, `@json`, or a datatype IRI. */
  readonly type?: string;
  /** null: no language, whatever the default is. */
  readonly language?: string | null;
  readonly container: readonly string[];
  readonly reverse: boolean;
  /** Context for values of the term, or for things of the type. */
  readonly scoped?: unknown;
}

/** The terms in force at a place of a document. https://www.w3.org/TR/json-ld11/ */
export interface ActiveContext {
  readonly base: string;
  readonly vocab?: string;
  readonly language?: string;
  readonly terms: ReadonlyMap<string, Term>;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const emptyContext = (base: string): ActiveContext => ({ base, terms: new Map() });

/** Takes a local context into an active one. What in it cannot be understood is told and left out. */
export function applyContext(active: ActiveContext, local: unknown, builder: GraphBuilder): ActiveContext {
  if (local === null) return emptyContext(builder.baseIri);
  if (Array.isArray(local))
    return local.reduce((context: ActiveContext, part) => applyContext(context, part, builder), active);
  if (typeof local === 'string') {
    const address = resolveIri(local, active.base);
    const known = knownContext(address);
    if (known !== undefined) return applyContext(active, known, builder);
    builder.complete = false;
    builder.log.report('rdf.context-unknown', {
      subject: builder.baseIri,
      property: '@context',
      before: address,
    });
    return active;
  }
  return isObject(local) ? new ContextReading(active, local).result() : active;
}

/** Reads one context object; terms may use each other in any order. */
class ContextReading {
  readonly #local: JsonObject;
  readonly #terms: Map<string, Term>;
  readonly #begun = new Set<string>();
  readonly #settings: Omit<ActiveContext, 'terms'>;

  constructor(active: ActiveContext, local: JsonObject) {
    this.#local = local;
    this.#terms = new Map(active.terms);
    const { '@base': base, '@language': language, '@vocab': vocab } = local;
    const { vocab: inheritedVocab, language: inheritedLanguage } = active;
    this.#settings = { base: typeof base === 'string' ? resolveIri(base, active.base) : active.base };
    const chosenLanguage = language === undefined ? inheritedLanguage : language;
    if (typeof chosenLanguage === 'string') this.#settings = { ...this.#settings, language: chosenLanguage };
    const chosenVocab =
      typeof vocab === 'string'
        ? this.#expand(vocab, active)
        : vocab === undefined
          ? inheritedVocab
          : undefined;
    if (chosenVocab !== undefined) this.#settings = { ...this.#settings, vocab: chosenVocab };
  }

  result(): ActiveContext {
    for (const name of Object.keys(this.#local)) if (!name.startsWith('@')) this.#define(name);
    return { ...this.#settings, terms: this.#terms };
  }

  #define(name: string): void {
    if (this.#begun.has(name)) return;
    this.#begun.add(name);
    const definition = this.#local[name];
    if (typeof definition === 'string' || definition === null) this.#set(name, { '@id': definition });
    else if (isObject(definition)) this.#set(name, definition);
  }

  #set(name: string, definition: JsonObject): void {
    const {
      '@id': id,
      '@reverse': reverse,
      '@type': type,
      '@language': language,
      '@container': container,
    } = definition;
    const target = typeof reverse === 'string' ? reverse : id === undefined ? name : id;
    if (target !== null && typeof target !== 'string') return;
    this.#terms.set(name, {
      id: target === null ? null : this.#expandName(target, name),
      ...(typeof type === 'string' ? { type: this.#expandName(type, name) } : {}),
      ...(typeof language === 'string' || language === null ? { language } : {}),
      container: Array.isArray(container)
        ? container.filter((part) => typeof part === 'string')
        : typeof container === 'string'
          ? [container]
          : [],
      reverse: typeof reverse === 'string',
      ...('@context' in definition ? { scoped: definition['@context'] } : {}),
    });
  }

  /** A name within this context: its own terms and prefixes are defined on the way. */
  #expandName(value: string, definedAs: string): string {
    if (value.startsWith('@')) return value;
    const prefix = value.slice(0, Math.max(value.indexOf(':'), 0));
    for (const needed of [prefix, value])
      if (needed !== definedAs && Object.hasOwn(this.#local, needed)) this.#define(needed);
    if (value === definedAs)
      return this.#expand(value, { ...this.#settings, terms: withoutTerm(this.#terms, value) });
    return this.#expand(value, { ...this.#settings, terms: this.#terms });
  }

  #expand(value: string, context: ActiveContext): string {
    return expandVocab(value, context) ?? value;
  }
}

function withoutTerm(terms: ReadonlyMap<string, Term>, name: string): ReadonlyMap<string, Term> {
  if (!terms.has(name)) return terms;
  const others = new Map(terms);
  others.delete(name);
  return others;
}

/** A key or type name as IRI or keyword; undefined where it means nothing here. */
export function expandVocab(name: string, context: ActiveContext): string | undefined {
  if (name.startsWith('@')) return name;
  const term = context.terms.get(name);
  if (term !== undefined) return term.id ?? undefined;
  const expanded = expandPrefix(name, context);
  if (expanded !== undefined) return expanded;
  return context.vocab === undefined ? undefined : context.vocab + name;
}

/** `dct:title` or an absolute IRI; undefined where it is neither. */
export function expandPrefix(name: string, context: ActiveContext): string | undefined {
  const colon = name.indexOf(':');
  if (colon === -1) return undefined;
  const prefix = name.slice(0, colon);
  if (prefix === '_' || name.startsWith('//', colon + 1)) return name;
  const namespace = context.terms.get(prefix)?.id;
  if (typeof namespace === 'string' && !namespace.startsWith('@')) return namespace + name.slice(colon + 1);
  return /^[A-Za-z][A-Za-z0-9+.-]*$/.test(prefix) ? name : undefined;
}
