import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Blobs } from '@lanskatalog/core';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import { harvestRegion, loadReleasePointer } from '@lanskatalog/harvest';
import type { OpenDeps } from '@lanskatalog/runtime';
import { loadConfig, openEmbedded } from '@lanskatalog/runtime';
import { buildCli } from '../support/cli.ts';
import type { Installation } from '../support/distributed.ts';
import { createInstallation, quickConfig } from '../support/distributed.ts';
import { manifestOf, readBlob } from '../support/release-files.ts';
import { describeWith, type Service, startMongodb, startRedis } from '../support/services.ts';

/** What happens to the county before each round. */
const rounds: readonly { readonly name: string; readonly happen: (county: County) => Promise<unknown> }[] = [
  { name: 'the first harvest', happen: async () => undefined },
  {
    name: 'datasets changed, added and removed',
    happen: async (county) => {
      await county.change('1880', { kind: 'edit', title: 'En ny titel' });
      await county.change('1881', { kind: 'add' });
      await county.change('1882', { kind: 'remove' });
    },
  },
  {
    name: 'feeds that are empty, broken, cut off, an error page, or away',
    happen: async (county) => {
      const faults = ['empty', 'malformed', 'truncate', 'garbage', 'error', 'blank'] as const;
      for (const [at, fault] of faults.entries())
        await county.change(county.sources.at(at)?.code ?? '', { kind: 'fault', fault });
      await county.change('1862', { kind: 'shrink', percent: 80 });
    },
  },
  {
    name: 'everything back, and files of shared tables cut or broken',
    happen: async (county) => {
      for (const { code } of county.sources) await county.change(code, { kind: 'reset' });
      await county.change('1880', { kind: 'cut-table', dataset: ledgerOf(county, '1880'), rowsPercent: 5 });
      await county.change('1881', { kind: 'break-files', dataset: ledgerOf(county, '1881') });
    },
  },
  { name: 'nothing new', happen: async () => undefined },
];

/** The key of a dataset that is a part of the municipality's ledger. */
function ledgerOf(county: County, municipality: string): string {
  const datasets = county.state().find(({ code }) => code === municipality)?.datasets ?? [];
  const ledger = datasets.find((key) => key.startsWith('leverantorer-'));
  if (ledger === undefined) throw new Error(`${municipality} has no ledger: ${datasets.join(', ')}`);
  return ledger;
}

/** Instants of the machine's clock, in the files of a release that tell how it came about. */
const instants = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const tellTimes = ['problems.ndjson', 'changes.json', 'provenance.ttl'];

interface Release {
  readonly number: number;
  readonly contentHash: string;
  /** Files by name: their hash, or for those that tell times their text without them. */
  readonly files: Readonly<Record<string, string>>;
}

async function releaseOf({
  documents,
  blobs,
}: { readonly blobs: Blobs } & OpenDeps['deps']): Promise<Release> {
  const { number, contentHash, prefix, tables } = (await loadReleasePointer(documents))!.pointer;
  const files: Record<string, string> = {};
  for (const [name, sha256] of await manifestOf(blobs, prefix)) {
    const text = tellTimes.includes(name)
      ? (await readBlob(blobs, `${prefix}/${name}`)).toString()
      : undefined;
    files[name] = text?.replaceAll(instants, 'an instant') ?? sha256;
  }
  for await (const { key } of blobs.list(`${tables}/`))
    files[key] = createHash('sha256')
      .update(await readBlob(blobs, key))
      .digest('hex');
  return { number, contentHash, files };
}

describeWith('redis', 'with Redis', (foundRedis) => {
  describeWith('mongodb', 'and a server of MongoDB’s protocol, both modes', (foundMongodb) => {
    let county: County;
    let redis: Service;
    let mongodb: Service;
    let installation: Installation;
    let embedded: OpenDeps;
    let dataDir: string;

    beforeAll(async () => {
      buildCli();
      county = await startCounty({ municipalities: 12 });
      [redis, mongodb] = await Promise.all([startRedis(foundRedis), startMongodb(foundMongodb)]);
      const servers = { redisUrl: redis.url, mongodbUrl: mongodb.url };
      installation = await createInstallation({ config: quickConfig(county), ...servers });
      dataDir = mkdtempSync(join(tmpdir(), 'lanskatalog-embedded-'));
      embedded = await openEmbedded({ dataDir, config: await loadConfig(installation.config) });
      for (const name of ['publisher', 'harvester', 'harvester'] as const) installation.start(name);
      await Promise.all(installation.workers.map(async (worker) => worker.status()));
    }, 120_000);

    afterAll(async () => {
      await installation.close();
      await embedded.close();
      rmSync(dataDir, { recursive: true });
      await Promise.all([redis.stop(), mongodb.stop(), county.close()]);
    }, 30_000);

    it.each(rounds)(
      'publish the same, byte for byte, after: $name',
      async ({ happen }) => {
        await happen(county);
        await harvestRegion(embedded.deps, { onProgress: () => undefined }, new AbortController().signal);
        // At its start the scheduler asks for a round by itself.
        if (installation.workers.some(({ name }) => name === 'scheduler')) await installation.requestRound();
        else {
          installation.start('scheduler');
          await installation.published(1, 150_000);
        }
        await installation.idle(150_000);
        expect(await releaseOf({ ...embedded.deps, ...installation.store })).toEqual(
          await releaseOf(embedded.deps),
        );
      },
      200_000,
    );
  });
});
