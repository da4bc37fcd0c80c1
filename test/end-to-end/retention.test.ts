import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseRegionConfig } from '@lanskatalog/config';
import type { RegionConfig } from '@lanskatalog/core';
import type { HarvestDeps, RetentionPlan } from '@lanskatalog/harvest';
import {
  addStoredSource,
  applyRetention,
  harvestRegion,
  loadReleasePointer,
  loadRunDetails,
  loadRuns,
  planRetention,
  removeStoredSource,
  restoreRelease,
} from '@lanskatalog/harvest';
import type { OpenDeps } from '@lanskatalog/runtime';
import { createLog, openDeps, openEmbedded } from '@lanskatalog/runtime';
import { openMongoStore } from '@lanskatalog/runtime/mongo';
import { buildCli, runCli } from '../support/cli.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { describeWith, type Service, startMongodb } from '../support/services.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';
import { createWorkspace } from '../support/workspace.ts';

const { signal } = new AbortController();
const quietly = { onProgress: () => undefined };
const by = { by: 'Anna' };
const dayMs = 86_400_000;

let stub: StubServer;
let config: RegionConfig;
let opened: OpenDeps;

const configText = (origin: string, retention: string) => `
region:
  id: testregion
  baseUri: https://data.example.org/
  title: Testregionen
  publisher: { name: Region Örebro län, orgnr: "2321000164" }
http: { allowHosts: ["127.0.0.1"], contact: a@example.org, perHostDelayMs: 0, retries: 0 }
retention: ${retention}
sources:
  - { id: kumla, municipality: Kumla, url: "${origin}/kumla", kind: dcat }
`;

function parsed(retention: string): RegionConfig {
  const loaded = parseRegionConfig(configText(stub.origin, retention), 'test.yaml');
  if (loaded.kind === 'invalid') throw new Error(loaded.problems.map(({ text }) => text).join('\n'));
  return loaded.config;
}

const firstRetention = '{ releases: 4, runsDays: 30, detailsDays: 7, removedSourceDays: 20 }';

/** As they will be so many days from now. */
function depsAfter(days: number): HarvestDeps {
  const { clock } = opened.deps;
  const later = { ...clock, now: () => new Date(clock.now().getTime() + days * dayMs) };
  return { ...opened.deps, config, clock: later };
}

async function harvested(names: readonly string[]) {
  const body = municipalFeed(names);
  stub.answers.set('/kumla', { type: 'text/turtle', body });
  return harvestRegion(depsAfter(0), quietly, signal);
}

const collections = [
  { name: 'runs', indexes: ['source', 'startedAt'] },
  { name: 'source-states', indexes: [] },
  { name: 'source-settings', indexes: [] },
  { name: 'table-plans', indexes: [] },
  { name: 'table-twins', indexes: [] },
  { name: 'links', indexes: [] },
  { name: 'pointers', indexes: [] },
];

/** Names of everything that is stored. */
async function stored(): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const { key } of opened.deps.blobs.list('')) names.add(`blob ${key}`);
  for (const { name, indexes } of collections) {
    for await (const { id } of (await opened.deps.documents.collection(name, { indexes })).find({}))
      names.add(`${name}/${id}`);
  }
  return names;
}

const namesOf = ({ removals }: RetentionPlan): string[] =>
  removals
    .map(({ blob, document }) => (document ? `${document.collection}/${document.id}` : `blob ${blob}`))
    .toSorted();

const reasonsOf = ({ removals }: RetentionPlan): string[] => [
  ...new Set(removals.map(({ kind, reason }) => `${kind}: ${reason}`)),
];

/** Plans and deletes, and checks that just what was planned is gone. */
async function deleted(deps: HarvestDeps): Promise<RetentionPlan> {
  const plan = await planRetention(deps, signal);
  const before = await stored();
  const applied = await applyRetention(deps, plan, signal);
  const after = await stored();
  expect(namesOf(applied)).toEqual(namesOf(plan));
  expect([...before].filter((name) => !after.has(name)).toSorted()).toEqual(namesOf(plan));
  expect(await planRetention(deps, signal)).toEqual({ removals: [], bytes: 0 });
  return plan;
}

const answers = async (): Promise<number> =>
  [...(await stored())].filter((name) => name.startsWith('blob snapshots/kumla/')).length;

const five = ['a', 'b', 'c', 'd', 'e'];

