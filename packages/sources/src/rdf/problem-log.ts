import type { Problem, ProblemCode, ProblemDetails } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';

/** Problems of a code that name no subject and are listed one by one; the rest of them are only counted. */
const listedWithoutSubject = 10;

/**
 * Collects problems. What is said again of the same subject and property is counted instead of repeated, so each
 * subject's owner finds his own, and a feed with one fault ten thousand times stays readable.
 */
export class ProblemLog {
  readonly #entries = new Map<string, { problem: Problem; count: number }>();
  readonly #withoutSubject = new Map<ProblemCode, number>();

  report(code: ProblemCode, details: ProblemDetails = {}): void {
    this.include(problem(code, details));
  }

  /** Takes over a problem that was reported elsewhere. */
  include(problem: Problem): void {
    const key = this.#keyOf(problem.code, problem);
    const count = Number(problem.params?.['count'] ?? 1);
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, { problem, count });
    else known.count += count;
  }

  #keyOf(code: ProblemCode, details: ProblemDetails): string {
    if (details.subject !== undefined) return `${code} ${details.subject} ${details.property ?? ''}`;
    const number = (this.#withoutSubject.get(code) ?? 0) + 1;
    this.#withoutSubject.set(code, number);
    return `${code} #${Math.min(number, listedWithoutSubject)}`;
  }

  /** The problems in the order they were met; `params.count` says how often. */
  list(): Problem[] {
    return [...this.#entries.values()].map(({ problem, count }) => ({
      ...problem,
      params: { ...problem.params, count },
    }));
  }
}
