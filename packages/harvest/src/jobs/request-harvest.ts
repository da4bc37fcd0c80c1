import type { Jobs, Problem } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { sourceWithId, unknownSource } from '../settings/known-source.ts';
import { loadEverythingPaused } from '../settings/pauses.ts';
import { putOffWhileQuiet } from './quiet-sources.ts';
import { requestRound } from './rounds.ts';

export type HarvestRequest =
  | { readonly kind: 'requested' }
  /** The source has quiet hours, until (ISO 8601); it is harvested then. The problem says so. */
  | { readonly kind: 'later'; readonly until: string; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** A person's click goes before the schedule. */
const personsPriority = 1;

/** A person wants a source harvested now. Not where it is paused; in its quiet hours only with `force`. */
export async function requestHarvest(
  jobs: Jobs,
  fileDeps: HarvestDeps,
  { source: id, force = false }: { readonly source: string; readonly force?: boolean | undefined },
): Promise<HarvestRequest> {
  const deps = await currentDeps(fileDeps);
  const source = sourceWithId(deps.config, id);
  if (source === undefined) return { kind: 'refused', problems: [unknownSource(deps.config, id)] };
  if (source.paused) {
    const everything = (await loadEverythingPaused(deps.documents)) !== undefined;
    const code = everything ? 'settings.everything-paused' : 'settings.source-paused';
    return { kind: 'refused', problems: [problem(code, { source: id })] };
  }
  const until = await putOffWhileQuiet(jobs, deps, { source, force });
  if (until !== undefined) return { kind: 'later', until, problem: quietProblem(id, until) };
  await requestRound(jobs, { sources: [id], priority: personsPriority, force });
  return { kind: 'requested' };
}

const quietProblem = (source: string, until: string): Problem =>
  problem('settings.quiet-hours', {
    source,
    params: { 'until.sv': timeIn('sv-SE', until), 'until.en': timeIn('en-GB', until) },
  });

const timeIn = (locale: string, instant: string): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(instant));
