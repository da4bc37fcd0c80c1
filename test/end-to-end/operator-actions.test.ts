import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import type { Jobs } from '@lanskatalog/core';
import { loadAudit, loadOverview, performAction } from '@lanskatalog/operations';
import type { Installation } from '../support/installation.ts';
import { actorOf, startInstallation } from '../support/installation.ts';
import { municipalFeed } from '../support/municipal-feed.ts';

let here: Installation;
beforeAll(async () => {
  here = await startInstallation();
}, 60_000);
afterAll(() => here.close());

const feedOfKumla = (...names: string[]): void => {
  here.source.answers.set('/kumla', { type: 'text/turtle', body: municipalFeed(names) });
};

const ledgerLine = (_: unknown, row: number): string =>
  `${row};2025-01-10;Örebro Kontorsvaror AB;556012-5790;1200,50`;

/** A ledger beside the feed, with so many rows. */
function serveLedger(rows: number): void {
  const { origin } = here.source;
  here.source.answers.set('/ledger.csv', {
    type: 'text/csv',
    body: `fakturanummer;fakturadatum;leverantör;organisationsnummer;belopp\n${Array.from({ length: rows }, ledgerLine).join('\n')}\n`,
  });
  here.source.answers.set('/kumla', {
    type: 'text/turtle',
    body: `${municipalFeed(['bad', 'parker'])}
<https://kommun.example/katalog> dcat:dataset <https://kommun.example/d/ledger> .
<https://kommun.example/d/ledger> a dcat:Dataset ; dct:title "Leverantörsreskontra 2025"@sv ;
  dct:description "Kommunens leverantörsfakturor"@sv ; dcat:distribution <https://kommun.example/d/ledger/csv> .
<https://kommun.example/d/ledger/csv> a dcat:Distribution ; dct:format "text/csv" ;
  dcat:accessURL <${origin}/ledger.csv> ; dcat:downloadURL <${origin}/ledger.csv> .`,
  });
}

const sourceNow = async (id: string) => (await here.overview()).sources.find((source) => source.id === id);

const lastAudit = async () => (await loadAudit(here.deps.documents, { limit: 1 }))[0];

async function harvest(id: string): Promise<void> {
  expect(await here.act('harvest-source', { source: id })).toMatchObject({ kind: 'done' });
  await here.idle();
}

