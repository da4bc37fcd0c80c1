import type {
  Description,
  Entity,
  Graph,
  NormaliseContext,
  Problem,
  ProblemCode,
  ProblemDetails,
  ProfileProperty,
  Subject,
  Term,
  Value,
} from '@lanskatalog/core';
import { expand, problem } from '@lanskatalog/core';
import type { Rules } from './compile-rules.ts';
import type { Survey } from './survey.ts';

/** What all records of one graph share. */
export interface Run {
  readonly graph: Graph;
  readonly context: NormaliseContext;
  readonly rules: Rules;
  readonly survey: Survey;
  readonly readers: Readers;
  /** Agents and contacts are described once and referenced by hundreds: each is worked out once. */
  readonly agents: Map<string, ResolvedAgent>;
  readonly contacts: Map<string, ResolvedContact>;
  /** Problems of agents and contacts that were told already. */
  readonly told: Set<string>;
  /** Parts that may still be gone into: an end to graphs in which everything leads to everything. */
  readonly allowance: { parts: number };
}

/** What is known while one record, or a part of it, is read. */
export interface Work {
  readonly run: Run;
  /** IRI that problems are about. */
  readonly subject: string;
  readonly problems: Problem[];
  /** Agents that the record references, by IRI. */
  readonly agents: Map<string, Entity>;
  /** Keys of the descriptions that this one stands in, outermost first, itself last. */
  readonly above: readonly string[];
}

/** Where values are read for: one property of one described thing. */
export interface Slot {
  readonly property: ProfileProperty;
  readonly work: Work;
  /** Description that the values stand in. */
  readonly parent: Description;
}

export type Reader = (terms: readonly Term[], slot: Slot) => Value[];

/** How values become ours: by property where it has rules of its own, else by value type and class of the part. */
export interface Readers {
  readonly byName: Readonly<Record<string, Reader | undefined>>;
  readonly byClass: Readonly<Record<string, Reader | undefined>>;
  readonly byType: Readonly<Record<ProfileProperty['type'], Reader>>;
}

export interface ResolvedAgent {
  /** Absent where nothing can be said of it, or nothing may be (a private person). */
  readonly agent: Entity | undefined;
  /** The department that was named, where the organisation it belongs to stands in `agent`. */
  readonly unit: Entity | undefined;
  readonly problems: readonly Problem[];
}

export interface ResolvedContact {
  readonly contact: Entity | undefined;
  /** Agents that the contact refers to, by IRI. */
  readonly agents: ReadonlyMap<string, Entity>;
  readonly problems: readonly Problem[];
}

export type Properties = Record<string, Value[]>;

export const rdfType = expand('rdf:type');

/** Reports something about the thing that is being read. */
export function note(work: Work, code: ProblemCode, details: ProblemDetails = {}): void {
  const { before, after } = details;
  work.problems.push(
    problem(code, {
      source: work.run.context.source.id,
      subject: work.subject,
      ...details,
      ...(before === undefined ? {} : { before: shorten(before) }),
      ...(after === undefined ? {} : { after: shorten(after) }),
    }),
  );
}

/**
 * Problems of a thing that many records share, each told once in a graph: where the source has no name for it, under
 * the name it was given.
 */
export function tellOnce(
  problems: readonly Problem[],
  thing: string | undefined,
  { run, subject }: Work,
): Problem[] {
  return problems
    .map((one) => (one.subject === subject && thing !== undefined ? { ...one, subject: thing } : one))
    .filter((one) => {
      const key = [one.code, one.subject, one.property, one.before].join('\n');
      return !run.told.has(key) && run.told.add(key);
    });
}

/** Takes back what was told of a person, whose name and address are nobody's business, by property or all of it. */
export function forget(work: Work, property?: string): void {
  const kept = property === undefined ? [] : work.problems.filter((one) => one.property !== property);
  work.problems.splice(0, work.problems.length, ...kept);
}

/** Long enough to recognise a text by, short enough to keep thousands of. */
const longestQuotation = 200;

const shorten = (text: string): string =>
  text.length <= longestQuotation ? text : `${text.slice(0, longestQuotation - 1)}…`;

/** Deep enough for what profiles nest: dataset, distribution, rights, licence. */
const deepestPart = 4;

/** Work on a part; undefined for one that is too deep, stands in itself, or is one too many. */
export function enter(part: Subject, work: Work): Work | undefined {
  const key = keyOf(part);
  const { allowance } = work.run;
  if (work.above.length > deepestPart || work.above.includes(key) || allowance.parts <= 0) return undefined;
  allowance.parts -= 1;
  return { ...work, above: [...work.above, key] };
}

/** The same work where no parts are gone into any more. */
export const atBottom = (work: Work): Work => ({ ...work, above: Array<string>(deepestPart + 1).fill('') });

/** The key under which a graph knows a subject. */
export const keyOf = (subject: Subject): string =>
  subject.termType === 'BlankNode' ? `_:${subject.value}` : subject.value;

/** Whether an IRI is the name of a dataset, a service or an agent already: a part of that name would be described as neither. */
export const isTaken = (iri: string, { survey }: Run): boolean =>
  survey.uriOf.has(iri) || survey.agentIris.has(iri);

/** Its statements, where the term is a subject of the graph. */
export const descriptionOf = (term: Term, run: Run): Description | undefined =>
  term.termType === 'Literal' ? undefined : run.graph.describe(term);

/** The same work, about another thing. */
export const about = (work: Work, subject: string): Work => ({ ...work, subject });
