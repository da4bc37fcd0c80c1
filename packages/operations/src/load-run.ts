import type { LocalisedText, Problem, Severity } from '@lanskatalog/core';
import type { HarvestDeps, RunDetails, StoredRun } from '@lanskatalog/harvest';
import { currentDeps, loadRun, loadRunDetails, loadRunProblems } from '@lanskatalog/harvest';
import { causeOf } from './cause.ts';

/** One run with all that is known of it. */
export interface RunOverview {
  readonly run: StoredRun;
  /** Code of the source's municipality; absent where the source is no longer configured. */
  readonly municipality?: string;
  /** Absent where they were cleared away since. */
  readonly details?: RunDetails;
  /** The worst first, then the most. */
  readonly causes: readonly CauseGroup[];
}

/** Problems that have one cause and one remedy. */
export interface CauseGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly property?: string;
  readonly count: number;
  readonly title: LocalisedText;
  readonly remedy: LocalisedText;
  /** What happened, for the first few. */
  readonly examples: readonly (LocalisedText & { readonly subject?: string })[];
}

const severities = ['error', 'warning', 'info'];
const examplesShown = 5;

export async function loadRunOverview(deps: HarvestDeps, id: string): Promise<RunOverview | undefined> {
  const { documents, blobs } = deps;
  const run = await loadRun(documents, id);
  if (run === undefined) return undefined;
  const details = await loadRunDetails(blobs, run);
  const { config } = await currentDeps(deps);
  const municipality = config.sources.find(({ id: source }) => source === run.source)?.municipality;
  return {
    run,
    ...(municipality === undefined ? {} : { municipality }),
    ...(details === undefined ? {} : { details }),
    causes: await groupCauses(loadRunProblems(blobs, run)),
  };
}

const rank = ({ severity }: Problem): number => severities.indexOf(severity);

/** Groups problems by what to do about them: one remedy often mends many. */
async function groupCauses(problems: AsyncIterable<Problem>): Promise<CauseGroup[]> {
  const groups = new Map<string, { first: Problem; count: number; examples: Problem[] }>();
  for await (const found of problems) {
    const key = `${found.code} ${found.property ?? ''} ${found.severity}`;
    const group = groups.get(key) ?? { first: found, count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < examplesShown) group.examples.push(found);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => rank(a.first) - rank(b.first) || b.count - a.count)
    .map(({ first, count, examples }) => ({
      code: first.code,
      severity: first.severity,
      ...(first.property === undefined ? {} : { property: first.property }),
      count,
      title: causeOf(first).title,
      remedy: causeOf(first).remedy,
      examples: examples.map((found) => ({
        ...causeOf(found).message,
        ...(found.subject === undefined ? {} : { subject: found.subject }),
      })),
    }));
}
