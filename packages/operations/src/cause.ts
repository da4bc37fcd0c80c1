import type { Problem, ProblemCode, Source } from '@lanskatalog/core';
import { explain, problem } from '@lanskatalog/core';
import type { HarvestDeps, SourceState } from '@lanskatalog/harvest';
import { readProblems } from '@lanskatalog/harvest';
import type { CauseOverview, SourceCondition } from './overview.ts';

/** A problem in words, in both languages. */
export function causeOf(found: Problem): CauseOverview {
  const sv = explain(found, 'sv');
  const en = explain(found, 'en');
  return {
    code: found.code,
    title: { sv: sv.title, en: en.title },
    message: { sv: sv.message, en: en.message },
    remedy: { sv: sv.remedy, en: en.remedy },
  };
}

interface Asked {
  readonly source: Source;
  readonly state: SourceState | undefined;
  readonly condition: SourceCondition;
  readonly pausedInFile?: boolean;
  /** Of its shared tables, where nothing else is wrong. */
  readonly tables?: Problem | undefined;
}

/** The problem that explains best why a source is as it is; undefined where nothing is wrong. */
export async function findCause(
  deps: Pick<HarvestDeps, 'blobs'>,
  { source, state, condition, pausedInFile, tables }: Asked,
): Promise<CauseOverview | undefined> {
  if (pausedInFile === true)
    return causeOf(
      problem('settings.paused-in-file', { source: source.id, subject: source.url, params: {} }),
    );
  const found = state === undefined ? undefined : await topProblem(deps, state);
  if (found !== undefined) return causeOf({ ...found, source: source.id });
  const code = codes[condition];
  if (code === undefined) return tables === undefined ? undefined : causeOf(tables);
  const params = { since: state?.lastConfirmed ?? '–' };
  return causeOf(problem(code, { source: source.id, subject: source.url, params }));
}

/** What is to be said of a source whose last attempt has nothing to say. */
const codes: Partial<Record<SourceCondition, ProblemCode>> = {
  interrupted: 'operations.interrupted',
  never: 'operations.never-harvested',
  stale: 'operations.overdue',
};

/** The problem of the last attempt that says most about why it failed, or why it is not all. */
async function topProblem(
  { blobs }: Pick<HarvestDeps, 'blobs'>,
  state: SourceState,
): Promise<Problem | undefined> {
  const failed = state.failures > 0;
  if (!failed && state.complete) return undefined;
  const explains = explaining(state);
  let top: { readonly rank: number; readonly found: Problem } | undefined;
  for await (const found of readProblems(blobs, failed ? state.attemptProblems : state.problems)) {
    const rank = severities.indexOf(found.severity) + (explains.test(found.code) ? 0 : severities.length);
    if (top === undefined || rank < top.rank) top = { rank, found };
    if (rank === 0) break;
  }
  return top?.found;
}

const severities = ['error', 'warning', 'info'];

/** Problems that can be why: of a source as a whole, not of one of its records, and of the kind that ends so. */
function explaining({ lastOutcome, failures }: SourceState): RegExp {
  if (lastOutcome === 'guarded') return /^merge\.guarded$/;
  if (failures === 0) return /^(?:fetch|sources)\.|^rdf\.truncated$|^merge\.incomplete$/;
  return /^(?:fetch|sources|rdf|harvest)\.|^merge\.(?:no-datasets|all-invalid)$/;
}
