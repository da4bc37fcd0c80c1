import type { Concept, Vocabulary } from './profile.ts';

/** Finds the concept of a controlled vocabulary that an IRI, a code or a word means. */
export interface ConceptIndex {
  readonly vocabulary: Vocabulary;
  /** The concept, whichever of its IRIs, codes, labels or aliases was written. */
  find(text: string): Concept | undefined;
  /** Place in the vocabulary, for choosing one of several. */
  rank(iri: string): number;
}

/** Foreign feeds can write any number of different words. */
const rememberedWords = 5000;

/** Indexes a vocabulary by everything its concepts are known as; made once, as looking up is what happens often. */
export function createConceptIndex(vocabulary: Vocabulary): ConceptIndex {
  const byKey = new Map<string, Concept>();
  const put = (text: string, concept: Concept): void => {
    const key = lookupKey(text);
    if (!byKey.has(key)) byKey.set(key, concept);
  };
  for (const one of vocabulary.concepts) {
    for (const text of [vocabulary.namespace + one.code, one.code, one.iri]) put(text, one);
  }
  for (const one of vocabulary.concepts) {
    for (const text of [one.label.sv, one.label.en, ...one.aliases]) put(text, one);
  }
  const namespaces = [vocabulary.namespace, ...vocabulary.otherNamespaces].map(namespaceKey);
  const ranks = new Map(vocabulary.concepts.map((one, index) => [one.iri, index]));
  const search = (text: string): Concept | undefined => {
    const key = lookupKey(text);
    const found = byKey.get(key);
    if (found !== undefined) return found;
    const namespace = namespaces.find((one) => key.startsWith(one));
    return namespace === undefined ? undefined : byKey.get(key.slice(namespace.length));
  };
  return {
    vocabulary,
    find: remembering(search),
    rank: (iri) => ranks.get(iri) ?? vocabulary.concepts.length,
  };
}

function remembering<T>(search: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) return known.get(text) as T;
    const found = search(text);
    if (known.size < rememberedWords) known.set(text, found);
    return found;
  };
}

/**
 * What two spellings of one thing have in common: no regard to case, blanks, quotes, http or https, `www.`, a final
 * slash, or the page of a licence that is meant for people (`deed.sv`, `legalcode`).
 */
function lookupKey(text: string): string {
  const plain = text
    .replace(/^[\s'"“”]+|(?<![\s'"“”])[\s'"“”]+$/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  if (!/^https?:/.test(plain)) return plain.replace(/(?<=\w)\.+$/, '');
  return plain
    .replace(/^https?:\/+(?:www\.)?/, '')
    .replace(/(?<![/.#])[/.#]+$/, '')
    .replace(/\/(?:deed|legalcode)(?:\.[a-z-]+)?$/, '');
}

const namespaceKey = (namespace: string): string =>
  namespace.replace(/^https?:\/+(?:www\.)?/, '').toLowerCase();
