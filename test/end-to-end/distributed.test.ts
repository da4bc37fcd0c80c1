import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobEvent } from '@lanskatalog/core';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import { loadWorkerBeats } from '@lanskatalog/operations';
import { openMongoStore } from '@lanskatalog/runtime/mongo';
import { buildCli } from '../support/cli.ts';
import type { Installation, Run } from '../support/distributed.ts';
import { createInstallation, quickConfig } from '../support/distributed.ts';
import { describeWith, type Service, startMongodb, startRedis } from '../support/services.ts';
import type { TestWorker } from '../support/workers.ts';
import { startWorker } from '../support/workers.ts';

const municipalities = 24;

/** How often each source has been harvested. */
const countBySource = (runs: readonly Run[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { source } of runs) counts[source] = (counts[source] ?? 0) + 1;
  return counts;
};

async function expectServed(address: string, feed: string): Promise<void> {
  for (const path of ['/catalog.rdf', '/catalog.ttl', '/catalog.jsonld', '/', '/healthz']) {
    const started = performance.now();
    const response = await fetch(address + path);
    const body = await response.text();
    expect([path, response.status]).toEqual([path, 200]);
    expect(performance.now() - started).toBeLessThan(3000);
    if (path === '/catalog.rdf') expect(body).toBe(feed);
  }
}

