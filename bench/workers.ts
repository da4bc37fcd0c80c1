/**
 * The distributed mode on this machine: throughput with 1, 2 and 4 harvesters beside one process on SQLite, a round of a
 * whole country, and rounds that go through faults.
 *
 *   npx tsx --conditions=development bench/workers.ts [--municipalities 290] [--throughput] [--round] [--faults 20]
 *     [--only 'part of a fault’s name'] [--redis-pause 30] [--lock 4]
 *
 * Without a choice it is the round. Needs `npm run build`, Redis and a server of MongoDB's protocol (scripts/ensure-services.mjs).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startCounty } from '@lanskatalog/county';
import { harvestRegion } from '@lanskatalog/harvest';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import type { Installation } from '../test/support/distributed.ts';
import { createInstallation, quickConfig } from '../test/support/distributed.ts';
import { faults, goThrough } from '../test/support/faults.ts';
import { findService, startMongodb, startRedis } from '../test/support/servers.ts';
import type { WorkerName } from '../test/support/workers.ts';
import { cpuSeconds } from './support/cpu-seconds.ts';

const { values } = parseArgs({
  options: {
    municipalities: { type: 'string', default: '290' },
    throughput: { type: 'boolean', default: false },
    round: { type: 'boolean', default: false },
    faults: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
    'redis-pause': { type: 'string', default: '30' },
    lock: { type: 'string', default: '4' },
  },
});
const municipalities = Number(values.municipalities);
const roundWithinMs = 20 * 60_000;

const county = await startCounty({ municipalities, datasetsPer: 4 });
const redis = await startRedis(findService('redis'));
const mongodb = await startMongodb(findService('mongodb'));

async function install(lockSeconds = 30): Promise<Installation> {
  const env = { LOCK_SECONDS: String(lockSeconds) };
  return createInstallation({
    config: quickConfig(county),
    redisUrl: redis.url,
    mongodbUrl: mongodb.url,
    env,
  });
}

async function startAll(installation: Installation, names: readonly WorkerName[]): Promise<void> {
  for (const name of names) installation.start(name);
  await Promise.all(installation.workers.map(async (worker) => worker.status()));
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const perSecond = (ms: number): string => `${((1000 * municipalities) / ms).toFixed(1)} sources/s`;

async function measureThroughput(): Promise<void> {
  const embeddedMs = await measureEmbedded();
  console.log(`one process on SQLite: ${seconds(embeddedMs)}, ${perSecond(embeddedMs)} (baseline)`);
  for (const harvesters of [1, 2, 4]) {
    const installation = await install();
    const names = Array.from({ length: harvesters }, () => 'harvester' as const);
    await startAll(installation, [...names, 'publisher', 'publisher']);
    const { phases, publishedMs, cpu } = await measureRound(installation, ['scheduler']);
    const ratio = (embeddedMs / publishedMs).toFixed(2);
    console.log(`${harvesters} harvesters: ${phases}; ratio to the baseline ${ratio}`);
    console.log(`  processor time: ${cpu}`);
    await installation.close();
  }
}

async function measureEmbedded(): Promise<number> {
  const installation = await install();
  const dataDir = await mkdtemp(join(tmpdir(), 'lanskatalog-bench-'));
  const opened = await openEmbedded({ dataDir, config: await loadConfig(installation.config) });
  const started = performance.now();
  await harvestRegion(opened.deps, { onProgress: () => undefined }, new AbortController().signal);
  const ms = performance.now() - started;
  await opened.close();
  await rm(dataDir, { recursive: true });
  await installation.close();
  return ms;
}

/** A first round, from the start of the workers that begin it to the release. */
async function measureRound(installation: Installation, starters: readonly WorkerName[]) {
  const before = spent(installation);
  const started = performance.now();
  for (const name of starters) installation.start(name);
  const whenAll = async (message: string, all: number): Promise<number> => {
    while (countOf(installation, message) < all) {
      if (performance.now() - started > roundWithinMs) throw new Error('the round does not end');
      await sleep(50);
    }
    return performance.now() - started;
  };
  const harvestedMs = await whenAll('source harvested', municipalities);
  const tablesMs = await whenAll('tables read', municipalities);
  const publishedMs = await whenAll('region published', 1);
  const after = spent(installation);
  const cpu = Object.entries(after).map(([name, spent]) => {
    const own = spent - (before[name] ?? 0);
    return `${name} ${own.toFixed(1)} s`;
  });
  const phases = `harvested in ${seconds(harvestedMs)}, ${perSecond(harvestedMs)}; tables read after ${seconds(tablesMs)}; published after ${seconds(publishedMs)}`;
  return { phases, publishedMs, cpu: cpu.join(', ') };
}