describe('actions', () => {
  it('tells of a source that was never asked', async () => {
    expect(await sourceNow('kumla')).toMatchObject({
      condition: 'never',
      cause: { code: 'operations.never-harvested' },
    });
  });

  it('harvests all, publishes, and leaves an entry', async () => {
    expect(await here.act('harvest-all', {})).toMatchObject({ kind: 'done' });
    await here.idle();
    const overview = await here.overview();
    expect(overview.sources.map(({ condition, published }) => [condition, published])).toEqual([
      ['ok', 3],
      ['ok', 1],
    ]);
    expect(overview).toMatchObject({ release: { number: 1 }, missing: [] });
    expect(overview.lastCompleteRound).toBeDefined();
    expect(await lastAudit()).toMatchObject({
      actor: { id: 'test:operator', name: 'The operator', role: 'operator' },
      via: 'page',
      action: 'harvest-all',
      outcome: 'done',
    });
  });

  it('pauses a source, refuses to harvest it, and resumes it', async () => {
    await here.act('pause-source', { source: 'kumla', reason: 'byter system' });
    expect(await sourceNow('kumla')).toMatchObject({
      condition: 'paused',
      paused: { by: 'The operator', reason: 'byter system' },
    });
    expect(await lastAudit()).toMatchObject({ source: 'kumla', after: { reason: 'byter system' } });
    expect(await here.act('harvest-source', { source: 'kumla' })).toMatchObject({
      kind: 'refused',
      status: 409,
    });
    await here.act('resume-source', { source: 'kumla' });
    expect(await lastAudit()).toMatchObject({ before: { reason: 'byter system' }, outcome: 'done' });
    expect(await sourceNow('kumla')).toMatchObject({ condition: 'ok' });
  });

  it('pauses and resumes everything', async () => {
    await here.act('pause-all', { reason: 'flytt' });
    expect(await here.overview()).toMatchObject({
      paused: { by: 'The operator', reason: 'flytt' },
      sources: [{ condition: 'paused' }, { condition: 'paused' }],
    });
    await here.act('resume-all', {});
    expect((await here.overview()).paused).toBeUndefined();
  });

  it('shows a guarded shrink, keeps the datasets when it is rejected, and lets them go when it is accepted', async () => {
    feedOfKumla('badplatser');
    await harvest('kumla');
    const guarded = await sourceNow('kumla');
    expect(guarded).toMatchObject({
      condition: 'guarded',
      published: 3,
      cause: { code: 'merge.guarded', message: { en: expect.stringMatching(/^2 of 3 datasets/) } },
    });
    const asked = { source: 'kumla', run: guarded?.lastRun };

    await here.act('reject-shrink', asked);
    expect((await sourceNow('kumla'))?.condition).not.toBe('guarded');

    expect(await here.act('accept-shrink', { ...asked, count: 1 })).toMatchObject({
      kind: 'refused',
      status: 409,
    });
    expect(await here.act('accept-shrink', { ...asked, count: 2 })).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({
      before: { decision: 'rejected' },
      after: {
        decision: 'accepted',
        datasets: ['https://kommun.example/d/lekplatser', 'https://kommun.example/d/skolor'],
      },
    });
    await here.idle();
    expect((await sourceNow('kumla'))?.condition).toBe('ok');
  });

  it('goes back to an earlier release, holds publishing, and publishes again when told to', async () => {
    feedOfKumla('badplatser', 'parker');
    await harvest('kumla');
    const { release } = await here.overview();
    const earlier = release?.earlier[0]?.number ?? 0;
    expect(await here.act('restore-release', { number: earlier })).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({
      before: { number: release?.number },
      after: { number: earlier },
    });
    expect(await here.overview()).toMatchObject({
      release: { number: earlier, held: { by: 'The operator' } },
    });
    await here.act('publish-now', {});
    await here.idle();
    expect(await here.overview()).toMatchObject({ release: { number: earlier } });
    await here.act('resume-publishing', {});
    await here.idle();
    expect((await here.overview()).release?.held).toBeUndefined();
    expect((await here.overview()).release?.number).toBeGreaterThan(earlier);
  });

  it('stops a job that runs within seconds, and shows the run as stopped', async () => {
    feedOfKumla('badplatser');
    here.source.stalled.add('/kumla');
    await here.act('harvest-source', { source: 'kumla' });
    while ((await sourceNow('kumla'))?.running?.job === undefined) await setTimeout(20);
    const running = await sourceNow('kumla');
    expect(running).toMatchObject({ condition: 'running', running: { stage: expect.any(String) } });
    const asked = Date.now();
    expect(await here.act('cancel-job', { job: running?.running?.job })).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({ before: { state: 'running' } });
    while ((await sourceNow('kumla'))?.condition === 'running') await setTimeout(20);
    expect(Date.now() - asked).toBeLessThan(5000);
    here.source.stalled.clear();
    await here.idle();
    expect((await sourceNow('kumla'))?.trend.at(-1)?.outcome).toBe('cancelled');
  });

  it('takes away a job that waits', async () => {
    await here.act('hold-publishing', {});
    expect(await here.overview()).toMatchObject({ release: { held: { by: 'The operator' } } });
    await here.jobs.pause('everything');
    await here.act('harvest-source', { source: 'kumla' });
    const [job] = (await here.overview()).jobs;
    expect(await here.act('cancel-job', { job: job?.id })).toMatchObject({ kind: 'done' });
    await here.jobs.resume('everything');
    expect(await here.act('cancel-job', { job: 'no-such' })).toMatchObject({ kind: 'refused', status: 404 });
    await here.act('resume-publishing', {});
    await here.idle();
  });

  it('pins what a source is read as, and forgets it', async () => {
    const url = `${here.source.origin}/hallsberg`;
    expect(await here.act('pin-discovery', { source: 'hallsberg', kind: 'dcat', url })).toMatchObject({
      kind: 'done',
    });
    expect(await lastAudit()).toMatchObject({ after: { kind: 'dcat', url } });
    await here.act('forget-discovery', { source: 'hallsberg' });
    expect(await lastAudit()).toMatchObject({ before: { kind: 'dcat', url } });
  });

  it('takes two datasets for one that moved, where a person says so', async () => {
    const [from, to] = ['https://kommun.example/d/badplatser', 'https://kommun.example/d/bad'];
    feedOfKumla('bad', 'parker');
    expect(await here.act('accept-move', { source: 'kumla', from, to })).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({ source: 'kumla', after: [{ from, to, by: 'The operator' }] });
  });

  it('publishes a table file that was held back, where a person accepts it', async () => {
    serveLedger(20);
    await harvest('kumla');
    serveLedger(2);
    await harvest('kumla');
    const asked = { table: 'ledger', municipality: '1881', period: '2025' };
    expect((await here.api('/held-tables', { role: 'coordinator' })).body).toEqual({
      files: [{ ...asked, source: 'kumla', rows: 2, publishedRows: 20 }],
    });
    expect(await here.act('accept-table', asked, 'coordinator')).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({ before: { rows: [20] }, after: { rows: [2] } });
    expect(await here.act('accept-table', asked)).toMatchObject({ kind: 'refused', status: 404 });
    await here.idle();
  });

  it('lets a coordinator decide about a name that the own ledger has', async () => {
    const asked = { decision: 'confirm', supplier: 'SE5560125790', name: 'Örebro Kontorsvaror AB' };
    expect(await here.act('decide-match', asked, 'coordinator')).toMatchObject({ kind: 'done' });
    expect(await lastAudit()).toMatchObject({
      actor: { role: 'coordinator' },
      after: { decision: 'confirm' },
    });
    await here.idle();
  });

  it('notes what failed, and where to read more', async () => {
    const jobs: Jobs = { ...here.jobs, enqueue: () => Promise.reject(new Error('Redis is away')) };
    const context = { deps: here.deps, jobs, actor: actorOf('operator') };
    const failed = await performAction(
      { name: 'publish-now', params: {} },
      context,
      AbortSignal.timeout(5000),
    );
    expect(failed).toMatchObject({ kind: 'failed', reason: 'Redis is away' });
    expect(await lastAudit()).toMatchObject({ outcome: 'failed', reason: 'Redis is away' });
  });

  it('remembers what was decided about two suppliers', async () => {
    const pair = { supplier: 'SE5560743089', name: 'Peab Anl' };
    await here.act('decide-match', { ...pair, decision: 'confirm' });
    await here.act('decide-match', { ...pair, decision: 'refuse' });
    expect(await lastAudit()).toMatchObject({
      before: { decision: 'confirm' },
      after: { decision: 'refuse' },
    });
  });

  it.each([
    ['harvest-source', { source: 'nowhere' }, 404],
    ['pause-source', { source: 'nowhere' }, 404],
    ['pause-source', {}, 400],
    ['pause-source', { source: 'kumla', colour: 'red' }, 400],
    ['resume-source', { source: 'nowhere' }, 404],
    ['accept-shrink', { source: 'kumla', run: 'no-such' }, 404],
    ['reject-shrink', { source: 'nowhere', run: 'no-such' }, 404],
    ['restore-release', { number: 999 }, 404],
    ['restore-release', { number: 'one' }, 400],
    ['pin-discovery', { source: 'kumla', kind: 'dcat' }, 400],
    ['pin-discovery', { source: 'nowhere' }, 404],
    ['forget-discovery', { source: 'nowhere' }, 404],
    ['accept-move', { source: 'kumla', from: 'https://a.example/', to: 'https://b.example/' }, 404],
    ['accept-table', { table: 'ledger', municipality: '1881', period: '2026' }, 404],
    ['no-such-action', {}, 404],
  ])('refuses %s of %j with %i, and says so in the audit log', async (name, params, status) => {
    const refused = await here.act(name, params);
    expect(refused).toMatchObject({ kind: 'refused', status });
    if (refused.kind !== 'refused') return;
    for (const text of [refused.reason, refused.remedy]) {
      expect(text.sv).not.toBe('');
      expect(text.en).not.toBe('');
    }
    expect(await lastAudit()).toMatchObject({ action: name, outcome: 'refused', reason: refused.reason.en });
  });
});

