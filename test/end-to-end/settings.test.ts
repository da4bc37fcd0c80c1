import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseRegionConfig } from '@lanskatalog/config';
import type { RegionConfig } from '@lanskatalog/core';
import type { County } from '@lanskatalog/county';
import { startCounty } from '@lanskatalog/county';
import type { HarvestDeps, ReleasePointer, SettingChange } from '@lanskatalog/harvest';
import {
  addStoredSource,
  currentDeps,
  editStoredSource,
  harvestRegion,
  loadEdition,
  loadReleasePointer,
  pauseEverything,
  pauseSource,
  removeStoredSource,
  restoreRelease,
  resumeEverything,
  resumePublishing,
  resumeSource,
} from '@lanskatalog/harvest';
import { openEmbedded } from '@lanskatalog/runtime';
import { createApp } from '@lanskatalog/web';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

const { signal } = new AbortController();
const quietly = { onProgress: () => undefined };
const by = { by: 'Anna', reason: 'prov' };

let directory: string;
let county: County;
let stub: StubServer;
let config: RegionConfig;
let embedded: Awaited<ReturnType<typeof openEmbedded>>;
let app: Awaited<ReturnType<typeof createApp>>;
let address: string;

/** Kumla is in the file; Örebro is a municipality there, without a source. */
function configOf(simulated: County): RegionConfig {
  const text = simulated.configYaml({ municipalities: ['1880', '1881'], perHostDelayMs: 0 });
  const loaded = parseRegionConfig(text.replace(/^ {2}- \{ id: orebro.*\n/m, ''), 'county.yaml');
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map((fault) => fault.text).join('\n'));
  return loaded.config;
}

async function open(): Promise<void> {
  embedded = await openEmbedded({ dataDir: directory, config });
  app = await createApp({ ...embedded.deps });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
}

async function close(): Promise<void> {
  await app.close();
  await embedded.close();
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lanskatalog-settings-test-'));
  county = await startCounty();
  stub = await startStubServer();
  config = configOf(county);
  await open();
}, 60_000);

afterAll(async () => {
  await close();
  await stub.close();
  await county.close();
  rmSync(directory, { recursive: true, force: true });
});

const deps = (): HarvestDeps => embedded.deps;
const round = () => harvestRegion(deps(), quietly, signal);
const publish = async () => (await harvestRegion(deps(), { only: [], ...quietly }, signal)).release;

async function pointer(): Promise<ReleasePointer> {
  const current = await loadReleasePointer(deps().documents);
  if (current === undefined) throw new Error('nothing is published');
  return current.pointer;
}

function done<T>(change: SettingChange<T>): Extract<SettingChange<T>, { kind: 'done' }> {
  if (change.kind === 'refused') throw new Error(change.problems.map(({ code }) => code).join(', '));
  return change;
}

const codes = (change: SettingChange): string[] =>
  change.kind === 'refused' ? change.problems.map(({ code }) => code) : [];

/** Path → SHA-256 of what is served: the catalogue, the table files, and the pages' numbers of datasets and rows. */
async function served(): Promise<Record<string, string>> {
  const edition = await loadEdition(deps(), (await pointer()).tables);
  const paths = [
    '/catalog.rdf',
    '/catalog.ttl',
    '/catalog.jsonld',
    '/catalog.nq',
    '/nytt.atom',
    '/api/v1/tables/ledger/coverage',
    ...(edition?.files ?? []).map(({ table, name }) => `/tables/${table}/${name}`),
  ];
  const hashes: Record<string, string> = {};
  for (const path of paths) {
    const answer = await fetch(address + path);
    const body = Buffer.from(await answer.arrayBuffer());
    hashes[path] = `${answer.status} ${createHash('sha256').update(body).digest('hex')}`;
  }
  return hashes;
}

/** The web looks for another release about once a second, and opens its tables when they are asked for. */
async function settled(): Promise<void> {
  await setTimeout(1500);
  await fetch(`${address}/api/v1/tables/ledger/coverage`);
  await setTimeout(1500);
}