describeWith('redis', 'with Redis', (foundRedis) => {
  describeWith('mongodb', 'and a server of MongoDB’s protocol, the workers', (foundMongodb) => {
    let county: County;
    let redis: Service;
    let mongodb: Service;
    let installation: Installation;
    let harvesters: TestWorker[];
    let publishers: TestWorker[];
    let events: JobEvent[];

    beforeAll(async () => {
      buildCli();
      county = await startCounty({ municipalities, datasetsPer: 4 });
      [redis, mongodb] = await Promise.all([startRedis(foundRedis), startMongodb(foundMongodb)]);
      const servers = { redisUrl: redis.url, mongodbUrl: mongodb.url };
      installation = await createInstallation({
        config: quickConfig(county),
        ...servers,
        env: { LOCK_SECONDS: '4' },
      });
      events = [];
      installation.jobs.observe((event) => events.push(event));
      const schedulers = [installation.start('scheduler'), installation.start('scheduler')];
      publishers = [installation.start('publisher'), installation.start('publisher')];
      harvesters = Array.from({ length: 4 }, () => installation.start('harvester'));
      await Promise.all([...schedulers, ...publishers, ...harvesters].map((worker) => worker.status()));
    }, 120_000);

    afterAll(async () => {
      await installation.close();
      await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
    }, 30_000);

    const published = (): number =>
      publishers
        .flatMap(({ log }) => log)
        .filter(({ msg, kind }) => msg === 'region published' && kind === 'published').length;

    it('harvest every source exactly once, share the work, and publish once', async () => {
      await installation.idle(120_000);
      const counts = countBySource(await installation.runs());
      expect(Object.keys(counts)).toHaveLength(municipalities);
      expect(new Set(Object.values(counts))).toEqual(new Set([1]));
      expect((await installation.release())?.number).toBe(1);
      expect(published()).toBe(1);
      const shares = harvesters.map(({ log }) => log.filter(({ msg }) => msg === 'source harvested').length);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }, 150_000);

    it('tell of their progress to a process that only watches', () => {
      const told = events.filter(({ kind, progress }) => kind === 'harvest-source' && progress !== undefined);
      expect(new Set(told.map(({ id }) => id)).size).toBeGreaterThanOrEqual(municipalities);
    });

    it('tell that they are there', async () => {
      const beats = await loadWorkerBeats(installation.store.documents, new Date());
      expect(beats.map(({ kind, silent }) => `${kind} ${silent}`).sort()).toEqual([
        ...Array.from({ length: 4 }, () => 'harvester false'),
        ...Array.from({ length: 2 }, () => 'publisher false'),
        ...Array.from({ length: 2 }, () => 'scheduler false'),
      ]);
    });

    it('tell how they are', async () => {
      const address = (await harvesters[0]?.status()) ?? '';
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
      const ready = await fetch(`${address}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([200, { ready: true, mongodb: 'ok', redis: 'ok' }]);
      const metrics = await (await fetch(`${address}/metrics`)).text();
      expect(metrics).toMatch(/lanskatalog_job_seconds_count\{kind="harvest-source",outcome="done"\} \d/);
      expect(metrics).toContain('lanskatalog_jobs{kind="publish-region",state="waiting"} 0');
      expect(metrics).toContain('lanskatalog_release_number 1');
      expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds');
      expect((await fetch(`${address}/`)).status).toBe(404);
    });

    it('lose and double nothing when one is killed in a round, and another freezes past its lock', async () => {
      const before = (await installation.runs()).length;
      for (const { code } of county.sources.slice(0, 12))
        await county.change(code, { kind: 'edit', title: 'Nytt' });
      const [killed, frozen] = harvesters;
      await installation.requestRound();
      while ((await installation.runs()).length < before + 4) await sleep(20);
      frozen?.process.kill('SIGSTOP');
      await killed?.stop('SIGKILL');
      await sleep(8000);
      frozen?.process.kill('SIGCONT');
      await installation.idle(90_000);
      const counts = countBySource((await installation.runs()).slice(before));
      expect(Object.keys(counts)).toHaveLength(municipalities);
      expect(new Set(Object.values(counts))).toEqual(new Set([1]));
      expect((await installation.release())?.number).toBe(2);
      expect(published()).toBe(2);
    }, 120_000);

    it('refuse to start without Redis, and on what a newer version has written', async () => {
      const lost = installation.start('harvester', { REDIS_URL: 'redis://127.0.0.1:1' });
      const name = `${mongodb.url}/newer`;
      const newer = await openMongoStore(name, { cacheDirectory: join(tmpdir(), 'lanskatalog-newer') });
      await (await newer.documents.collection('schema', { indexes: [] })).put('documents', { version: 99 });
      await newer.close();
      const old = installation.start('publisher', { MONGODB_URL: name });
      expect([await lost.ended, await old.ended]).toEqual([69, 78]);
      expect(lost.log.at(-1)?.['msg']).toContain('Redis at 127.0.0.1:1 can');
      expect(old.log.at(-1)?.['msg']).toContain('written by a newer version of lanskatalog');
    }, 60_000);

    it('finish at SIGTERM and exit with 0', async () => {
      const working = installation.workers.filter(
        ({ process }) => process.exitCode === null && process.signalCode === null,
      );
      const codes = await Promise.all(working.map(async (worker) => worker.stop()));
      expect(codes).toEqual(Array.from({ length: 7 }, () => 0));
      // Only who was killed could not say goodbye.
      const beats = await loadWorkerBeats(installation.store.documents, new Date());
      expect(beats.map(({ id }) => id)).toEqual([`harvester@${hostname()}:${harvesters[0]?.process.pid}`]);
    }, 60_000);

    it('warn of nothing that grows without end', () => {
      const lines = installation.workers.flatMap(({ log }) => log.map(({ msg }) => String(msg)));
      expect(lines.filter((line) => line.includes('MaxListenersExceededWarning'))).toEqual([]);
    });

    it('serve the release with Redis and MongoDB both down, also when started then', async () => {
      const REPLICA_DIR = mkdtempSync(join(tmpdir(), 'lanskatalog-replica-'));
      const web = installation.start('web', { REPLICA_DIR });
      const address = String((await web.logged('serving'))['address']);
      const feed = await (await fetch(`${address}/catalog.rdf`)).text();
      expect(feed).toContain('dcat:Dataset');
      await Promise.all([redis.kill(), mongodb.kill()]);
      await expectServed(address, feed);
      const ready = await fetch(`${await web.status()}/readyz`);
      expect(await ready.json()).toEqual({ ready: false, mongodb: 'away', redis: 'away' });
      await web.stop();
      const lost = installation.start('web');
      const again = installation.start('web', { REPLICA_DIR });
      await expectServed(String((await again.logged('serving'))['address']), feed);
      // Without a copy there is nothing to serve.
      expect(await lost.ended).toBe(69);
      await Promise.all([redis.restart(), mongodb.restart()]);
      const status = await again.status();
      const isReady = async (): Promise<boolean> => (await fetch(`${status}/readyz`)).ok;
      while (!(await isReady())) await sleep(200);
      await again.stop();
      rmSync(REPLICA_DIR, { recursive: true });
    }, 90_000);
  });
});

describe('a worker that can’t start', () => {
  const REDIS_URL = 'redis://127.0.0.1:1';
  const MONGODB_URL = 'mongodb://name:secret@127.0.0.1:1/x';

  it.each([
    {
      lacking: 'its environment',
      env: {},
      code: 78,
      message: 'The environment is not complete: MONGODB_URL must be set; REDIS_URL must be set.',
    },
    {
      lacking: 'its configuration',
      env: { MONGODB_URL, REDIS_URL, REGION_CONFIG: 'no.yaml' },
      code: 2,
      message: 'no.yaml',
    },
    { lacking: 'MongoDB', env: { MONGODB_URL, REDIS_URL }, code: 69, message: 'MongoDB at 127.0.0.1:1 can' },
  ])('says in one line that it lacks $lacking', async ({ env, code, message }) => {
    const worker = startWorker('harvester', env);
    expect(await worker.ended).toBe(code);
    expect(worker.log.map(({ msg }) => msg)).toEqual([expect.stringContaining(message)]);
  });
});
