import type { Problem, ProblemCode } from '@lanskatalog/core';
import type { OpenRelease } from './current-release.ts';
import type { Line } from './read-lines.ts';
import { readLines, readParts } from './read-lines.ts';

/** A kind of problem at a source: how often, and some to show. */
export interface ProblemGroup {
  readonly code: ProblemCode;
  readonly severity: Problem['severity'];
  readonly count: number;
  readonly examples: readonly Problem[];
}

/** What is known to be wrong, without holding it all in memory. */
export interface ProblemIndex {
  /** Of a dataset and its parts, by their IRIs. */
  about(subjects: Iterable<string>): Promise<readonly Problem[]>;
  /** By source: errors first, then what is most common. */
  groupsOf(source: string): readonly ProblemGroup[];
}

const examplesKept = 3;
/** A subject with thousands of problems is shown by its first ones. */
const perSubject = 100;

export async function indexProblems(release: OpenRelease): Promise<ProblemIndex> {
  const places = new Map<string, [number, number][]>();
  const groups = new Map<string, Map<string, OpenGroup>>();
  const content = await release.open('problems.ndjson');
  if (content !== undefined) {
    for await (const line of readLines(content)) {
      const found = JSON.parse(line.text) as Problem;
      if (found.subject !== undefined) note(places, found.subject, line);
      count(groups, found);
    }
  }
  return {
    async about(subjects) {
      const path = await release.localPath('problems.ndjson');
      const wanted = [...new Set(subjects)].flatMap((subject) => places.get(subject) ?? []);
      if (path === undefined) return [];
      return (await readParts(path, wanted)).map((text) => JSON.parse(text) as Problem);
    },
    groupsOf: (source) =>
      [...(groups.get(source)?.values() ?? [])].sort(
        (a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count,
      ),
  };
}

const rank = { error: 0, warning: 1, info: 2 };

interface OpenGroup extends ProblemGroup {
  count: number;
  readonly examples: Problem[];
}

function note(places: Map<string, [number, number][]>, subject: string, { start, length }: Line): void {
  const known = places.get(subject);
  if (known === undefined) places.set(subject, [[start, length]]);
  else if (known.length < perSubject) known.push([start, length]);
}

function count(groups: Map<string, Map<string, OpenGroup>>, found: Problem): void {
  const { source = '', code, severity } = found;
  const ofSource = groups.get(source) ?? new Map<string, OpenGroup>();
  groups.set(source, ofSource);
  const group = ofSource.get(code) ?? { code, severity, count: 0, examples: [] };
  ofSource.set(code, group);
  group.count += 1;
  if (group.examples.length < examplesKept) group.examples.push(found);
}
