import type { Severity } from './problems/define-problems.ts';
import type { ProblemCode } from './problems/index.ts';
import { problemCatalogue } from './problems/index.ts';

/** Where in a document something stands. Lines, columns and rows count from 1. */
export interface Place {
  readonly url?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number | string;
  readonly row?: number;
}

/** Something a person should know: what, about what, where. Its sentences come from the catalogue by its code. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Source id. */
  readonly source?: string;
  /** IRI of the dataset, distribution, … or address of the file. */
  readonly subject?: string;
  /** Prefixed property name. */
  readonly property?: string;
  readonly place?: Place;
  /** For repairs: the value as it came, and as it is published. */
  readonly before?: string;
  readonly after?: string;
  /** What the sentences need besides; `name.sv` and `name.en` where a word differs between the languages. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export type ProblemDetails = Omit<Problem, 'code' | 'severity'> & { readonly severity?: Severity };

/** A problem of a known kind; its severity comes from the catalogue unless the details say otherwise. */
export const problem = (code: ProblemCode, details: ProblemDetails = {}): Problem => ({
  severity: problemCatalogue[code].severity,
  ...details,
  code,
});

export interface Explanation {
  readonly title: string;
  readonly message: string;
  readonly remedy: string;
  /** Clause of the specification that is broken, where there is one. */
  readonly clause?: string;
}

/** What sentences may name of the problem itself; a parameter of that name serves where the problem has none. */
const ownWords = ['subject', 'property', 'before', 'after', 'source'] as const;

/** The problem in words. */
export function explain(subject: Problem, lang: 'sv' | 'en'): Explanation {
  const definition = problemCatalogue[subject.code];
  const values: Record<string, string | number | undefined> = { ...subject.params };
  for (const name of ownWords) values[name] = subject[name] ?? values[name];
  values['clause'] ??= definition.clause;
  const { clause } = values;
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(values[`${name}.${lang}`] ?? values[name] ?? '–'),
    );
  return {
    title: definition.title[lang],
    message: fill(definition.message[lang]),
    remedy: fill(definition.remedy[lang]),
    ...(clause === undefined ? {} : { clause: String(clause) }),
  };
}

export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export function countProblems(problems: Iterable<Problem>): ProblemCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}
