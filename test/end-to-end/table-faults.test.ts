import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { JobCancelledError, systemClock } from '@lanskatalog/core';
import type { HarvestDeps, OnProgress } from '@lanskatalog/harvest';
import {
  harvestRegion,
  loadProblems,
  loadRunDetails,
  loadRuns,
  processPublishing,
  requestPublishing,
} from '@lanskatalog/harvest';
import { loadOverview, loadSourceOverview } from '@lanskatalog/operations';
import { createInProcessJobs } from '@lanskatalog/queue';
import { loadTableFiles } from '@lanskatalog/operations';
import type { EmbeddedRegion } from '../support/embedded-region.ts';
import { hastyClock, openEmbeddedRegion } from '../support/embedded-region.ts';
import { municipalFeed } from '../support/municipal-feed.ts';
import { startStubServer } from '../support/stub-server.ts';
import type { StubServer } from '../support/stub-server.ts';

const never = new AbortController().signal;

let server: StubServer;
let region: EmbeddedRegion;
beforeAll(async () => {
  server = await startStubServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.answers.set('/kumla', { type: 'text/turtle', body: feedWithLedger() });
  server.answers.set('/nora', { type: 'text/turtle', body: municipalFeed(['badplatser']) });
  server.answers.set('/ledger.csv', { type: 'text/csv', body: ledger });
  region = await openEmbeddedRegion([
    { id: 'kumla', municipality: '1881', url: `${server.origin}/kumla` },
    { id: 'nora', municipality: '1884', url: `${server.origin}/nora` },
  ]);
});
afterEach(async () => {
  server.stalled.clear();
  await region.close();
});

const ledger = `fakturanummer;fakturadatum;leverantör;organisationsnummer;belopp
1;2025-01-10;Örebro Kontorsvaror AB;556012-5790;1200,50
`;

const feedWithLedger = (): string => `${municipalFeed(['lekplatser'])}
<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/ledger> .
<https://kommun.example/d/ledger> a dcat:Dataset ; dct:title "Leverantörsreskontra 2025"@sv ;
  dct:description "Kommunens leverantörsfakturor"@sv ; dcat:distribution <https://kommun.example/d/ledger/csv> .
<https://kommun.example/d/ledger/csv> a dcat:Distribution ; dct:format "text/csv" ;
  dcat:accessURL <${server.origin}/ledger.csv> ; dcat:downloadURL <${server.origin}/ledger.csv> .`;

const harvest = async (deps: HarvestDeps) => harvestRegion(deps, { onProgress: () => {} }, never);

async function lastDetails() {
  const [run] = await loadRuns(region.deps.documents, { source: 'kumla', limit: 1 });
  return run && loadRunDetails(region.deps.blobs, run);
}

async function known(): Promise<readonly string[]> {
  const codes: string[] = [];
  for await (const { code } of loadProblems(region.deps, { source: 'kumla' })) codes.push(code);
  return codes;
}

async function sourceNow() {
  const { sources } = await loadOverview({ deps: region.deps, mode: 'embedded' });
  const source = sources.find(({ id }) => id === 'kumla');
  const alone = await loadSourceOverview({ deps: region.deps, mode: 'embedded' }, 'kumla');
  expect(alone?.cause).toEqual(source?.cause);
  return { ...source, ...alone };
}

async function causeNow(): Promise<string | undefined> {
  const { condition, cause } = await sourceNow();
  expect(condition).toBe('ok');
  return cause?.code;
}

