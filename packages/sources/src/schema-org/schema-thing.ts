import type { Graph, Subject, Term } from '@lanskatalog/core';
import { prefixes } from '@lanskatalog/core';
import type { Words } from '../sketch/sketch.ts';

/** A thing of a graph, asked in schema.org's words. */
export class SchemaThing {
  readonly #graph: Graph;
  readonly #subject: Subject;

  constructor(graph: Graph, subject: Subject) {
    this.#graph = graph;
    this.#subject = subject;
  }

  get iri(): string | undefined {
    return this.#subject.termType === 'NamedNode' ? this.#subject.value : undefined;
  }

  /** The first text or address of the first of these properties that has one. */
  text(...names: string[]): string | undefined {
    return names.flatMap((name) => this.#terms(name)).find((term) => term.termType !== 'BlankNode')?.value;
  }

  /** All values of a property; things without a name of their own by what they are called. */
  all(name: string): string[] {
    return this.#terms(name).flatMap((term) =>
      term.termType === 'BlankNode' ? (new SchemaThing(this.#graph, term).text('name') ?? []) : term.value,
    );
  }

  things(...names: string[]): SchemaThing[] {
    return names
      .flatMap((name) => this.#terms(name))
      .flatMap((term) => (term.termType === 'Literal' ? [] : new SchemaThing(this.#graph, term)));
  }

  /** The texts, with their languages, of the first of these properties that has any. */
  words(...names: string[]): Words[] {
    for (const name of names) {
      const words = this.#terms(name).flatMap((term) =>
        term.termType === 'Literal' ? { text: term.value, lang: term.language } : [],
      );
      if (words.length > 0) return words;
    }
    return [];
  }

  /** An address given as reference or text, or as the `url` of a thing such as a licence. */
  address(name: string): string | undefined {
    const [term] = this.#terms(name);
    if (term?.termType !== 'BlankNode') return term?.value;
    const thing = new SchemaThing(this.#graph, term);
    return thing.address('url') ?? thing.text('name');
  }

  #terms(name: string): readonly Term[] {
    return this.#graph.objects(this.#subject, prefixes.schema + name);
  }
}
