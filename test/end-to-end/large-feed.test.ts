import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JobEvent } from '@lanskatalog/core';
import { createBenchFeed, serveFeed } from '../../bench/support/bench-feed.ts';
import { buildCli } from '../support/cli.ts';
import type { Installation } from '../support/distributed.ts';
import { createInstallation } from '../support/distributed.ts';
import { describeWith, type Service, startMongodb, startRedis } from '../support/services.ts';
import { configYaml } from '../support/workspace.ts';

const datasets = 20_000;
const lockSeconds = 8;

describeWith('redis', 'with Redis', (foundRedis) => {
  describeWith('mongodb', 'and a server of MongoDB’s protocol, a feed of 20,000 datasets', (foundMongodb) => {
    let feed: Awaited<ReturnType<typeof serveFeed>>;
    let redis: Service;
    let mongodb: Service;
    let installation: Installation;
    let events: JobEvent[];

    beforeAll(async () => {
      buildCli();
      feed = await serveFeed(createBenchFeed(datasets).body);
      [redis, mongodb] = await Promise.all([startRedis(foundRedis), startMongodb(foundMongodb)]);
      installation = await createInstallation({
        config: configYaml([{ id: 'stor', url: feed.url }]),
        redisUrl: redis.url,
        mongodbUrl: mongodb.url,
        env: { LOCK_SECONDS: String(lockSeconds) },
      });
      events = [];
      installation.jobs.observe((event) => events.push(event));
      for (const name of ['harvester', 'publisher'] as const) {
        installation.start(name);
        installation.start(name);
      }
      await Promise.all(installation.workers.map(async (worker) => worker.status()));
    }, 120_000);

    afterAll(async () => {
      await installation.close();
      await Promise.all([redis.stop(), mongodb.stop(), feed.close()]);
    }, 30_000);

    it('is harvested and published once, with locks renewed all the time', async () => {
      const started = performance.now();
      installation.start('scheduler');
      await installation.published(1, 400_000);
      await installation.idle(20_000);
      // Else no lock would have had to be renewed.
      expect(performance.now() - started).toBeGreaterThan(2 * lockSeconds * 1000);
      expect((await installation.runs()).map(({ outcome }) => outcome)).toEqual(['harvested']);
      expect(await installation.release()).toMatchObject({ number: 1, datasets });
      const stalled = events.filter(({ reason }) => reason === 'its worker went silent');
      expect(stalled).toEqual([]);
      expect(await installation.jobs.list({ limit: 10 })).toEqual([]);
    }, 420_000);
  });
});
