import { setTimeout as sleep } from 'node:timers/promises';
import type { County } from '@lanskatalog/county';
import type { Installation, Run } from './distributed.ts';
import { brokenFiles } from './release-files.ts';
import type { Service } from './servers.ts';
import type { WorkerName } from './workers.ts';

/** An installation under test, and what its parts stand on. */
export interface Testbed {
  readonly installation: Installation;
  readonly county: County;
  readonly redis: Service;
  readonly mongodb: Service;
  /** How long a worker may be silent. */
  readonly lockMs: number;
  readonly redisPauseMs: number;
}

type Fault = (testbed: Testbed) => Promise<void>;

/** Kills one of that kind and starts another, as a service manager would. */
const kill =
  (name: WorkerName): Fault =>
  async ({ installation }) => {
    await aliveOf(installation, name)?.stop('SIGKILL');
    installation.start(name);
  };

const freeze =
  (name: WorkerName): Fault =>
  async ({ installation, lockMs }) =>
    pauseProcess(aliveOf(installation, name)?.process.pid, 2.5 * lockMs);

/** What may happen to a round, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  'kill -9 of a scheduler': kill('scheduler'),
  'kill -9 of a harvester': kill('harvester'),
  'kill -9 of a publisher': kill('publisher'),
  'kill -9 of the web': kill('web'),
  'a harvester frozen past its lock': freeze('harvester'),
  'a publisher frozen past its lock': freeze('publisher'),
  'Redis restarted': async ({ redis }) => redis.restart(),
  'Redis paused': async ({ redis, redisPauseMs }) => pauseProcess(redis.pid, redisPauseMs),
  'MongoDB restarted': async ({ mongodb }) => mongodb.restart(),
};

const aliveOf = ({ workers }: Installation, name: WorkerName) => {
  const alive = workers.filter(
    ({ name: own, process: { exitCode, signalCode } }) =>
      own === name && exitCode === null && signalCode === null,
  );
  return alive[Math.floor(Math.random() * alive.length)];
};

async function pauseProcess(pid: number | undefined, ms: number): Promise<void> {
  if (pid === undefined) return;
  process.kill(pid, 'SIGSTOP');
  await sleep(ms);
  process.kill(pid, 'SIGCONT');
}

const roundWithinMs = 10 * 60_000;
let changes = 0;

export interface RoundWithFault {
  /** What is not as it should be after the round; nothing where all is well. */
  readonly faults: readonly string[];
  /** From asking for the round until nothing waits or runs any more. */
  readonly ms: number;
  /** Whether the round was still going on when the fault came. */
  readonly inTime: boolean;
}

/**
 * Changes some sources, asks for a round, lets the fault happen `afterMs` later, and waits until the round has ended by
 * itself: then every source must have been harvested once, and one release been made, whole.
 */
export async function goThrough(testbed: Testbed, fault: Fault, afterMs: number): Promise<RoundWithFault> {
  const { installation, county } = testbed;
  const [before, release, failed] = [
    (await installation.runs()).length,
    (await installation.release())?.number ?? 0,
    await countFailed(installation),
  ];
  changes += 1;
  for (const { code } of county.sources.slice(0, 3)) {
    await county.change(code, { kind: 'edit', title: `Ändring ${changes}` });
  }
  const started = performance.now();
  await installation.requestRound();
  await sleep(afterMs);
  const inTime = ((await installation.release())?.number ?? 0) === release;
  await fault(testbed);
  await installation.idle(roundWithinMs);
  const ms = performance.now() - started;
  const found = [
    ...soundnessOfRuns((await installation.runs()).slice(before), county),
    ...(await soundnessOfRelease(installation, release + 1)),
  ];
  const lost = (await countFailed(installation)) - failed;
  if (lost > 0) found.push(`${lost} jobs failed`);
  return { faults: found, ms, inTime };
}

async function countFailed({ jobs }: Installation): Promise<number> {
  const counts = await Promise.all(jobs.queues.map(async (queue) => queue.getFailedCount()));
  return counts.reduce((sum, count) => sum + count, 0);
}

function soundnessOfRuns(runs: readonly Run[], { sources }: County): string[] {
  const distinct = new Set(runs.map(({ source }) => source)).size;
  return [
    ...(distinct === sources.length ? [] : [`${sources.length - distinct} sources were lost`]),
    ...(runs.length === distinct ? [] : [`${runs.length - distinct} sources were harvested again`]),
  ];
}

async function soundnessOfRelease(installation: Installation, number: number): Promise<string[]> {
  const current = await installation.release();
  if (current?.number !== number) return [`release ${current?.number ?? 0} instead of ${number}`];
  const broken = await brokenFiles(installation.store.blobs, current.prefix);
  return broken.map((name) => `${name} is not whole`);
}
