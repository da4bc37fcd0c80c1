import { describe, expect, it } from '@jest/globals';
import type { RegionConfig } from '@lanskatalog/core';
import { problem } from '@lanskatalog/core';
import { causeOf } from '@lanskatalog/operations';
import { attentionOf } from '../src/operator/attention.ts';
import { auditPage } from '../src/operator/audit-page.tsx';
import { safeBack } from '../src/operator/operator-request.ts';
import { overviewPage } from '../src/operator/overview-page.tsx';
import { runPage } from '../src/operator/run-page.tsx';
import { newSourceForm } from '../src/operator/source-form.tsx';
import { sourcePage } from '../src/operator/source-page.tsx';
import {
  auditEntries,
  runOverview,
  sourceOf,
  sourceOptions,
  troubled,
  viewFor,
} from './support/operator-values.ts';

const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('what waits for a person', () => {
  it('puts what has failed before what waits for a decision, and leaves out what is in order', () => {
    const items = attentionOf(troubled);
    const grades = items.map(({ grade }) => grade);
    expect(grades).toEqual(grades.toSorted().reverse());
    expect(items.map(({ id }) => id)).not.toContain('source-orebro');
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['held', 'source-hallsberg', 'alert-disk']),
    );
  });

  it('names a source in order of whose tables something is wrong', () => {
    const cause = causeOf(problem('fetch.not-found', { source: 'nora', subject: 'x', params: {} }));
    const sources = [sourceOf('Nora', 'ok', { cause }), sourceOf('Kumla', 'ok')];
    const told = { since: '2026-03-10T01:00:00.000Z', path: '/operator', message: cause.message };
    const alert = {
      ...told,
      id: 'p',
      rule: 'personal-data-at-source',
      subject: 'nora',
      remedy: cause.remedy,
    };
    const alerts = [alert, { ...alert, id: 'f', rule: 'source-failing' }];
    const items = attentionOf({ ...troubled, sources, alerts });
    expect(items.filter(({ id }) => id.startsWith('alert-')).map(({ id }) => id)).toEqual(['alert-p']);
    expect(items.filter(({ id }) => id.startsWith('source-'))).toMatchObject([
      { id: 'source-nora', grade: 'fair', title: cause.title },
    ]);
  });

  it('tells of a queue that is away, and what to do', () => {
    const away = { ...troubled, missing: [{ part: 'jobs', reason: 'no answer within 3 seconds' }] } as const;
    const text = textOf(overviewPage(viewFor('/en/operator'), away));
    expect(text).toContain('The queue does not answer');
    expect(text).toContain('Check that Redis is running');
  });
});

