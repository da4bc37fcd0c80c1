import type { Source } from '@lanskatalog/core';
import type { HarvestProgress } from '@lanskatalog/harvest';
import { createLogUpdate } from 'log-update';

export interface ProgressDisplay {
  readonly update: (progress: HarvestProgress) => void;
  readonly stop: () => void;
}

/** More sources than this don't fit a screen: only those under way are shown, and a count. */
const linesAtMost = 16;
const redrawMs = 80;

/** A line a source on a terminal; one line for each finished source where the output is a file or a pipe. */
export function showProgress(
  sources: readonly Pick<Source, 'id'>[],
  stream: NodeJS.WriteStream,
): ProgressDisplay {
  return stream.isTTY ? liveDisplay(sources, stream) : plainDisplay(stream);
}

function plainDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return {
    update: ({ source, stage, outcome }) => {
      if (stage === 'done') stream.write(`${source}: ${outcome ?? 'done'}\n`);
    },
    stop: () => {},
  };
}

function liveDisplay(sources: readonly Pick<Source, 'id'>[], stream: NodeJS.WriteStream): ProgressDisplay {
  const latest = new Map<string, HarvestProgress>();
  const log = createLogUpdate(stream);
  let drawn = 0;
  const draw = (): void => log(screenLines(sources, latest).join('\n'));
  return {
    update(progress) {
      latest.set(progress.source, progress);
      const now = performance.now();
      if (progress.stage !== 'done' && now - drawn < redrawMs) return;
      drawn = now;
      draw();
    },
    stop() {
      if (latest.size > 0) draw();
      latest.clear();
      log.done();
    },
  };
}

/**
 * What the screen shows.
 *
 * @internal exported for its test
 */
export function screenLines(
  sources: readonly Pick<Source, 'id'>[],
  latest: ReadonlyMap<string, HarvestProgress>,
): string[] {
  const finished = [...latest.values()].filter(({ stage }) => stage === 'done').length;
  const shown =
    sources.length <= linesAtMost
      ? sources
      : sources.filter(({ id }) => isUnderWay(latest.get(id))).slice(0, linesAtMost);
  const width = Math.max(...sources.map(({ id }) => id.length));
  const lines = shown.map(({ id }) => `${id.padEnd(width)}  ${stateText(latest.get(id))}`);
  return [...lines, `${bar(finished, sources.length)} ${finished} of ${sources.length} sources`];
}

const isUnderWay = (progress: HarvestProgress | undefined): boolean =>
  progress !== undefined && progress.stage !== 'done' && progress.stage !== 'waiting';

function stateText(progress: HarvestProgress | undefined): string {
  if (progress === undefined || progress.stage === 'waiting') return 'waiting';
  const { stage, done, total, outcome } = progress;
  if (stage === 'done') return outcome ?? 'done';
  const amount = stage === 'fetching' && done > 1000 ? `${Math.round(done / 1000)} kB` : String(done);
  return total === undefined || total === 0 ? `${stage} ${amount}` : `${stage} ${bar(done, total)} ${amount}`;
}

function bar(done: number, total: number): string {
  const filled = Math.round((20 * Math.min(done, total)) / Math.max(total, 1));
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
}
