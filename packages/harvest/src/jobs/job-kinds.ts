import type { QueuedJob, RegionConfig, Source } from '@lanskatalog/core';
import { z } from 'zod';
import { payloadVersion } from './job-payload.ts';

/** All the kinds of jobs there are. */
export const jobKinds = {
  /** Hands out the jobs of a round: light, and quick. */
  round: 'round',
  /** Asks one source what it has. */
  harvest: 'harvest-source',
  /** Tries out what a harvest of one source would come to. */
  dryRun: 'dry-run',
  /** Reads one source's files of the shared tables. */
  tables: 'update-tables',
  /** Makes a release of the last good state of all sources. */
  publish: 'publish-region',
  /** Asks for the data that the current release leads to. */
  links: 'check-links',
  /** Deletes what is not needed any more. */
  retention: 'retention',
} as const;

const version = z.literal(payloadVersion);

export const roundPayload = z.object({
  version,
  /** Rounds with the same name do not run beside each other. */
  name: z.string(),
  /** All sources that are not paused, where absent. */
  sources: z.array(z.string()).exactOptional(),
  /** ISO 8601: when the sources began to be asked. Present once they have been: then their tables are read. */
  started: z.string().exactOptional(),
  /** ISO 8601: a source that was attempted since is left out. The start of the round, where absent. */
  since: z.string().exactOptional(),
  /** Lower goes first. */
  priority: z.number().exactOptional(),
  /** Counts from 1: how often the source has been asked in vain. */
  attempt: z.number().exactOptional(),
  /** Also in quiet hours: a person wants it now. */
  force: z.boolean().exactOptional(),
  /** Everything is read again, whatever is remembered. */
  full: z.boolean().exactOptional(),
});
export type RoundPayload = z.infer<typeof roundPayload>;

export const harvestPayload = z.object({
  version,
  source: z.string(),
  since: z.string().exactOptional(),
  attempt: z.number().exactOptional(),
  force: z.boolean().exactOptional(),
  full: z.boolean().exactOptional(),
});

export const dryRunPayload = z.object({
  version,
  /** Of the dry run, under which its result is stored. */
  id: z.string(),
  source: z.string(),
  /** The source as somebody wrote it, where it is not saved yet. */
  written: z.record(z.string(), z.unknown()).exactOptional(),
});
export type DryRunPayload = z.infer<typeof dryRunPayload>;

export const tablesPayload = z.object({ version, source: z.string(), force: z.boolean().exactOptional() });

export const publishPayload = z.object({ version });

export const linksPayload = z.object({ version });

export const retentionPayload = z.object({ version });

type Round = Omit<RoundPayload, 'version'>;

export const roundJob = (round: Round): QueuedJob => ({
  kind: jobKinds.round,
  payload: { version: payloadVersion, ...round } satisfies RoundPayload,
  id: `${round.started === undefined ? 'round' : 'tables'}-${round.name}`,
  ...(round.priority === undefined ? {} : { priority: round.priority }),
});

interface SourceJob {
  readonly config: RegionConfig;
  readonly source: Source;
  readonly priority?: number | undefined;
}

/** A job for one source in one round. */
interface RoundJob extends SourceJob {
  /** When the round started: part of the job's id, so that it runs once in each. */
  readonly started: string;
  /** Also in quiet hours. */
  readonly force?: boolean | undefined;
}

export const harvestJob = (
  job: RoundJob,
  { since, attempt, full }: Pick<RoundPayload, 'attempt' | 'full'> & { readonly since: string },
): QueuedJob => ({
  ...sourceJob(jobKinds.harvest, job),
  payload: {
    version: payloadVersion,
    source: job.source.id,
    since,
    ...(attempt === undefined ? {} : { attempt }),
    ...(job.force === true ? { force: true } : {}),
    ...(full === true ? { full } : {}),
  } satisfies z.infer<typeof harvestPayload>,
});

export const dryRunJob = (
  { config, source, priority }: SourceJob,
  { id, written }: { readonly id: string; readonly written?: Record<string, unknown> | undefined },
): QueuedJob => ({
  kind: jobKinds.dryRun,
  id: `${jobKinds.dryRun}-${id}`,
  limit: limitOf(config, source),
  payload: {
    version: payloadVersion,
    id,
    source: source.id,
    ...(written === undefined ? {} : { written }),
  } satisfies DryRunPayload,
  ...(priority === undefined ? {} : { priority }),
});

export const tablesJob = (job: RoundJob): QueuedJob => ({
  ...sourceJob(jobKinds.tables, job),
  payload: {
    version: payloadVersion,
    source: job.source.id,
    ...(job.force === true ? { force: true } : {}),
  } satisfies z.infer<typeof tablesPayload>,
});

/** One lane for each source, and for each server no more at once, over all workers, than one worker would ask for. */
const sourceJob = (kind: string, { config, source, started, priority }: RoundJob) => ({
  kind,
  id: `${kind}-${source.id}-${started}`,
  lane: `source-${source.id}`,
  limit: limitOf(config, source),
  ...(priority === undefined ? {} : { priority }),
});

const limitOf = ({ http }: RegionConfig, { url }: Source) => ({
  key: new URL(url).host,
  atOnce: http.perHostConcurrency,
});

export const publishJob = (): QueuedJob => ({
  kind: jobKinds.publish,
  payload: { version: payloadVersion } satisfies z.infer<typeof publishPayload>,
  id: jobKinds.publish,
  rerun: true,
});

export const linksJob = (): QueuedJob => ({
  kind: jobKinds.links,
  payload: { version: payloadVersion } satisfies z.infer<typeof linksPayload>,
  id: jobKinds.links,
});

export const retentionJob = (): QueuedJob => ({
  kind: jobKinds.retention,
  payload: { version: payloadVersion } satisfies z.infer<typeof retentionPayload>,
  id: jobKinds.retention,
});