function clearsAway(): void {
  it('finds nothing in an installation that only harvests', async () => {
    for (const names of [
      ['a'],
      ['a', 'b'],
      ['a', 'b', 'c'],
      ['a', 'b', 'c', 'd'],
      ['a', 'b', 'c', 'd', 'e'],
    ]) {
      expect((await harvested(names)).release.kind).toBe('published');
    }
    expect(await planRetention(depsAfter(0), signal)).toEqual({ removals: [], bytes: 0 });
    // Whatever a killed process might have left would be old enough by then.
    expect(reasonsOf(await planRetention(depsAfter(2), signal))).toEqual([]);
  }, 60_000);

  it('finds what a killed process has left, a day later and not before', async () => {
    const left = [
      'releases/000077-0123456789ab/catalog.rdf',
      'changes/000077-0123456789ab/1.trig',
      'sources/kumla/records-0123.ndjson',
      'snapshots/kumla/0123',
      'snapshots/tried/4567',
      'runs/kumla/2020.json',
      'dry-runs/0123.json',
      'dry-runs/scratch-0123/sources/kumla/records-0123.ndjson',
      'table-editions/0123/ledger.csv',
      'tables/ledger/1881/kumla/2020-01-0123.parquet',
    ];
    for (const key of left) await opened.deps.blobs.write(key, Buffer.from('left'));
    expect(await planRetention(depsAfter(0.9), signal)).toEqual({ removals: [], bytes: 0 });
    const plan = await deleted(depsAfter(1.1));
    expect(namesOf(plan)).toEqual(left.map((key) => `blob ${key}`).toSorted());
    expect(plan.bytes).toBe(4 * left.length);
  });

  it('keeps as many releases as are wanted, each of them whole, and the way back to them', async () => {
    config = parsed('{ releases: 2, runsDays: 30, detailsDays: 7, removedSourceDays: 20 }');
    expect(reasonsOf(await deleted(depsAfter(0)))).toEqual(['release: old-release']);
    const { pointer } = (await loadReleasePointer(opened.deps.documents))!;
    expect([pointer.number, ...pointer.earlier.map(({ number }) => number)]).toEqual([5, 4]);
    for (const number of [4, 5]) {
      expect((await restoreRelease(depsAfter(0), { number, by }, signal)).kind).toBe('done');
    }
  });

  it('deletes the details of old harvests, then the harvests, and leaves the last of each source', async () => {
    const before = await loadRuns(opened.deps.documents, { limit: 100 });
    expect(before.length).toBe(5);
    expect(reasonsOf(await deleted(depsAfter(8)))).toEqual(['details: old-details']);
    const [last, ...others] = await loadRuns(opened.deps.documents, { limit: 100 });
    expect(others).toHaveLength(4);
    expect(last && (await loadRunDetails(opened.deps.blobs, last))?.version).toBe(1);
    expect(others[0] && (await loadRunDetails(opened.deps.blobs, others[0]))).toBeUndefined();
    expect(reasonsOf(await deleted(depsAfter(31)))).toEqual(['run: old-run']);
    expect(await loadRuns(opened.deps.documents, { limit: 100 })).toEqual([last]);
  });

  it('forgets checks of addresses that are published no longer', async () => {
    const links = await opened.deps.documents.collection('links', { indexes: [] });
    const ids = new Map<string, string>();
    for (const name of ['gone', 'a']) {
      const url = `https://kommun.example/f/${name}.csv`;
      const id = createHash('sha256').update(url).digest('hex').slice(0, 40);
      ids.set(name, id);
      const last = { url, at: '2026-01-01T00:00:00.000Z' };
      await links.put(id, { url, state: 'works', since: '2026-01-01', last, history: [] });
    }
    expect(namesOf(await deleted(depsAfter(0)))).toEqual([`links/${ids.get('gone')}`]);
    await links.delete(ids.get('a') ?? '');
  });

  it('leaves nothing of a source that has long been removed', async () => {
    stub.answers.set('/egen', { type: 'text/turtle', body: municipalFeed(['egen']) });
    const written = { id: 'egen', municipality: 'Nora', url: `${stub.origin}/egen`, kind: 'dcat' };
    expect((await addStoredSource(depsAfter(0), written, by)).kind).toBe('done');
    await harvested(five);
    expect((await removeStoredSource(depsAfter(0), 'egen')).kind).toBe('done');
    expect(await planRetention(depsAfter(0), signal)).toEqual({ removals: [], bytes: 0 });
    const ofSource = [...(await stored())].filter((name) => /\/egen(\/|$)/.test(name));
    expect(ofSource.length).toBeGreaterThan(2);
    await deleted(depsAfter(60));
    expect([...(await stored())].filter((name) => /\/egen(\/|$)/.test(name))).toEqual([]);
  });

  it('does no harm to harvests that run meanwhile', async () => {
    for (let turn = 1; turn <= 5; turn += 1) {
      const [report] = await Promise.all([
        harvested([...five, `turn-${turn}`]),
        planRetention(depsAfter(2), signal).then((plan) => applyRetention(depsAfter(2), plan, signal)),
      ]);
      expect(report.sources[0]?.outcome).toBe('harvested');
    }
    const again = await harvested([...five, 'turn-5']);
    expect(again.sources[0]?.outcome).toBe('unchanged');
    expect(await planRetention(depsAfter(0), signal)).toEqual({ removals: [], bytes: 0 });
  }, 60_000);

  it('keeps more generations of what a source answered where they are wanted', async () => {
    config = parsed('{ snapshots: 4 }');
    for (const names of [['f'], ['g'], ['h'], ['i'], ['j'], ['k']]) {
      stub.answers.set('/kumla', { type: 'text/turtle', body: municipalFeed([...names, 'a']) });
      await harvestRegion(depsAfter(0), { ...quietly, acceptShrink: true }, signal);
    }
    expect(await answers()).toBe(4);
    expect(await planRetention(depsAfter(2), signal)).toEqual({ removals: [], bytes: 0 });
    config = parsed('{ snapshots: 2 }');
    await harvestRegion(depsAfter(0), { ...quietly, full: true }, signal);
    await harvested(['a', 'l']);
    expect(await answers()).toBe(2);
  }, 60_000);
}