describe('the pages for operators', () => {
  it('name cause and remedy of a failing source in both languages', () => {
    expect(textOf(overviewPage(viewFor('/operator'), troubled))).toContain('Kontrollera stavningen');
    expect(textOf(overviewPage(viewFor('/en/operator'), troubled))).toContain('Check the spelling');
  });

  it('say in words how often a source is asked for', () => {
    const view = viewFor('/operator');
    const weekly = sourceOf('Kumla', 'ok', { intervalMs: 7 * 86_400_000 });
    const text = textOf(overviewPage(view, { ...troubled, sources: [sourceOf('Nora', 'ok'), weekly] }));
    expect(text).toContain('varje dygn');
    expect(text).toContain('vart 7:e dygn');
  });

  it('say that nothing is in the queue, but not where it can’t be told', () => {
    const empty = { ...troubled, jobs: [], queues: [] };
    expect(textOf(overviewPage(viewFor('/operator'), empty))).toContain('Inget i kö.');
    const away = { ...empty, missing: [{ part: 'jobs', reason: 'away' }] } as const;
    const text = textOf(overviewPage(viewFor('/operator'), away));
    expect(text).not.toContain('Inget i kö.');
    expect(text).not.toContain('Inget pågår just nu.');
  });

  it('offer nothing for a source that the file has paused but what to do there', () => {
    const cause = causeOf(problem('settings.paused-in-file', { source: 'nora', subject: 'x', params: {} }));
    const { nextRun: _, ...source } = sourceOf('Nora', 'paused', { cause });
    const list = overviewPage(viewFor('/operator'), { ...troubled, sources: [source] });
    expect(textOf(list)).toContain('Pausad i konfigurationsfilen');
    const options = { ...sourceOptions, source, config: { ...sourceOptions.config, paused: true } };
    const { guarded: __, ...rest } = options;
    const html = sourcePage(viewFor('/operator/sources/nora'), rest);
    expect(textOf(html)).toContain('ta bort paused ur filen');
    for (const action of ['harvest-source', 'resume-source', 'pause-source'])
      expect([action, html.includes(`/actions/${action}`), list.includes(`/actions/${action}`)]).toEqual([
        action,
        false,
        false,
      ]);
  });

  it('offer a viewer no button', () => {
    const view = viewFor('/operator', { actor: { id: 'x', name: 'X', role: 'viewer', via: 'page' } });
    expect(overviewPage(view, troubled)).not.toContain('/operator/actions/');
  });

  it('escape what a source has written', () => {
    const html = sourcePage(viewFor('/operator/sources/kumla'), sourceOptions);
    expect(html).toContain('Skolor &lt;b>och');
    expect(html).toContain('count=2');
  });

  it('show the files of the shared tables, and let a person take one that is held back', () => {
    const html = sourcePage(viewFor('/en/operator/sources/kumla'), sourceOptions);
    const text = textOf(html);
    expect(text).toMatch(/Supplier ledger, 2025 .* 4,120 7 33 a new version of 90 rows waits/);
    expect(text).toMatch(/No table .* not published/);
    expect(html).toContain('/actions/accept-table?table=ledger&amp;municipality=1881&amp;period=2025');
  });

  it('write the text of a new source, and say beside a field what is wrong with it', () => {
    const config = {
      municipalities: [{ code: '1881', name: 'Kumla', officialName: 'Kumla kommun', orgnr: '2120001975' }],
      sources: [],
    } as unknown as RegionConfig;
    const filled = {
      municipality: '1881',
      url: 'https://kumla.example/dcat',
      kind: 'dcat',
      schedule: '0 3 * * *',
    };
    const form = (query: object): string =>
      newSourceForm(viewFor('/operator/sources/new'), { config }, { ...query }) ?? '';
    expect(form({})).not.toContain('aria-invalid');
    const right = form(filled);
    expect(right.replaceAll('&quot;', '"')).toContain(
      'municipality: "1881"\nurl: "https://kumla.example/dcat"\nkind: "dcat"\nschedule: "0 3 * * *"\n</textarea>',
    );
    expect(right).toContain('Texten nedan är skriven');
    const wrong = form({ ...filled, schedule: 'nattligen', municipality: '' });
    expect(wrong).toMatch(/name="schedule"[^>]* aria-invalid[^>]* aria-describedby="kalla-schedule-fel"/);
    expect(textOf(wrong)).toMatch(/Schema \(cron\) .*Gör så här: \S/);
    expect(wrong).not.toContain('Texten nedan är skriven');
  });

  it('show a run with its stages, what it asked for and what it changed', () => {
    const text = textOf(runPage(viewFor('/en/operator/runs/1'), runOverview));
    for (const word of ['looking through the site', 'Badplatser i Kumla', 'robots.txt', 'and 3 more'])
      expect(text).toContain(word);
  });

  it('show who did what, by which way, and what came of it', () => {
    const text = textOf(auditPage(viewFor('/en/operator/audit'), { entries: auditEntries }));
    expect(text).toContain('There is no release 12.');
    expect(text).toContain('byter system');
  });

  it.each(['https://evil.example/', '//evil.example/operator', '/operatorx', '/operator/"><script>'])(
    'lead nowhere else after an action: %s',
    (back) => {
      expect(safeBack(back)).toBe('/operator');
    },
  );
});
