import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Machine, Watched } from '@lanskatalog/alerts';
import { createAlertWatch, openNotifiers } from '@lanskatalog/alerts';
import type { Jobs, RegionConfig } from '@lanskatalog/core';
import type { HarvestDeps } from '@lanskatalog/harvest';
import { currentDeps, loadLastPublishing } from '@lanskatalog/harvest';
import { loadOverview } from '@lanskatalog/operations';
import type { AlertSetup } from './alert-env.ts';

export interface WatchOptions {
  readonly deps: HarvestDeps;
  readonly mode: 'embedded' | 'distributed';
  /** Absent in a process that has no way to the queue. */
  readonly jobs?: Jobs | undefined;
  readonly alerts: AlertSetup;
  /** Where the disk may fill up. */
  readonly directory: string;
}

export interface Watching {
  stop(): Promise<void>;
}

const everyMs = 60_000;

/** Looks once a minute whether people should be told of something. Every process that stays does, so whoever lives tells. */
export function startWatch({ deps, mode, jobs, alerts, directory }: WatchOptions): Watching {
  const { documents, clock, log, withLease, worker: by } = deps;
  const startedAt = clock.now().toISOString();
  const watch = createAlertWatch({
    documents,
    clock,
    log,
    withLease,
    by,
    publicUrl: alerts.publicUrl,
    notifiers: openNotifiers(alerts.channels, writingOf(deps.config)),
    look: async () => {
      const { config } = await currentDeps(deps);
      const watched: Watched = {
        overview: await loadOverview({ deps, jobs, mode }),
        publishing: await loadLastPublishing(documents),
        machine: await machine({ startedAt, directory }),
        hasQueue: jobs !== undefined,
      };
      return { watched, settings: config.alerts };
    },
  });
  const stop = new AbortController();
  const watching = (async () => {
    do await watch.check(stop.signal);
    while (await slept(clock, stop.signal));
  })();
  return {
    stop: async () => {
      stop.abort();
      await watching;
    },
  };
}

/** How messages of a region are written. */
export const writingOf = ({ region, alerts: { language } }: Pick<RegionConfig, 'region' | 'alerts'>) => ({
  lang: language,
  from: language === 'sv' ? region.title.sv : (region.title.en ?? region.title.sv),
});

async function machine({
  startedAt,
  directory,
}: {
  readonly startedAt: string;
  readonly directory: string;
}): Promise<Machine> {
  const host = hostname();
  // A directory that is not there yet fills no disk.
  const found = await statfs(directory).catch(() => undefined);
  if (found === undefined || found.blocks === 0) return { host, startedAt };
  const { bavail, blocks, bsize } = found;
  return {
    host,
    startedAt,
    disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize, path: directory },
  };
}

const slept = async (clock: HarvestDeps['clock'], signal: AbortSignal): Promise<boolean> =>
  clock.sleep(everyMs, signal).then(
    () => true,
    () => false,
  );