describe('going back to an earlier release', () => {
  let first: Record<string, string>;
  let second: Record<string, string>;

  it('serves it byte for byte again, tables included, after others with other tables', async () => {
    expect((await round()).release).toMatchObject({ kind: 'published', number: 1 });
    await settled();
    first = await served();
    expect(Object.values(first).filter((hash) => !hash.startsWith('200'))).toEqual([]);
    expect(Object.keys(first).filter((path) => path.startsWith('/tables/')).length).toBeGreaterThan(2);

    const orebro = county.sources.find(({ code }) => code === '1880');
    done(await addStoredSource(deps(), { url: orebro?.url, municipality: 'Örebro', kind: orebro?.kind }, by));
    expect((await round()).release).toMatchObject({ kind: 'published', number: 2 });
    await settled();
    second = await served();
    expect(second).not.toEqual(first);

    stub.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(['a', 'b']) });
    done(await addStoredSource(deps(), `{ id: egen, url: "${stub.origin}/feed", kind: dcat }`, by));
    expect((await round()).release).toMatchObject({ kind: 'published', number: 3 });

    const back = done(await restoreRelease(deps(), { number: 1, by }, signal));
    expect(back.after).toMatchObject({ number: 1, restored: { by: 'Anna' } });
    await settled();
    expect(await served()).toEqual(first);
  }, 180_000);

  it('keeps the next round from publishing, also after a restart', async () => {
    stub.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(['a', 'b', 'c']) });
    await close();
    await open();
    const { release } = await round();
    expect(release).toMatchObject({ kind: 'held', number: 1, held: { by: 'Anna', reason: 'prov' } });
    expect(await served()).toEqual(first);
  }, 120_000);

  it('gives it to clients that have a later one, whatever they remember', async () => {
    const answer = await fetch(`${address}/catalog.rdf`, {
      headers: { 'if-modified-since': new Date(Date.now() - 1000).toUTCString() },
    });
    const earlier = new Date(Date.parse((await pointer()).publishedAt) + 1000).toUTCString();
    const asked = await fetch(`${address}/catalog.rdf`, { headers: { 'if-modified-since': earlier } });
    expect([answer.status, asked.status]).toEqual([304, 200]);
  });

  it('goes forward in the same way', async () => {
    done(await restoreRelease(deps(), { number: 2, by }, signal));
    expect((await pointer()).earlier.map(({ number }) => number)).toEqual([3, 1]);
    await settled();
    expect(await served()).toEqual(second);
  }, 60_000);

  it('refuses what is not kept, what is current, and what is not whole', async () => {
    expect(codes(await restoreRelease(deps(), { number: 77, by }, signal))).toEqual([
      'settings.unknown-release',
    ]);
    expect(codes(await restoreRelease(deps(), { number: 2, by }, signal))).toEqual([
      'settings.release-current',
    ]);
    const { prefix } = (await pointer()).earlier[0] ?? { prefix: '' };
    const whole = await deps().blobs.read(`${prefix}/catalog.ttl`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of whole ?? []) chunks.push(chunk);
    await deps().blobs.write(`${prefix}/catalog.ttl`, Buffer.from('broken'));
    expect(codes(await restoreRelease(deps(), { number: 3, by }, signal))).toEqual([
      'settings.release-not-whole',
    ]);
    expect((await pointer()).number).toBe(2);
    await deps().blobs.write(`${prefix}/catalog.ttl`, Buffer.concat(chunks));
  });

  it('ends with the hold: the next release has a number never used, and the changes since the newest', async () => {
    done(await resumePublishing(deps()));
    expect(await publish()).toMatchObject({ kind: 'published', number: 4 });
    await settled();
    const atom = await (await fetch(`${address}/nytt.atom`)).text();
    expect(atom).toContain('Kommunens c');
    const { pages } = JSON.parse(await file('changes.json')) as { pages: { id: string }[] };
    expect(pages.map(({ id }) => id.slice(0, 6))).toEqual(['000001', '000002', '000003', '000004']);
  }, 60_000);
});

