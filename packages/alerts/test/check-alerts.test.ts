import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AlertSettings, Documents, Log } from '@lanskatalog/core';
import type { SourceOverview } from '@lanskatalog/operations';
import { openSqliteDocuments, thisProcess, withLease } from '@lanskatalog/store';
import { ManualClock, systemClock } from '../../../test/support/clocks.ts';
import type { AlertDeps } from '../src/check-alerts.ts';
import { checkAlerts } from '../src/check-alerts.ts';
import type { Notice, Notifier } from '../src/notice.ts';
import { loadAlertState } from '../src/state/alert-state.ts';
import { noon, overview, settings, source } from './support/overviews.ts';

const { signal } = new AbortController();
const minute = 60_000;
const hour = 60 * minute;
const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};
const failing = { failures: 3, outcome: 'unreachable' } as const;

describe('checkAlerts', () => {
  let directory: string;
  let documents: Documents;
  let clock: ManualClock;
  let messages: { readonly channel: string; readonly said: readonly string[] }[];
  let broken: Set<string>;
  let sources: SourceOverview[];
  let current: AlertSettings;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lanskatalog-alerts-'));
    documents = await openSqliteDocuments(join(directory, 'test.db'));
    clock = new ManualClock(noon);
    messages = [];
    broken = new Set();
    sources = [source('nora'), source('kumla')];
    current = settings;
  });

  afterEach(async () => {
    await documents.close();
    rmSync(directory, { recursive: true });
  });

  const notifier = (name: string): Notifier => ({
    name,
    async send(notices: readonly Notice[]) {
      if (broken.has(name)) throw new Error('no answer');
      messages.push({
        channel: name,
        said: notices.map(({ kind, rule, subject }) => `${kind} ${rule}:${subject}`),
      });
    },
  });

  const process = (by: string, documentsOf: Documents = documents): AlertDeps => ({
    documents: documentsOf,
    clock,
    log: silent,
    withLease: async (name, work, outer) =>
      withLease(
        {
          collection: await documentsOf.collection('leases', { indexes: [] }),
          name,
          holder: thisProcess(by),
          ttlMs: 30_000,
          clock: systemClock,
          onWaiting: () => undefined,
        },
        (_, inner) => work(inner),
        outer,
      ),
    notifiers: [notifier('email'), notifier('chat')],
    publicUrl: 'https://data.example/',
    look: async () => ({
      watched: {
        overview: overview({ at: clock.now().toISOString(), sources }),
        publishing: { upToDate: noon, problems: [] },
        machine: { host: by, startedAt: noon },
        hasQueue: true,
      },
      settings: current,
    }),
    by,
  });

  const check = async (by = 'one'): Promise<string[]> => {
    const before = messages.length;
    await checkAlerts(process(by), { evenIfFresh: false }, signal);
    await clock.advance(minute);
    return messages.slice(before).map(({ channel, said }) => `${channel}: ${said.join(', ')}`);
  };

  it('tells once on each channel what is wrong, and once that it is over', async () => {
    expect(await check()).toEqual([]);
    sources = [source('nora', failing), source('kumla', failing)];
    expect(await check()).toEqual([
      'email: opened source-failing:nora, opened source-failing:kumla',
      'chat: opened source-failing:nora, opened source-failing:kumla',
    ]);
    expect(await check()).toEqual([]);
    sources = [source('nora'), source('kumla', failing)];
    expect(await check()).toEqual([
      'email: recovered source-failing:nora',
      'chat: recovered source-failing:nora',
    ]);
    expect(await check()).toEqual([]);
    expect((await loadAlertState(documents)).state.alerts.map(({ id }) => id)).toEqual([
      'source-failing:kumla',
    ]);
  });

  it('tells once where several processes look at the same time', async () => {
    sources = [source('nora', failing)];
    const others = await Promise.all([2, 3, 4].map(() => openSqliteDocuments(join(directory, 'test.db'))));
    const all = [documents, ...others].map((each, number) =>
      checkAlerts(process(`process-${number}`, each), { evenIfFresh: true }, signal),
    );
    await Promise.all(all);
    for (const other of others) await other.close();
    expect(messages.map(({ channel }) => channel).sort()).toEqual(['chat', 'email']);
  });

  it('leaves it to the process that has just looked', async () => {
    expect(await checkAlerts(process('one'), { evenIfFresh: false }, signal)).toBe('one');
    expect(await checkAlerts(process('two'), { evenIfFresh: false }, signal)).toBe('one');
    await clock.advance(minute);
    expect(await checkAlerts(process('two'), { evenIfFresh: false }, signal)).toBe('two');
  });

  it('reminds of what is still wrong after the hours that the settings say', async () => {
    sources = [source('nora', failing)];
    await check();
    await clock.advance(23 * hour);
    expect(await check()).toEqual([]);
    await clock.advance(hour);
    expect(await check()).toContain('email: reminder source-failing:nora');
    current = { ...settings, remindAfterHours: 0 };
    await clock.advance(48 * hour);
    expect((await check()).join()).not.toContain('reminder');
  });

  it('keeps what is not urgent until the quiet hours are over', async () => {
    current = { ...settings, quietHours: { from: '12:30', to: '15:00' } }; // it is 13:00 in Sweden
    sources = [source('nora', failing), source('kumla', failing)];
    expect(await check()).toEqual([]);
    sources = [source('nora', failing), source('kumla')];
    expect(await check()).toEqual([]);
    await clock.advance(2 * hour);
    expect(await check()).toContain('email: recovered source-failing:kumla, opened source-failing:nora');
  });

  it('tries a channel that fails again, later and later, and says so on the others', async () => {
    broken.add('email');
    sources = [source('nora', failing)];
    expect(await check()).toEqual(['chat: opened source-failing:nora']);
    expect(await check()).toEqual(['chat: opened channel-failing:email']);
    const { channels } = (await loadAlertState(documents)).state;
    expect(channels['email']).toMatchObject({ failures: 2, reason: 'no answer' });
    broken.clear();
    expect(await check()).toEqual([]);
    expect(await check()).toEqual(['email: opened source-failing:nora']);
    expect(await check()).toEqual(['chat: recovered channel-failing:email']);
    expect((await loadAlertState(documents)).state.channels).toEqual({});
  });

  it('opens what comes back after people were told that it was over', async () => {
    sources = [source('nora', failing)];
    await check();
    sources = [source('nora')];
    await check();
    sources = [source('nora', failing)];
    expect(await check()).toContain('email: opened source-failing:nora');
  });

  it('says nothing of rules that are disabled', async () => {
    current = { ...settings, disabled: ['source-failing'] };
    sources = [source('nora', failing)];
    expect(await check()).toEqual([]);
  });
});