describe('a source whose shared tables', () => {
  it('are read tells so as the last stage of its run', async () => {
    await harvest(region.deps);
    const details = await lastDetails();
    expect(details?.stages.at(-1)).toMatchObject({ stage: 'tables' });
    expect(details?.requests.map(({ url }) => url)).toEqual([
      `${server.origin}/kumla`,
      `${server.origin}/ledger.csv`,
    ]);
  });

  it('have been read are shown file by file, with what waits for a person', async () => {
    const many =
      ledger +
      Array.from({ length: 60 }, (_, i) => `${i + 2};2025-01-11;Nora Rör AB;556677-8899;${i}\n`).join('');
    server.answers.set('/ledger.csv', { type: 'text/csv', body: many });
    await harvest(region.deps);
    const url = `${server.origin}/ledger.csv`;
    const [before, ...none] = await loadTableFiles(region.deps, { id: 'kumla' });
    expect(before).toMatchObject({ url, key: { table: 'ledger' }, published: { rows: 61, quarantined: 0 } });
    expect(Date.parse(before?.readAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(none).toEqual([]);
    server.answers.set('/ledger.csv', { type: 'text/csv', body: ledger });
    await harvest(region.deps);
    expect(await loadTableFiles(region.deps, { id: 'kumla' })).toMatchObject([
      { url, published: { rows: 61 }, held: { rows: 1 }, problem: { code: 'tables.partition-shrunk' } },
    ]);
    server.answers.set('/ledger.csv', { type: 'application/pdf', body: '%PDF-1.7' });
    await harvest(region.deps);
    const [refused] = await loadTableFiles(region.deps, { id: 'kumla' });
    expect(refused?.published).toBeUndefined();
    expect(refused?.problem?.remedy.sv).toMatch(/\w/);
  });

  it('meet a fault of ours keeps its datasets, and leaves the other sources and the release alone', async () => {
    const plans = await region.deps.documents.collection('table-plans', { indexes: [] });
    await plans.put('kumla', { version: 'of another program' });
    const { sources, release } = await harvest(region.deps);
    expect(sources).toMatchObject([
      { id: 'kumla', outcome: 'harvested', failures: [{ code: 'harvest.broke-off' }] },
      { id: 'nora', outcome: 'harvested', failures: [] },
    ]);
    expect(release).toMatchObject({ kind: 'published', datasets: 3 });
    expect((await lastDetails())?.problems?.[0]).toMatchObject({ code: 'harvest.broke-off' });
    expect(await known()).toContain('harvest.broke-off');
    expect(await causeNow()).toBe('harvest.broke-off');

    await plans.delete('kumla');
    await harvest(region.deps);
    expect(await known()).not.toContain('harvest.broke-off');
    expect(await causeNow()).toBeUndefined();
  });

  it('have a file that is gone is in order, and says so all the same', async () => {
    server.answers.set('/ledger.csv', { status: 404 });
    await harvest(region.deps);
    expect(await causeNow()).toBe('fetch.not-found');
  });

  it('show personal data where none belong tells so, by count and without any of it', async () => {
    const body = ledger
      .replace('belopp\n', 'belopp;verksamhet\n')
      .replace('1200,50', '1200,50;Anna Ek 19850709-9805');
    server.answers.set('/ledger.csv', { type: 'text/csv', body });
    await harvest(region.deps);
    const { personalData } = await sourceNow();
    expect(personalData).toMatchObject({ code: 'tables.cells-masked' });
    expect(JSON.stringify(personalData)).not.toContain('9805');
  });

  it('name persons as suppliers, or number a document like one, have that masked and nobody is told', async () => {
    const person = ledger.replace('Örebro Kontorsvaror AB', 'Örebro Kontorsvaror AB c/o Anna Ek');
    server.answers.set('/ledger.csv', {
      type: 'text/csv',
      body: `${person}198507099805;2025-01-10;Anna Ek;;100\n`,
    });
    await harvest(region.deps);
    expect((await known()).filter((code) => code === 'tables.cells-masked')).toHaveLength(2);
    expect((await sourceNow()).personalData).toBeUndefined();
  });

  it('never come to an end are left at the deadline, and the release is published', async () => {
    server.stalled.add('/ledger.csv');
    const { sources, release } = await harvest({ ...region.deps, clock: hastyClock(5000) });
    expect(sources).toMatchObject([
      { id: 'kumla', failures: [{ code: 'harvest.stage-overdue', params: { minutes: 180 } }] },
      { id: 'nora', failures: [] },
    ]);
    expect(release).toMatchObject({ kind: 'published', datasets: 3 });
  });

  it('can be stopped within five seconds', async () => {
    server.stalled.add('/ledger.csv');
    const cancel = new AbortController();
    let cancelledAt = 0;
    const onProgress: OnProgress = ({ stage }) => {
      if (stage !== 'tables') return;
      cancelledAt = performance.now();
      setTimeout(() => cancel.abort(new JobCancelledError()), 200);
    };
    await expect(harvestRegion(region.deps, { onProgress }, cancel.signal)).rejects.toThrow('was cancelled');
    expect(performance.now() - cancelledAt).toBeLessThan(5000);
  });
});

describe('a job that publishes', () => {
  it('and never comes to an end is left at its deadline, saying so', async () => {
    const { deps } = region;
    const jobs = createInProcessJobs({ clock: systemClock, log: deps.log });
    const failed = new Promise<string | undefined>((resolve) => {
      jobs.observe(({ state, reason }) => {
        if (state === 'failed') resolve(reason);
      });
    });
    const publishIsTaken = async (): Promise<string | undefined> => {
      await processPublishing(jobs, { ...deps, clock: hastyClock(10_000) });
      await requestPublishing(jobs);
      return failed;
    };
    expect(await deps.withLease('publish', publishIsTaken, never)).toBe(
      "The job was ended: publishing the region's catalogue was not done after 120 minutes. What was published before stays.",
    );
    await jobs.close({ graceMs: 0 });
  });
});
