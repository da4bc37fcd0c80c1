import type { QueuedJob, RegionConfig, Source } from '@lanskatalog/core';
import { z } from 'zod';
import { payloadVersion } from './job-payload.ts';

/** All the kinds of jobs there are. */
export const jobKinds = {
  /** Hands out the jobs of a round: light, and quick. */
  round: 'round',
  /** Asks one source what it has. */
  harvest: 'harvest-source',
  /** Reads one source's files of the shared tables. */
  tables: 'update-tables',
  /** Makes a release of the last good state of all sources. */
  publish: 'publish-region',
} as const;

const version = z.literal(payloadVersion);

export const roundPayload = z.object({
  version,
  /** First all sources are asked, then their tables are read, then the region is published. */
  step: z.enum(['harvest', 'tables']),
  /** Rounds with the same name do not run beside each other. */
  name: z.string(),
  /** All sources that are not paused, where absent. */
  sources: z.array(z.string()).exactOptional(),
  /** ISO 8601: a source that was attempted since is left out. The start of the round, where absent. */
  since: z.string().exactOptional(),
  /** Lower goes first. */
  priority: z.number().exactOptional(),
  /** Counts from 1: how often the source has been asked in vain. */
  attempt: z.number().exactOptional(),
});
export type RoundPayload = z.infer<typeof roundPayload>;

export const harvestPayload = z.object({
  version,
  source: z.string(),
  since: z.string().exactOptional(),
  attempt: z.number().exactOptional(),
});

export const tablesPayload = z.object({ version, source: z.string() });

export const publishPayload = z.object({ version });

type Round = Omit<RoundPayload, 'version'>;

export const roundJob = (round: Round): QueuedJob => ({
  kind: jobKinds.round,
  payload: { version: payloadVersion, ...round } satisfies RoundPayload,
  id: `${round.step}-round-${round.name}`,
  ...(round.priority === undefined ? {} : { priority: round.priority }),
});

interface SourceJob {
  readonly config: RegionConfig;
  readonly source: Source;
  readonly priority?: number | undefined;
}

export const harvestJob = (
  job: SourceJob,
  { since, attempt }: { readonly since: string; readonly attempt?: number | undefined },
): QueuedJob => ({
  ...sourceJob(job),
  kind: jobKinds.harvest,
  id: `harvest-${job.source.id}`,
  payload: {
    version: payloadVersion,
    source: job.source.id,
    since,
    ...(attempt === undefined ? {} : { attempt }),
  } satisfies z.infer<typeof harvestPayload>,
});

export const tablesJob = (job: SourceJob): QueuedJob => ({
  ...sourceJob(job),
  kind: jobKinds.tables,
  id: `tables-${job.source.id}`,
  payload: { version: payloadVersion, source: job.source.id } satisfies z.infer<typeof tablesPayload>,
});

/** One lane for each source, and for each server no more at once, over all workers, than one worker would ask for. */
const sourceJob = ({ config, source, priority }: SourceJob) => ({
  lane: `source-${source.id}`,
  limit: { key: new URL(source.url).host, atOnce: config.http.perHostConcurrency },
  ...(priority === undefined ? {} : { priority }),
});

export const publishJob = (): QueuedJob => ({
  kind: jobKinds.publish,
  payload: { version: payloadVersion } satisfies z.infer<typeof publishPayload>,
  id: jobKinds.publish,
  rerun: true,
});