const countOf = ({ workers }: Installation, message: string): number =>
  workers.flatMap(({ log }) => log).filter(({ msg }) => msg === message).length;

/** Seconds of processor time so far, by what spent them. */
function spent({ workers }: Installation): Record<string, number> {
  const spent: Record<string, number> = {
    'this process with the county': (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    redis: cpuSeconds(redis.pid),
    'database server': cpuSeconds(mongodb.pid),
  };
  for (const { name, process: child } of workers) spent[name] = (spent[name] ?? 0) + cpuSeconds(child.pid);
  return spent;
}

/** Two schedulers, four harvesters, two publishers: every source once, one release, work shared by all. */
async function measureCountry(): Promise<void> {
  const installation = await install();
  await startAll(installation, [...manyHarvesters, 'publisher', 'publisher']);
  const { phases, cpu } = await measureRound(installation, ['scheduler', 'scheduler']);
  await installation.idle(roundWithinMs);
  const runs = await installation.runs();
  const shares = installation.workers
    .filter(({ name }) => name === 'harvester')
    .map(({ log }) => log.filter(({ msg }) => msg === 'source harvested').length);
  console.log(
    `${municipalities} municipalities: ${runs.length} harvests of ${new Set(runs.map(({ source }) => source)).size} sources,`,
    `release ${(await installation.release())?.number ?? 0}, ${countOf(installation, 'region published')} publishings,`,
    `shares of the harvesters ${shares.join(' + ')}; ${phases}`,
  );
  console.log(`  processor time: ${cpu}`);
  await installation.close();
}

const manyHarvesters = Array.from({ length: 4 }, () => 'harvester' as const);

async function goThroughFaults(times: number): Promise<void> {
  const lockSeconds = Number(values.lock);
  const installation = await install(lockSeconds);
  const testbed = {
    installation,
    county,
    redis,
    mongodb,
    lockMs: lockSeconds * 1000,
    redisPauseMs: Number(values['redis-pause']) * 1000,
  };
  try {
    await startAll(installation, [...manyHarvesters, 'publisher', 'publisher', 'scheduler', 'scheduler']);
    installation.start('web');
    await installation.idle(roundWithinMs);
    const { ms: usualMs } = await goThrough(testbed, async () => undefined, 0);
    console.log(`a round without a fault: ${seconds(usualMs)}`);
    for (const [name, fault] of Object.entries(faults).filter(([each]) => each.includes(values.only))) {
      let [sound, inTime, longestMs] = [0, 0, 0];
      for (let time = 1; time <= times; time += 1) {
        // Waiting for the queues to stay empty takes a part of the usual time.
        const round = await goThrough(testbed, fault, Math.random() * 0.7 * usualMs);
        if (round.faults.length === 0) sound += 1;
        else console.log(`  ${name}, time ${time}: ${round.faults.join('; ')}`);
        if (round.inTime) inTime += 1;
        longestMs = Math.max(longestMs, round.ms);
      }
      console.log(
        `${name}: ${sound} of ${times} rounds sound, ${inTime} hit before the release; longest ${seconds(longestMs)}`,
      );
    }
  } finally {
    await installation.close();
  }
}

try {
  const nothingChosen = !values.throughput && !values.round && Number(values.faults) === 0;
  if (values.throughput) await measureThroughput();
  if (values.round || nothingChosen) await measureCountry();
  if (Number(values.faults) > 0) await goThroughFaults(Number(values.faults));
} finally {
  await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
}
