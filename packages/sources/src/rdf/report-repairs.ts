import type { Description, Graph, Subject, Term } from '@lanskatalog/core';
import { compact } from '@lanskatalog/core';
import type { Repair } from './graph-builder.ts';
import type { ProblemLog } from './problem-log.ts';

interface Repairs {
  /** Terms made from values that were repaired, by identity. */
  readonly terms: ReadonlyMap<Term, Repair>;
  /** The same for IRIs, by IRI: a subject is kept by its text alone. */
  readonly subjects: ReadonlyMap<string, Repair>;
}

/** Tells each repair once per subject and property. The graph is walked only where something was repaired. */
export function reportRepairs(graph: Graph, log: ProblemLog, repairs: Repairs): void {
  if (repairs.terms.size === 0) return;
  const owners = new Map<string, Subject>();
  for (const { subject, object } of graph.triples())
    if (object.termType === 'BlankNode') owners.set(object.value, subject);
  for (const [subject, description] of graph.subjects()) {
    const own = subject.termType === 'NamedNode' ? repairs.subjects.get(subject.value) : undefined;
    if (own !== undefined) tell(log, own, { subject: subject.value, after: subject.value });
    tellValues({ graph, log, repairs }, nameOf(subject, owners), description);
  }
}

function tellValues(
  { graph, log, repairs }: { graph: Graph; log: ProblemLog; repairs: Repairs },
  subject: string,
  description: Description,
): void {
  for (const [predicate, objects] of description) {
    for (const object of objects) {
      const repair = repairs.terms.get(object);
      // A thing described here has been told of as a subject.
      const described = object.termType === 'NamedNode' && graph.describe(object) !== undefined;
      if (repair === undefined || described) continue;
      tell(log, repair, { subject, property: compact(predicate), after: object.value });
    }
  }
}

const shown = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);

function tell(
  log: ProblemLog,
  { code, before, others }: Repair,
  details: { readonly subject: string; readonly property?: string; readonly after: string },
): void {
  const after = shown(details.after);
  log.report(code, {
    ...details,
    before: shown(before),
    after,
    ...(others === undefined ? {} : { params: { others } }),
  });
}

/** The nearest thing with a name; where there is none, the outermost without, as the graph labels it. */
function nameOf(subject: Subject, owners: ReadonlyMap<string, Subject>): string {
  let current = subject;
  for (let steps = 0; current.termType === 'BlankNode' && steps < 10; steps += 1) {
    const owner = owners.get(current.value);
    if (owner === undefined) return `_:${current.value}`;
    current = owner;
  }
  return current.value;
}
