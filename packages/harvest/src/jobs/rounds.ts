import type { JobOutcome, Jobs, Source } from '@lanskatalog/core';
import { z } from 'zod';
import type { HarvestDeps } from '../deps.ts';
import { currentDeps } from '../settings/current-deps.ts';
import { loadSourceState } from '../source-state.ts';
import type { RoundPayload } from './job-kinds.ts';
import { harvestJob, jobKinds, publishJob, roundJob, roundPayload, tablesJob } from './job-kinds.ts';
import { withPayload } from './job-payload.ts';
import { putOffWhileQuiet } from './quiet-sources.ts';
import { unscheduleSource } from './schedules.ts';

export interface RoundRequest {
  /** Ids; all sources that are not paused, where absent. */
  readonly sources?: readonly string[];
  /** Lower goes first; a person's click is 1, the schedule 10. */
  readonly priority?: number;
  /** Also sources that are in their quiet hours. */
  readonly force?: boolean;
  /** Everything is read again, whatever is remembered. */
  readonly full?: boolean;
}

/**
 * Asks for a round: the sources are harvested, their tables read, and the region published once. A round of the same
 * sources that waits already is not asked for again.
 */
export async function requestRound(
  jobs: Jobs,
  { sources, priority, force = false, full = false }: RoundRequest,
): Promise<void> {
  const name = sources === undefined ? 'all' : [...sources].sort().join('+');
  const job = roundJob({
    // One that waits and isn't forced, or full, must not stand for one that is.
    name: `${force ? 'forced-' : ''}${full ? 'full-' : ''}${name}`,
    ...(sources === undefined ? {} : { sources: [...sources] }),
    ...(priority === undefined ? {} : { priority }),
    ...(force ? { force } : {}),
    ...(full ? { full } : {}),
  });
  await jobs.enqueue(job, job);
}

/** Asks for a release of what the sources have now; one that is being made is followed by another. */
export async function requestPublishing(jobs: Jobs): Promise<void> {
  const job = publishJob();
  await jobs.enqueue(job, job);
}

/** Makes this process one of those that hand out the jobs of rounds. */
export async function processRounds(jobs: Jobs, fileDeps: HarvestDeps): Promise<void> {
  const handler = withPayload(
    roundPayload,
    fileDeps.log,
    async (round, { uniqueId }): Promise<JobOutcome> => {
      const deps = await currentDeps(fileDeps);
      const sources = await sourcesOf(jobs, deps, round);
      if (round.started === undefined) await startRound(jobs, deps, { job: uniqueId, round, sources });
      else {
        const { priority, started, force } = round;
        const tables = sources.map((source) =>
          tablesJob({ config: deps.config, source, started, priority, force }),
        );
        await jobs.enqueueAfter(tables, publishJob());
      }
      return { kind: 'done' };
    },
  );
  await jobs.process(jobKinds.round, handler, { concurrency: 1 });
}

async function sourcesOf(jobs: Jobs, { config, log }: HarvestDeps, round: RoundPayload): Promise<Source[]> {
  const sources = config.sources.filter(({ id, paused }) => !paused && (round.sources?.includes(id) ?? true));
  for (const id of round.sources ?? []) {
    if (sources.some((source) => source.id === id)) continue;
    log.warn({ source: id }, 'a source to be harvested is paused, or no longer configured');
    await unscheduleSource(jobs, id);
  }
  return sources;
}

interface Starting {
  /** The job that starts the round. */
  readonly job: string;
  readonly round: RoundPayload;
  readonly sources: readonly Source[];
}

async function startRound(jobs: Jobs, deps: HarvestDeps, { job, round, sources }: Starting): Promise<void> {
  const { config, log } = deps;
  const { name, priority, force } = round;
  const opened = await openRound(deps, name, job);
  if (opened.handedOut) return;
  const { started } = opened;
  const since = round.since ?? started;
  const due: Source[] = [];
  for (const source of await attemptedBefore(deps, sources, since)) {
    // The round would wait for it, and with the round the release.
    if ((await putOffWhileQuiet(jobs, deps, { source, force })) === undefined) due.push(source);
  }
  log.info({ round: name, started, since, sources: due.length }, 'round started');
  if (due.length > 0) {
    const harvests = due.map((source) =>
      harvestJob({ config, source, started, priority, force }, { ...round, since }),
    );
    const again = {
      ...(priority === undefined ? {} : { priority }),
      ...(force === undefined ? {} : { force }),
    };
    await jobs.enqueueAfter(
      harvests,
      roundJob({ name, started, sources: due.map(({ id }) => id), ...again }),
    );
  }
  await (await rounds(deps)).put(name, { ...opened, handedOut: true });
}

async function attemptedBefore(
  { documents }: HarvestDeps,
  sources: readonly Source[],
  since: string,
): Promise<Source[]> {
  const due: Source[] = [];
  for (const source of sources) {
    const stored = await loadSourceState(documents, source.id);
    if (stored === undefined || stored.state.lastAttempt < since) due.push(source);
  }
  return due;
}

const roundRecord = z.object({
  version: z.literal(1),
  started: z.string(),
  /** The job that hands it out; absent in what older versions wrote. */
  job: z.string().exactOptional(),
  handedOut: z.boolean(),
});
type RoundRecord = z.infer<typeof roundRecord>;

/** A handler that died while it handed out a round is soon run again; an older record is of a round that was lost. */
const takenUpWithinMs = 10 * 60_000;

const rounds = ({ documents }: HarvestDeps) => documents.collection('rounds', { indexes: [] });

/**
 * When the round started, and whether its jobs are handed out already: remembered, so that a job that is run again after
 * a crash, wherever in it that was, asks no source twice.
 */
async function openRound(deps: HarvestDeps, name: string, job: string): Promise<RoundRecord> {
  const now = deps.clock.now();
  const stored = await (await rounds(deps)).get(name);
  const known = stored && roundRecord.parse(stored.value);
  const recent = known && Date.parse(known.started) > now.getTime() - takenUpWithinMs;
  if (known?.job === job) return known;
  const started = known && recent && !known.handedOut ? known.started : now.toISOString();
  const opened: RoundRecord = { version: 1, started, job, handedOut: false };
  await (await rounds(deps)).put(name, opened);
  return opened;
}