describe('an overview', () => {
  it('says of a source where it is paused: in the file, or by a person', async () => {
    const { config } = here.deps;
    const sources = config.sources.map((source) => ({ ...source, paused: source.id === 'kumla' }));
    const deps = { ...here.deps, config: { ...config, sources } };
    await here.act('pause-source', { source: 'hallsberg' });
    const [kumla, hallsberg] = (await loadOverview({ deps, mode: 'embedded' })).sources;
    expect(kumla).toMatchObject({ condition: 'paused', cause: { code: 'settings.paused-in-file' } });
    expect(kumla?.paused).toBeUndefined();
    expect(hallsberg).toMatchObject({ condition: 'paused', paused: { by: 'The operator' } });
    expect(hallsberg?.cause?.code).not.toBe('settings.paused-in-file');
    await here.act('resume-source', { source: 'hallsberg' });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('Redis is away')), /Redis is away/],
    ['does not answer', () => new Promise<never>(() => undefined), /no answer within 3 seconds/],
  ])('of which the queue %s names it and tells the rest', async (_, list, reason) => {
    const jobs = { list } as unknown as Jobs;
    const overview = await loadOverview({ deps: here.deps, mode: 'distributed', jobs });
    expect(overview.missing).toEqual([{ part: 'jobs', reason: expect.stringMatching(reason) }]);
    expect(overview.sources).toHaveLength(2);
    expect(overview.release).toBeDefined();
  });

  it('tells what alerts are open', async () => {
    const alerts = await here.deps.documents.collection('alerts', { indexes: [] });
    const alert = {
      rule: 'source-stale',
      subject: 'kumla',
      since: '2026-03-01T00:00:00.000Z',
      happened: { sv: 'Försenad', en: 'Overdue' },
      remedy: { sv: 'Skörda', en: 'Harvest' },
      path: '/operator/sources/kumla',
    };
    const opened = '2026-03-02T00:00:00.000Z';
    await alerts.put('state', {
      alerts: [
        { ...alert, id: 'pending' },
        { ...alert, id: 'open', opened },
        { ...alert, id: 'over', opened, recovered: opened },
      ],
    });
    const found = (await here.overview()).alerts;
    expect(found).toMatchObject([{ id: 'open', message: { en: 'Overdue' } }]);
    await alerts.delete('state');
  });
});

describe('who may do what', () => {
  it('lets a coordinator harvest the sources of the own municipality, and no others', async () => {
    expect(await here.act('harvest-source', { source: 'kumla' }, 'coordinator')).toMatchObject({
      kind: 'done',
    });
    const other = await here.act('harvest-source', { source: 'hallsberg' }, 'coordinator');
    expect(other).toMatchObject({ kind: 'refused', status: 403 });
    expect(await lastAudit()).toMatchObject({ actor: { role: 'coordinator' }, outcome: 'refused' });
    await here.idle();
  });

  it('lets a coordinator accept files of the own municipality, and no others', async () => {
    const asked = { table: 'ledger', period: '2026' };
    const own = await here.act('accept-table', { ...asked, municipality: '1881' }, 'coordinator');
    expect(own).toMatchObject({ status: 404 });
    const other = await here.act('accept-table', { ...asked, municipality: '1861' }, 'coordinator');
    expect(other).toMatchObject({ status: 403 });
  });

  it('lets no coordinator decide about a name that the own ledger does not have', async () => {
    const pair = { supplier: 'SE5560743089', name: 'Peab Anl', decision: 'confirm' };
    expect(await here.act('decide-match', pair, 'coordinator')).toMatchObject({ status: 403 });
  });
});
