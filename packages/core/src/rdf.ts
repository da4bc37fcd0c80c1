/**
 * RDF terms as plain values, in the shape of RDF/JS so that its parsers can build them directly through
 * {@link termFactory}. https://rdf.js.org/data-model-spec/
 */
export interface NamedNode {
  readonly termType: 'NamedNode';
  readonly value: string;
}
export interface BlankNode {
  readonly termType: 'BlankNode';
  readonly value: string;
}
export interface Literal {
  readonly termType: 'Literal';
  readonly value: string;
  /** The tag as the source wrote it; '' where there is none. */
  readonly language: string;
  /** IRI; '' stands for xsd:string (or rdf:langString where there is a language). */
  readonly datatype: string;
}
export type Subject = NamedNode | BlankNode;
export type Term = NamedNode | BlankNode | Literal;

export interface Triple {
  readonly subject: Subject;
  readonly predicate: string;
  readonly object: Term;
}

export const namedNode = (value: string): NamedNode => ({ termType: 'NamedNode', value });
export const blankNode = (value: string): BlankNode => ({ termType: 'BlankNode', value });
export const literal = (value: string, language = '', datatype = ''): Literal => ({
  termType: 'Literal',
  value,
  language,
  datatype,
});

/** One subject's statements: predicate IRI → objects, in the order they were read, doubles left out. */
export type Description = ReadonlyMap<string, readonly Term[]>;

const subjectKey = (subject: Subject): string =>
  subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;

const sameTerm = (a: Term, b: Term): boolean =>
  a.termType === b.termType &&
  a.value === b.value &&
  (a.termType !== 'Literal' ||
    (a.language === (b as Literal).language && a.datatype === (b as Literal).datatype));

const termKey = (term: Term): string =>
  term.termType === 'Literal' ? `"${term.value}"${term.language}^${term.datatype}` : subjectKey(term);

/** Length from which a list of values is looked up by key instead of value by value. */
const longList = 16;

/**
 * An RDF graph indexed by subject: what every source kind emits and the normaliser reads. Subjects are keyed
 * by IRI, blank nodes by `_:` + label.
 */
export class Graph {
  readonly #subjects = new Map<string, Map<string, Term[]>>();
  #size = 0;
  /** Statements come subject by subject, so the last one's description is kept at hand. */
  #lastSubject: Subject | undefined;
  #lastDescription = new Map<string, Term[]>();
  /** What long lists hold, so that a catalogue of 10,000 datasets does not compare each with each. */
  readonly #members = new Map<readonly Term[], Set<string>>();

  /** Number of distinct triples. */
  get size(): number {
    return this.#size;
  }

  add(subject: Subject, predicate: string, object: Term): void {
    const description = subject === this.#lastSubject ? this.#lastDescription : this.#open(subject);
    const objects = description.get(predicate);
    if (objects === undefined) description.set(predicate, [object]);
    else if (this.#holds(objects, object)) return;
    else objects.push(object);
    this.#size += 1;
  }

  #open(subject: Subject): Map<string, Term[]> {
    const key = subjectKey(subject);
    let description = this.#subjects.get(key);
    if (description === undefined) this.#subjects.set(key, (description = new Map()));
    this.#lastSubject = subject;
    this.#lastDescription = description;
    return description;
  }

  /** Whether a list holds a term; a term asked for in a long list is noted, since it is added to it next. */
  #holds(objects: readonly Term[], object: Term): boolean {
    if (objects.length < longList) return objects.some((known) => sameTerm(known, object));
    let members = this.#members.get(objects);
    if (members === undefined) this.#members.set(objects, (members = new Set(objects.map(termKey))));
    const key = termKey(object);
    if (members.has(key)) return true;
    members.add(key);
    return false;
  }

  /** Drops one statement, or all of a predicate's when no object is given. */
  remove(subject: Subject, predicate: string, object?: Term): void {
    const description = this.#subjects.get(subjectKey(subject));
    const objects = description?.get(predicate);
    if (description === undefined || objects === undefined) return;
    this.#members.delete(objects);
    const kept = object === undefined ? [] : objects.filter((known) => !sameTerm(known, object));
    this.#size -= objects.length - kept.length;
    if (kept.length === 0) description.delete(predicate);
    else description.set(predicate, kept);
  }

  describe(subject: Subject): Description | undefined {
    return this.#subjects.get(subjectKey(subject));
  }

  objects(subject: Subject, predicate: string): readonly Term[] {
    return this.#subjects.get(subjectKey(subject))?.get(predicate) ?? [];
  }

  *subjects(): Generator<[Subject, Description]> {
    for (const [key, description] of this.#subjects) {
      yield [key.startsWith('_:') ? blankNode(key.slice(2)) : namedNode(key), description];
    }
  }

  *triples(): Generator<Triple> {
    for (const [subject, description] of this.subjects()) {
      for (const [predicate, objects] of description) {
        for (const object of objects) yield { subject, predicate, object };
      }
    }
  }

  /** Adds every triple of another graph; blank node labels are taken to be distinct already. */
  addAll(other: Graph): void {
    for (const { subject, predicate, object } of other.triples()) this.add(subject, predicate, object);
  }
}