const temporary = (): string => mkdtempSync(join(tmpdir(), 'lanskatalog-retention-test-'));

describe('retention in a directory', () => {
  const directory = temporary();

  beforeAll(async () => {
    stub = await startStubServer();
    config = parsed(firstRetention);
    opened = await openEmbedded({ dataDir: directory, config });
  });

  afterAll(async () => {
    await opened.close();
    await stub.close();
    rmSync(directory, { recursive: true, force: true });
  });

  clearsAway();
});

describeWith('mongodb', 'retention in MongoDB', (found) => {
  const cacheDirectory = temporary();
  let server: Service;

  beforeAll(async () => {
    server = await startMongodb(found);
    stub = await startStubServer();
    config = parsed(firstRetention);
    const store = await openMongoStore(`${server.url}/retention`, { cacheDirectory });
    opened = await openDeps({ store, config, log: createLog('silent') });
  }, 60_000);

  afterAll(async () => {
    await opened.close();
    await stub.close();
    await server.stop();
    rmSync(cacheDirectory, { recursive: true, force: true });
  });

  clearsAway();
});

describe('lanskatalog retention', () => {
  it('shows what it would delete, and deletes it when told to', async () => {
    buildCli();
    const source = await startStubServer();
    source.answers.set('/feed', { type: 'text/turtle', body: municipalFeed(five) });
    const workspace = createWorkspace([{ id: 'kumla', municipality: '1881', url: `${source.origin}/feed` }]);
    await workspace.harvest();
    const left = join(workspace.data, 'blobs', 'snapshots', 'kumla', '0123');
    writeFileSync(left, 'left by a process that was killed');
    const twoDaysAgo = new Date(Date.now() - 2 * dayMs);
    utimesSync(left, twoDaysAgo, twoDaysAgo);
    const retention = (...flags: string[]) =>
      runCli('retention', '--config', workspace.config, '--data', workspace.data, ...flags);

    const shown = await retention();
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/answer +1 +33 +belongs to nothing/);
    expect(existsSync(left)).toBe(true);
    const applied = JSON.parse((await retention('--apply', '--json')).stdout) as unknown;
    expect(applied).toMatchObject({
      applied: true,
      bytes: 33,
      removals: [{ kind: 'answer', reason: 'orphan', blob: 'snapshots/kumla/0123', bytes: 33 }],
    });
    expect(existsSync(left)).toBe(false);
    expect((await retention()).stdout).toBe('Nothing is stored that is not needed.\n');
    expect((await workspace.harvest()).sources[0]).toMatchObject({ outcome: 'unchanged' });
    await source.close();
    workspace.remove();
  }, 120_000);
});
