import type { LocalisedText } from '../region.ts';

export type Severity = 'error' | 'warning' | 'info';

/** One entry of the catalogue of Problems: every failure a user can meet is written here once, in both languages. */
export interface ProblemDefinition {
  readonly severity: Severity;
  /** What kind of thing this is, without details. */
  readonly title: Required<LocalisedText>;
  /** What happened; `{name}` is filled in from the problem's params, and `{subject} {property} {before} {after}`. */
  readonly message: Required<LocalisedText>;
  /** What to do about it, and who. */
  readonly remedy: Required<LocalisedText>;
  /** Clause of the specification that is broken, where there is one. */
  readonly clause?: string;
}

/** Keeps the codes as literal types while checking each definition. */
export const defineProblems = <Codes extends string>(
  definitions: Readonly<Record<Codes, ProblemDefinition>>,
): Readonly<Record<Codes, ProblemDefinition>> => definitions;
