import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import { buildCli } from '../support/cli.ts';
import type { Installation } from '../support/distributed.ts';
import { createInstallation, quickConfig } from '../support/distributed.ts';
import { faults, goThrough } from '../support/faults.ts';
import { describeWith, type Service, startMongodb, startRedis } from '../support/services.ts';

/** Short, as a round must outlast it to be hit in the middle; bench/workers.ts does the same at length. */
const lockSeconds = 2;

describeWith('redis', 'with Redis', (foundRedis) => {
  describeWith('mongodb', 'and a server of MongoDB’s protocol, a round', (foundMongodb) => {
    let county: County;
    let redis: Service;
    let mongodb: Service;
    let installation: Installation;
    let usualMs: number;

    beforeAll(async () => {
      buildCli();
      county = await startCounty({ municipalities: 8, datasetsPer: 4 });
      [redis, mongodb] = await Promise.all([startRedis(foundRedis), startMongodb(foundMongodb)]);
      const servers = { redisUrl: redis.url, mongodbUrl: mongodb.url };
      const env = { LOCK_SECONDS: String(lockSeconds) };
      installation = await createInstallation({ config: quickConfig(county), ...servers, env });
      for (const name of ['scheduler', 'harvester', 'publisher'] as const) {
        installation.start(name);
        installation.start(name);
      }
      await Promise.all(installation.workers.map(async (worker) => worker.status()));
      await installation.idle(120_000);
      usualMs = (await goThrough(testbed(), async () => undefined, 0)).ms;
    }, 180_000);

    afterAll(async () => {
      await installation.close();
      await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
    }, 30_000);

    const testbed = () => ({
      installation,
      county,
      redis,
      mongodb,
      lockMs: lockSeconds * 1000,
      redisPauseMs: 3 * lockSeconds * 1000,
    });

    it.each(Object.entries(faults))(
      'ends by itself, with no source lost or doubled and one whole release, after: %s',
      async (_, fault) => {
        // Waiting for the queues to stay empty takes a part of the usual time.
        const round = await goThrough(testbed(), fault, Math.random() * 0.7 * usualMs);
        expect(round.faults).toEqual([]);
      },
      120_000,
    );
  });
});