async function file(name: string): Promise<string> {
  const content = await deps().blobs.read(`${(await pointer()).prefix}/${name}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

describe('a source that the store holds', () => {
  it('is checked as one in the file, and can be changed only where it is', async () => {
    expect(codes(await addStoredSource(deps(), 'urll: http://x.example/', by))).toEqual([
      'config.misspelt-key',
    ]);
    expect(codes(await addStoredSource(deps(), { id: 'kumla', url: 'http://x.example/' }, by))).toEqual([
      'config.repeated-source-id',
    ]);
    const edit = { id: 'kumla', written: 'url: http://x.example/' };
    expect(codes(await editStoredSource(deps(), edit, by))).toEqual(['settings.source-in-file']);
    expect(codes(await removeStoredSource(deps(), 'kumla'))).toEqual(['settings.source-in-file']);
    expect(codes(await removeStoredSource(deps(), 'nobody'))).toEqual(['settings.unknown-source']);
  });

  it('keeps its id when it is edited', async () => {
    const written = `{ url: "${stub.origin}/feed", kind: dcat, schedule: "0 5 * * *" }`;
    const change = done(await editStoredSource(deps(), { id: 'egen', written }, by));
    expect(change).toMatchObject({ before: { id: 'egen' }, after: { id: 'egen', schedule: '0 5 * * *' } });
    const other = { id: 'egen', written: { id: 'annan', url: 'http://x.example/' } };
    expect(codes(await editStoredSource(deps(), other, by))).toEqual(['settings.source-id-changed']);
    const { config: now } = await currentDeps(deps());
    expect(now.sources.find(({ id }) => id === 'egen')?.schedule).toBe('0 5 * * *');
  });

  it('takes its datasets and rows out of the next release when it is removed, with a tombstone each', async () => {
    expect((await file('catalog.nq')).includes('https://kommun.example/d/a>')).toBe(true);
    done(await removeStoredSource(deps(), 'egen'));
    done(await removeStoredSource(deps(), 'orebro'));
    expect(await publish()).toMatchObject({ kind: 'published', number: 5 });
    expect((await file('catalog.nq')).includes('https://kommun.example/d/a>')).toBe(false);
    const { recent } = JSON.parse(await file('changes.json')) as {
      recent: { uri: string; change: string }[];
    };
    expect(recent.find(({ uri }) => uri === 'https://kommun.example/d/a')?.change).toBe('deleted');
    const municipalities = (await file('summary.json')).match(/"municipality":"1880"/g) ?? [];
    expect(municipalities).toEqual([]);
    const { tables } = await pointer();
    await settled();
    const rows = await (await fetch(`${address}/api/v1/tables/ledger/rows?limit=1000`)).text();
    expect(tables).toBeDefined();
    expect(rows).toContain('1881');
    expect(rows).not.toContain('"1880"');
  }, 60_000);
});

const attempted = async (): Promise<string[]> => (await round()).sources.map(({ id }) => id);

describe('a pause', () => {
  it('leaves a source out until it is resumed, also after a restart', async () => {
    done(await addStoredSource(deps(), `{ id: egen, url: "${stub.origin}/feed", kind: dcat }`, by));
    done(await pauseSource(deps(), 'kumla', by));
    expect(await attempted()).toEqual(['egen']);
    await close();
    await open();
    expect(await attempted()).toEqual(['egen']);
    expect(done(await resumeSource(deps(), 'kumla')).before).toMatchObject({ by: 'Anna', reason: 'prov' });
    expect(await attempted()).toEqual(['kumla', 'egen']);
  }, 120_000);

  it('of everything leaves all out, and ends without those that are paused by themselves', async () => {
    done(await pauseSource(deps(), 'egen', by));
    done(await pauseEverything(deps(), by));
    expect(await attempted()).toEqual([]);
    done(await resumeEverything(deps()));
    expect(await attempted()).toEqual(['kumla']);
    done(await resumeSource(deps(), 'egen'));
  }, 60_000);

  it('of no source is refused', async () => {
    expect(codes(await pauseSource(deps(), 'nobody', by))).toEqual(['settings.unknown-source']);
  });
});
