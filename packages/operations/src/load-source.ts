import { cronIntervalMs, nextCronTick } from '@lanskatalog/config';
import type { Source } from '@lanskatalog/core';
import type { HarvestDeps, SourceState } from '@lanskatalog/harvest';
import { jobKinds } from '@lanskatalog/harvest';
import { findCause } from './cause.ts';
import type { JobOverview, RunningOverview, SourceOverview } from './overview.ts';
import { conditionOf } from './source-condition.ts';

export interface SourceFacts {
  readonly source: Source;
  readonly state: SourceState | undefined;
  /** Newest last. */
  readonly trend: SourceOverview['trend'];
  readonly jobs: readonly JobOverview[];
  readonly now: Date;
}

/** All that an operator sees of one source. */
export async function sourceOverview(deps: HarvestDeps, facts: SourceFacts): Promise<SourceOverview> {
  const { source, state, trend, now } = facts;
  const { id, url, kind, schedule, paused } = source;
  const intervalMs = cronIntervalMs(schedule, now);
  const running = runningOf(facts);
  const interrupted = trend.at(-1)?.outcome === 'interrupted';
  const condition = conditionOf({
    state,
    running: running !== undefined,
    paused,
    interrupted,
    intervalMs,
    now,
  });
  const cause = await findCause(deps, { source, state, condition });
  const next = paused ? undefined : nextCronTick(schedule, now);
  return {
    id,
    municipality: municipalityOf(deps, source),
    url,
    kind,
    heldIn: 'file',
    condition,
    schedule,
    intervalMs,
    ...(next === undefined ? {} : { nextRun: next.toISOString() }),
    ...(state === undefined
      ? {}
      : { outcome: state.lastOutcome, lastRun: state.lastRun, lastAttempt: state.lastAttempt }),
    ...(state?.lastConfirmed === undefined ? {} : { lastSuccess: state.lastConfirmed }),
    failures: state?.failures ?? 0,
    published: state?.published ?? 0,
    ...(running === undefined ? {} : { running }),
    trend,
    ...(cause === undefined ? {} : { cause }),
  };
}

function municipalityOf({ config }: HarvestDeps, { municipality }: Source): SourceOverview['municipality'] {
  const found = config.municipalities.find(({ code }) => code === municipality);
  return { code: municipality, name: found?.name ?? municipality };
}

function runningOf({ source, jobs }: SourceFacts): RunningOverview | undefined {
  const job = jobs.find((one) => one.state === 'running' && one.source === source.id);
  if (job === undefined) return undefined;
  const { id, kind, progress, since, leftMs } = job;
  const atFirst = { stage: kind === jobKinds.tables ? 'tables' : 'waiting', done: 0 };
  return {
    job: id,
    ...(progress ?? atFirst),
    startedAt: since,
    ...(leftMs === undefined ? {} : { leftMs }),
  };
}
