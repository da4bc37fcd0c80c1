import type { Description, Problem, Subject, Term } from '@lanskatalog/core';
import { compact, expand } from '@lanskatalog/core';
import type { Link } from '../profile-index.ts';
import { rdfType } from '../profile-index.ts';
import type { Judged } from './findings.ts';
import { finding, subjectText, valueText } from './findings.ts';

interface Reference {
  readonly target: Subject;
  readonly link: Link;
  readonly judged: Judged;
}

/**
 * Whether what things point at is there, and is what it should be. Remembers the types of what it has seen, and references to
 * what it hasn't; each target is told of once for a property, however many point at it.
 */
export class ReferenceCheck {
  readonly #types = new Map<string, readonly Term[]>();
  readonly #open = new Map<string, Reference>();
  readonly #told = new Set<string>();

  see(subject: Subject, description: Description): void {
    this.#types.set(subjectText(subject), description.get(rdfType) ?? none);
  }

  /** Judges a reference to something in the same piece at once, and keeps others for later. */
  *refer(
    target: Subject,
    description: Description | undefined,
    reference: Omit<Reference, 'target'>,
  ): Generator<Problem> {
    const { link, judged } = reference;
    if (!link.needed && target.termType === 'NamedNode') return;
    const key = `${judged.property.name} ${subjectText(target)}`;
    if (description === undefined) this.#open.set(key, { target, ...reference });
    else yield* this.#judge(key, { target, ...reference }, description.get(rdfType) ?? none);
  }

  *findings(): Generator<Problem> {
    for (const [key, reference] of this.#open) {
      const { link, judged, target } = reference;
      const types = this.#types.get(subjectText(target));
      if (types !== undefined) yield* this.#judge(key, reference, types);
      else if (link.needed && (link.property.type === 'entity' || target.termType === 'BlankNode')) {
        yield finding('quality.not-described', judged, { before: valueText(target) });
      }
    }
  }

  *#judge(key: string, { target, link, judged }: Reference, types: readonly Term[]): Generator<Problem> {
    const wanted = link.range.flatMap(({ name, typedAs }) => typedAs ?? [name]);
    if (types.some(({ value }) => wanted.some((name) => expand(name) === value))) return;
    if (this.#told.has(key) || (types.length === 0 && link.property.type !== 'entity')) return;
    this.#told.add(key);
    const code = types.length === 0 ? 'quality.type-missing' : 'quality.wrong-type';
    yield finding(code, judged, {
      before: valueText(target),
      wanted: wanted.join(' / '),
      severity: link.range[0]?.named === true ? 'error' : 'warning',
      params: { types: types.map(({ value }) => compact(value)).join(', ') },
    });
  }
}

const none: readonly Term[] = [];
