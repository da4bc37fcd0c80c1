import type { JobOutcome, Jobs } from '@lanskatalog/core';
import type { HarvestDeps } from '../deps.ts';
import { publishRegion } from '../publish-region.ts';
import { checkReleaseLinks } from '../quality/check-release-links.ts';
import { applyRetention, planRetention } from '../retention/plan-retention.ts';
import { withinStage } from '../runs/stage-watch.ts';
import { loadEverythingPaused } from '../settings/pauses.ts';
import { jobKinds, linksPayload, publishPayload, retentionPayload } from './job-kinds.ts';
import { withPayload } from './job-payload.ts';
import { giveUpIfOverdue } from './overdue-job.ts';
import { processRounds } from './rounds.ts';
import type { SourceJobOptions } from './source-jobs.ts';
import { processSourceJobs } from './source-jobs.ts';

/** Makes this process one of those that publish, check the links of what is published, and clear away; of all of them one at a time does. */
export async function processPublishing(jobs: Jobs, deps: HarvestDeps): Promise<void> {
  const handler = withPayload(publishPayload, deps.log, async (_, { signal }) => {
    const publish = async (inner: AbortSignal): Promise<JobOutcome> => {
      const release = await publishRegion(deps, inner);
      deps.log.info({ ...release, problems: release.problems.length }, 'region published');
      return { kind: 'done' };
    };
    return withinStage({ clock: deps.clock, stage: 'publishing' }, publish, signal).catch(giveUpIfOverdue);
  });
  await jobs.process(jobKinds.publish, handler, { concurrency: 1 });
  const links = withPayload(linksPayload, deps.log, async (_, context) => {
    if ((await loadEverythingPaused(deps.documents)) !== undefined)
      return { kind: 'give-up', reason: 'everything is paused' };
    const tell = (done: { readonly done: number; readonly total: number }): void =>
      context.progress({ stage: 'links', ...done });
    const check = async (inner: AbortSignal): Promise<JobOutcome> => {
      const checked = await checkReleaseLinks(deps, tell, inner);
      deps.log.info({ ...checked }, 'links checked');
      return { kind: 'done' };
    };
    return withinStage({ clock: deps.clock, stage: 'links' }, check, context.signal).catch(giveUpIfOverdue);
  });
  await jobs.process(jobKinds.links, links, { concurrency: 1 });
  await processRetention(jobs, deps);
}

async function processRetention(jobs: Jobs, deps: HarvestDeps): Promise<void> {
  const handler = withPayload(retentionPayload, deps.log, async (_, { signal }) => {
    const clear = async (inner: AbortSignal): Promise<JobOutcome> => {
      const deleted = await applyRetention(deps, await planRetention(deps, inner), inner);
      deps.log.info({ removals: deleted.removals.length, bytes: deleted.bytes }, 'old data deleted');
      return { kind: 'done' };
    };
    return withinStage({ clock: deps.clock, stage: 'retention' }, clear, signal).catch(giveUpIfOverdue);
  });
  await jobs.process(jobKinds.retention, handler, { concurrency: 1 });
}

/** Makes this process able to do every kind of job, for an installation of one. */
export async function processAllJobs(
  jobs: Jobs,
  deps: HarvestDeps,
  options: SourceJobOptions,
): Promise<void> {
  await processRounds(jobs, deps);
  await processSourceJobs(jobs, deps, options);
  await processPublishing(jobs, deps);
}
