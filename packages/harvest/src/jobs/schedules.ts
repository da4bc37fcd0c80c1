import type { Jobs, Source } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { sourceWithId } from '../settings/known-source.ts';
import { jobKinds, linksJob, retentionJob, roundJob } from './job-kinds.ts';

/** After the national portal has been here. */
const linksAt = '30 4 * * *';
/** When the night's rounds are over. */
const retentionAt = '30 5 * * *';

/**
 * Gives every source its schedule, and asks for a round of those never harvested. Any number of processes may do so;
 * there is one schedule for each source all the same.
 */
export async function scheduleRounds(jobs: Jobs, deps: HarvestDeps): Promise<void> {
  await rescheduleSources(jobs, deps);
  await jobs.schedule(jobKinds.links, linksAt, linksJob());
  await jobs.schedule(jobKinds.retention, retentionAt, retentionJob());
  const everSince = new Date(0).toISOString();
  const never = roundJob({ name: 'never-harvested', since: everSince });
  await jobs.enqueue(never, never);
}

/** Makes the schedules of all sources what they are to be now, as after everything was paused or resumed. */
export async function rescheduleSources(jobs: Jobs, deps: HarvestDeps): Promise<void> {
  const { config } = await currentDeps(deps);
  for (const source of config.sources) await reschedule(jobs, source);
}

/** The same for one source, after it was added, edited, paused, resumed or removed. */
export async function rescheduleSource(jobs: Jobs, deps: HarvestDeps, id: string): Promise<void> {
  const source = sourceWithId((await currentDeps(deps)).config, id);
  if (source === undefined) await unscheduleSource(jobs, id);
  else await reschedule(jobs, source);
}

async function reschedule(jobs: Jobs, { id, schedule, paused }: Source): Promise<void> {
  if (paused) return unscheduleSource(jobs, id);
  const job = roundJob({ name: id, sources: [id] });
  return jobs.schedule(scheduleId(id), schedule, { ...job, jitterMs: 60_000 });
}

export const unscheduleSource = (jobs: Jobs, id: string): Promise<void> => jobs.unschedule(scheduleId(id));

const scheduleId = (source: string): string => `harvest-${source}`;
