/**
 * The distributed mode on this machine: throughput with 1, 2 and 4 harvesters beside one process on SQLite, and rounds
 * that go through faults.
 *
 *   npx tsx --conditions=development bench/workers.ts [municipalities, 290] [faults of each kind, 20] [part of a fault's name]
 *
 * With a fault's name nothing is measured. Needs `npm run build`, Redis and a server of MongoDB's protocol (scripts/ensure-services.mjs).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import { harvestRegion } from '@lanskatalog/harvest';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import type { Installation } from '../test/support/distributed.ts';
import { createInstallation } from '../test/support/distributed.ts';
import type { Service } from '../test/support/servers.ts';
import { findService, startMongodb, startRedis } from '../test/support/servers.ts';

const [municipalities = 290, faultsOfEach = 20] = process.argv.slice(2, 4).map(Number);
const only = process.argv[4];
const roundWithinMs = 20 * 60_000;

const county = await startCounty({ municipalities, datasetsPer: 4 });
const redis = await startRedis(findService('redis'));
const mongodb = await startMongodb(findService('mongodb'));
async function measure(): Promise<void> {
  const embeddedMs = await measureEmbedded(county);
  console.log(`one process on SQLite: ${perSecond(embeddedMs)} (baseline)`);
  for (const harvesters of [1, 2, 4]) {
    const ms = await measureWorkers(harvesters);
    console.log(
      `${harvesters} harvesters: ${perSecond(ms)}; ratio to the baseline ${(embeddedMs / ms).toFixed(2)}`,
    );
  }
}

function perSecond(ms: number): string {
  return `${municipalities} sources in ${(ms / 1000).toFixed(1)} s, ${((1000 * municipalities) / ms).toFixed(1)} a second`;
}

async function measureEmbedded(from: County): Promise<number> {
  const installation = await createInstallation({
    county: from,
    redisUrl: redis.url,
    mongodbUrl: mongodb.url,
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'lanskatalog-bench-'));
  const { deps, close } = await openEmbedded({ dataDir, config: await loadConfig(installation.config) }).then(
    (opened) => ({ deps: opened.deps, close: () => opened.close() }),
  );
  const started = performance.now();
  await harvestRegion(deps, { onProgress: () => undefined }, new AbortController().signal);
  const ms = performance.now() - started;
  await close();
  await rm(dataDir, { recursive: true });
  await installation.close();
  return ms;
}

async function startAll(harvesters: number, lockSeconds = 30): Promise<Installation> {
  const installation = await createInstallation({
    county,
    redisUrl: redis.url,
    mongodbUrl: mongodb.url,
    env: { LOCK_SECONDS: String(lockSeconds) },
  });
  for (const name of ['publisher', 'publisher'] as const) installation.start(name);
  for (let number = 0; number < harvesters; number += 1) installation.start('harvester');
  await Promise.all(installation.workers.map(async (worker) => worker.status()));
  return installation;
}

/** A first round, from the start of the scheduler to the release. */
async function measureWorkers(harvesters: number): Promise<number> {
  const installation = await startAll(harvesters);
  try {
    const started = performance.now();
    installation.start('scheduler');
    while ((await installation.release()) === undefined) {
      if (performance.now() - started > roundWithinMs) throw new Error('the round does not end');
      await sleep(100);
    }
    return performance.now() - started;
  } finally {
    await installation.close();
  }
}

type Fault = (installation: Installation) => Promise<void>;

/** Any worker but those killed already, which are replaced as a service manager would. */
const anyWorker = ({ workers }: Installation) => {
  const alive = workers.filter(
    ({ process: { exitCode, signalCode } }) => exitCode === null && signalCode === null,
  );
  return alive[Math.floor(Math.random() * alive.length)];
};

const freeze = async ({ pid }: Pick<Service, 'pid'>, ms: number): Promise<void> => {
  if (pid === undefined) return;
  process.kill(pid, 'SIGSTOP');
  await sleep(ms);
  process.kill(pid, 'SIGCONT');
};

const faults: Readonly<Record<string, Fault>> = {
  'kill -9 of a worker': async (installation) => {
    const worker = anyWorker(installation);
    await worker?.stop('SIGKILL');
    if (worker !== undefined) installation.start(worker.name);
  },
  'Redis restarted': async () => redis.restart(),
  'Redis paused for 30 s': async () => freeze(redis, 30_000),
  'Mongo restarted': async () => mongodb.restart(),
  'a worker frozen past its lock': async (installation) =>
    freeze({ pid: anyWorker(installation)?.process.pid }, 15_000),
};

/** After each fault the round must complete by itself: every source once, one release more. */
async function goThroughFaults(): Promise<void> {
  const installation = await startAll(4, 5);
  for (const name of ['scheduler', 'scheduler'] as const) installation.start(name);
  await installation.idle(roundWithinMs);
  try {
    for (const [name, fault] of Object.entries(faults).filter(([name]) => name.includes(only ?? ''))) {
      let sound = 0;
      for (let number = 1; number <= faultsOfEach; number += 1) {
        const failure = await roundWith(installation, fault, `${name} ${number}`);
        if (failure === undefined) sound += 1;
        else console.log(`  ${name}, round ${number}: ${failure}`);
      }
      console.log(`${name}: ${sound} of ${faultsOfEach} rounds sound`);
    }
  } finally {
    await installation.close();
  }
}

async function roundWith(
  installation: Installation,
  fault: Fault,
  title: string,
): Promise<string | undefined> {
  const before = (await installation.runs()).length;
  const release = (await installation.release())?.number ?? 0;
  for (const { code } of county.sources.slice(0, 5)) await county.change(code, { kind: 'edit', title });
  await installation.requestRound();
  await sleep(Math.random() * 3000);
  await fault(installation);
  await installation.idle(roundWithinMs);
  const counts = new Map<string, number>();
  for (const { source } of (await installation.runs()).slice(before)) {
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const doubled = [...counts].filter(([, count]) => count > 1).length;
  const number = (await installation.release())?.number ?? 0;
  if (counts.size === municipalities && doubled === 0 && number === release + 1) return undefined;
  return `${counts.size} of ${municipalities} harvested, ${doubled} more than once, ${number - release} releases`;
}

try {
  if (only === undefined) await measure();
  if (faultsOfEach > 0) await goThroughFaults();
} finally {
  await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
}
