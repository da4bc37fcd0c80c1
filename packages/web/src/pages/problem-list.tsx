/** @jsxRuntime automatic @jsxImportSource preact */
import type { Problem } from '@lanskatalog/core';
import { explain } from '@lanskatalog/core';
import { readable } from '../release/readable.ts';
import type { View } from '../view.ts';

const grades = { error: 'poor', warning: 'fair', info: 'none' } as const;
const examplesShown = 3;

export interface ProblemsOfKind {
  readonly severity: Problem['severity'];
  readonly count: number;
  readonly examples: readonly Problem[];
}

/** Problems of one code together, the gravest first. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemsOfKind[] {
  const groups = new Map<string, { severity: Problem['severity']; count: number; examples: Problem[] }>();
  for (const problem of problems) {
    const group = groups.get(problem.code) ?? { severity: problem.severity, count: 0, examples: [] };
    groups.set(problem.code, group);
    group.count += 1;
    if (group.examples.length < examplesShown) group.examples.push(problem);
  }
  const rank = { error: 0, warning: 1, info: 2 };
  return [...groups.values()].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

interface Props {
  readonly view: View;
  readonly groups: readonly ProblemsOfKind[];
  /** Words for a subject, where the page has better ones than its IRI. */
  readonly nameOf?: (subject: string) => { readonly text: string; readonly href: string } | undefined;
}

/** What is wrong, what it looks like, and what to do. */
export function ProblemList({ view, groups, nameOf }: Props) {
  return (
    <>
      {groups.map(({ severity, count, examples }) => {
        const [first] = examples;
        if (first === undefined) return null;
        const { title, message, remedy } = explain(first, view.lang);
        return (
          <section class={`problem ${grades[severity]}`}>
            <h3>
              {title}
              {count > 1 ? <span class="count"> ({view.number(count)})</span> : null}
            </h3>
            <p>
              <bdi>{readable(message, 500)}</bdi>
            </p>
            <p>
              <strong>{view.say('Gör så här: ', 'What to do: ')}</strong>
              <bdi>{readable(remedy, 600)}</bdi>
            </p>
            <Examples view={view} examples={examples} nameOf={nameOf} />
          </section>
        );
      })}
    </>
  );
}

function Examples({
  view,
  examples,
  nameOf,
}: {
  view: View;
  examples: readonly Problem[];
  nameOf: Props['nameOf'];
}) {
  const shown = examples.filter(({ before, after, subject }) => before ?? after ?? (nameOf && subject));
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map(({ subject, before, after }) => {
        const named = subject === undefined ? undefined : nameOf?.(subject);
        return (
          <li>
            {named === undefined ? null : (
              <>
                <a href={named.href}>{named.text}</a>
                {before === undefined && after === undefined ? '' : ': '}
              </>
            )}
            {before === undefined ? null : <code>{readable(before, 120)}</code>}
            {before !== undefined && after !== undefined ? view.say(' blev ', ' became ') : null}
            {after === undefined ? null : <code>{readable(after, 120)}</code>}
          </li>
        );
      })}
    </ul>
  );
}
