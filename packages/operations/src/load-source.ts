import { cronIntervalMs, nextCronTick } from '@lanskatalog/config';
import type { Source } from '@lanskatalog/core';
import type { ActiveRun, HarvestDeps, SourceState, TablesTrouble } from '@lanskatalog/harvest';
import { awaitsDecision, jobKinds, loadRun, loadShrinkDecision } from '@lanskatalog/harvest';
import { causeOf, findCause } from './cause.ts';
import type { JobOverview, RunningOverview, SourceOverview } from './overview.ts';
import { usualMs } from './recent-runs.ts';
import { conditionOf } from './source-condition.ts';

export interface SourceFacts {
  readonly source: Source;
  readonly state: SourceState | undefined;
  /** Newest last. */
  readonly trend: SourceOverview['trend'];
  readonly jobs: readonly JobOverview[];
  readonly active: ActiveRun | undefined;
  readonly tables: TablesTrouble | undefined;
  readonly now: Date;
}

/** All that an operator sees of one source. */
export async function sourceOverview(deps: HarvestDeps, facts: SourceFacts): Promise<SourceOverview> {
  const { source, state, trend, tables, now } = facts;
  const { id, url, kind, schedule } = source;
  const intervalMs = cronIntervalMs(schedule, now);
  const running = runningOf(facts);
  const condition = conditionOf({
    state,
    running: running !== undefined,
    paused: source.paused,
    awaitsDecision: await awaitsPerson(deps, source, state),
    interrupted: trend.at(-1)?.outcome === 'interrupted',
    intervalMs,
    now,
  });
  const pausedInFile = condition === 'paused' && isPausedInFile(deps, id);
  const cause = await findCause(deps, { source, state, condition, pausedInFile, tables: tables?.first });
  const paused = deps.settings?.get(id)?.paused;
  const next = source.paused ? undefined : nextCronTick(schedule, now);
  return {
    id,
    municipality: municipalityOf(deps, source),
    url,
    kind,
    heldIn: heldIn(deps, id),
    condition,
    ...(paused === undefined ? {} : { paused }),
    schedule,
    intervalMs,
    ...(next === undefined ? {} : { nextRun: next.toISOString() }),
    ...attemptsOf(state),
    ...(running === undefined ? {} : { running }),
    trend,
    ...(cause === undefined ? {} : { cause }),
    ...(tables?.personal === undefined ? {} : { personalData: causeOf(tables.personal) }),
  };
}

const attemptsOf = (state: SourceState | undefined) => ({
  ...(state === undefined
    ? {}
    : { outcome: state.lastOutcome, lastRun: state.lastRun, lastAttempt: state.lastAttempt }),
  ...(state?.lastConfirmed === undefined ? {} : { lastSuccess: state.lastConfirmed }),
  failures: state?.failures ?? 0,
  published: state?.published ?? 0,
});

/** Whether a harvest was held back and nobody has said yet what is to become of what would go. */
async function awaitsPerson(
  { documents }: HarvestDeps,
  { id }: Source,
  state: SourceState | undefined,
): Promise<boolean> {
  if (state?.lastOutcome !== 'guarded') return false;
  const run = await loadRun(documents, state.lastRun);
  return run === undefined || awaitsDecision(run, await loadShrinkDecision(documents, id));
}

const heldIn = ({ config, fileConfig = config }: HarvestDeps, id: string): SourceOverview['heldIn'] =>
  fileConfig.sources.some((source) => source.id === id) ? 'file' : 'store';

const isPausedInFile = ({ config, fileConfig = config }: HarvestDeps, id: string): boolean =>
  fileConfig.sources.some((source) => source.id === id && source.paused);

function municipalityOf({ config }: HarvestDeps, { municipality }: Source): SourceOverview['municipality'] {
  const found = config.municipalities.find(({ code }) => code === municipality);
  return { code: municipality, name: found?.name ?? municipality };
}

/** As the queue says or, where that is away or a command harvests by itself, as the run itself has noted. */
function runningOf({ source, jobs, active, trend, now }: SourceFacts): RunningOverview | undefined {
  const job = jobs.find((one) => one.state === 'running' && one.source === source.id);
  if (job !== undefined) {
    const { id, kind, progress, since, leftMs } = job;
    const atFirst = { stage: kind === jobKinds.tables ? 'tables' : 'waiting', done: 0 };
    return {
      job: id,
      ...(progress ?? atFirst),
      startedAt: since,
      ...(leftMs === undefined ? {} : { leftMs }),
    };
  }
  if (active === undefined || now.getTime() - Date.parse(active.seenAt) > silentMs) return undefined;
  const usual = usualMs(trend);
  const left = usual === undefined ? undefined : Date.parse(active.startedAt) + usual - now.getTime();
  return {
    stage: active.stage,
    done: 0,
    startedAt: active.startedAt,
    ...(left === undefined ? {} : { leftMs: Math.max(0, left) }),
  };
}

/** A run that has said nothing for so long is not under way. */
const silentMs = 120_000;
