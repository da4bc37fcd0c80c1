import type { BlankNode, Literal, NamedNode, ProblemCode, Subject, Term } from '@lanskatalog/core';
import { blankNode, Graph, literal, namedNode, prefixes } from '@lanskatalog/core';
import { cleanIri, encodeAsSegment } from './clean-iri.ts';
import { correctNamespace } from './namespace-slips.ts';
import { ProblemLog } from './problem-log.ts';
import { reportRepairs } from './report-repairs.ts';
import { cleanText, isSuspicious } from './clean-text.ts';
import { resolveIri } from './resolve-iri.ts';

/** What a value was before it was repaired. */
export interface Repair {
  readonly code: ProblemCode;
  readonly before: string;
  /** For several addresses in one value: the ones that were not kept. */
  readonly others?: string;
}

export interface GraphBuilderOptions {
  /** Absolute; what relative references are resolved against. */
  readonly baseIri: string;
  /** Put before every blank node label, so that labels of different documents differ. */
  readonly blankPrefix: string;
}

const rdfType = `${prefixes.rdf}type`;
const plainDatatypes = new Set(['', `${prefixes.xsd}string`, `${prefixes.rdf}langString`]);

/**
 * Where every reader puts what it reads: cleans IRIs and texts once per distinct value, resolves references, and keeps
 * account of the repairs so that they can be told per subject when all is read.
 */
export class GraphBuilder {
  readonly log = new ProblemLog();
  readonly baseIri: string;
  /** False once something of the content was lost. */
  complete = true;
  readonly #blankPrefix: string;
  #graph = new Graph();
  #anonymous = 0;
  #relatives: { readonly before: string; readonly after: string; count: number } | undefined;
  readonly #terms = new Map<string, NamedNode | Literal>();
  readonly #predicates = new Map<string, string>();
  readonly #repairedTerms = new Map<Term, Repair>();
  readonly #repairedSubjects = new Map<string, Repair>();

  constructor(options: GraphBuilderOptions) {
    this.baseIri = options.baseIri;
    this.#blankPrefix = options.blankPrefix;
  }

  get graph(): Graph {
    return this.#graph;
  }

  /** Forgets every statement, for a reader that begins again in another way. */
  restart(): void {
    this.#graph = new Graph();
    this.#anonymous = 0;
    this.#relatives = undefined;
  }

  add(subject: Subject, predicate: string, object: Term): void {
    if (predicate === rdfType) this.#graph.add(subject, predicate, this.#classOf(object));
    else this.#graph.add(subject, predicate, object);
  }

  /** A subject, or anything else that must be an IRI. */
  iri(raw: string, base = this.baseIri): NamedNode {
    const term = this.resource(raw, base);
    if (term.termType === 'NamedNode') return term;
    const iri = resolveIri(encodeAsSegment(raw), base);
    return this.#remember(raw, namedNode(iri), { code: 'rdf.iri-repaired', before: raw });
  }

  /** A value given as an IRI; words in the place of an address come back as a literal. */
  resource(raw: string, base = this.baseIri): NamedNode | Literal {
    const known = this.#terms.get(raw);
    if (known !== undefined) return known;
    const clean = cleanIri(raw);
    if (clean.kind === 'text')
      return this.#remember(raw, literal(raw.trim()), { code: 'rdf.text-as-iri', before: raw });
    if (clean.kind === 'several') {
      const { iri, others } = clean;
      return this.#remember(raw, namedNode(iri), { code: 'rdf.several-iris', before: raw, others });
    }
    if (clean.relative) return this.#relative(raw, resolveIri(clean.iri, base));
    const repair = clean.repaired ? ({ code: 'rdf.iri-repaired', before: raw } as const) : undefined;
    return this.#remember(raw, namedNode(clean.iri), repair);
  }

  /** An absolute property or class IRI in its usual spelling. */
  predicate(raw: string): string {
    const known = this.#predicates.get(raw);
    if (known !== undefined) return known;
    const { iri, wrong } = correctNamespace(this.iri(raw).value);
    if (wrong !== undefined) {
      const after = iri.slice(0, iri.length - (raw.length - wrong.length));
      this.log.report('rdf.namespace-repaired', {
        subject: this.baseIri,
        property: wrong,
        before: wrong,
        after,
      });
    }
    this.#predicates.set(raw, iri);
    return iri;
  }

  /** The blank node of this label, or a new one where there is no label. */
  blank(label?: string): BlankNode {
    if (label !== undefined) return blankNode(`${this.#blankPrefix}x${label}`);
    this.#anonymous += 1;
    return blankNode(`${this.#blankPrefix}a${this.#anonymous}`);
  }

  literal(raw: string, language = '', datatype = ''): Literal {
    const type = language !== '' || plainDatatypes.has(datatype) ? '' : this.predicate(datatype);
    if (!isSuspicious(raw)) return literal(raw, language, type);
    const { text, code } = cleanText(raw);
    const term = literal(text, language, type);
    if (code !== undefined) this.#repairedTerms.set(term, { code, before: raw });
    return term;
  }

  /** Tells of the repairs; to be called once, when all is read. */
  finish(): void {
    if (this.#relatives !== undefined) {
      const { count, ...example } = this.#relatives;
      this.log.report('rdf.relative-iri', { subject: this.baseIri, ...example, params: { count } });
    }
    reportRepairs(this.#graph, this.log, { terms: this.#repairedTerms, subjects: this.#repairedSubjects });
  }

  #remember<T extends NamedNode | Literal>(raw: string, term: T, repair?: Repair): T {
    this.#terms.set(raw, term);
    if (repair !== undefined) {
      this.#repairedTerms.set(term, repair);
      if (term.termType === 'NamedNode') this.#repairedSubjects.set(term.value, repair);
    }
    return term;
  }

  /** Not remembered by its text: in RDF/XML the base may change on the way. */
  #relative(raw: string, iri: string): NamedNode {
    this.#relatives ??= { before: raw, after: iri, count: 0 };
    this.#relatives.count += 1;
    return namedNode(iri);
  }

  #classOf(object: Term): Term {
    if (object.termType !== 'NamedNode') return object;
    const iri = this.predicate(object.value);
    return iri === object.value ? object : this.iri(iri);
  }
}
