import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rules } from '@lanskatalog/alerts';
import { problem } from '@lanskatalog/core';
import type { Overview } from '@lanskatalog/operations';
import { causeOf } from '@lanskatalog/operations';
import type { Finding, Rule, Watched } from '../packages/alerts/src/finding.ts';
import { storeAway } from '../packages/alerts/src/rules/store-away.ts';
import { watchChannels } from '../packages/alerts/src/state/channel-rule.ts';
import { day, noon, overview, settings, source } from '../packages/alerts/test/support/overviews.ts';
import type { RegionApp } from '../packages/web/test/support/region-app.ts';
import { createRegionApp } from '../packages/web/test/support/region-app.ts';

const long = { by: 'Anna', at: '2026-01-01T00:00:00.000Z' };
const machine = { host: 'here', startedAt: long.at, disk: { freeBytes: 1, totalBytes: 100, path: '/data' } };
const run = { run: 'a', at: long.at, outcome: 'harvested', datasets: 4, ms: 5 };
const held = { ...overview().release, held: long } as NonNullable<Overview['release']>;
const personalData = causeOf(problem('tables.cells-masked', { params: { values: 1, column: 'text' } }));
const rejectedFor = (code: 'tables.personal-data-in-output' | 'merge.release-unfit') => ({
  rejectedSince: noon,
  problems: [problem(code)],
});

const watch = (differences: Partial<Overview>, rest: Partial<Watched> = {}): Watched => ({
  overview: overview(differences),
  machine,
  hasQueue: true,
  ...rest,
});

/** Between them they have everything that an alert can be about. */
const worlds: readonly Watched[] = [
  watch({ sources: [source('a', { failures: 9 }), source('b', { outcome: 'guarded', personalData })] }),
  watch({ sources: [source('a', { lastSuccess: long.at, trend: [run], paused: long })], release: held }),
  watch({
    sources: [source('a', { lastSuccess: long.at, lastAttempt: long.at, trend: [run] })],
    mode: 'distributed',
  }),
  watch({
    paused: long,
    missing: [{ part: 'jobs', reason: 'away' }],
    sources: [source('a', { intervalMs: day })],
  }),
  watch({}, { publishing: rejectedFor('tables.personal-data-in-output') }),
  watch({}, { publishing: rejectedFor('merge.release-unfit') }),
];

const ofChannels = watchChannels({
  channels: { mail: { since: noon, reason: 'away', failures: 3, retryAt: noon } },
});
const found = (rule: Rule): readonly Finding[] =>
  worlds.flatMap((watched) => rule.find(watched, settings) ?? []);

let region: RegionApp;
beforeAll(async () => {
  region = await createRegionApp({ operator: { signIn: {} } });
}, 60_000);
afterAll(() => region.close());

describe('the page that an alert leads to', () => {
  const everyRule = [...rules, ofChannels].map(({ name }) => name);
  it.each(everyRule)('is there, for the rule %s', async (name) => {
    const findings = [...rules, ofChannels].filter((rule) => rule.name === name).flatMap(found);
    expect(findings).not.toEqual([]);
    for (const { path } of findings) expect(await comesTo(path)).toBe('a page to sign in for');
  });

  it('is there where the store is away', async () => {
    expect(await comesTo(storeAway({ since: noon, reason: 'away' }).path)).toBe('a page to sign in for');
  });

  it('would be missed if it were not', async () => {
    expect(await comesTo('/operator/nowhere')).toBe('404');
  });
});

async function comesTo(path: string): Promise<string> {
  const { status, headers } = await region.get(path);
  const asks = headers.get('location')?.startsWith('/operator/sign-in?next=') === true;
  return asks ? 'a page to sign in for' : String(status);
}
