import { describe, expect, it } from '@jest/globals';
import { problem } from '@lanskatalog/core';
import type { Overview, WorkerOverview } from '@lanskatalog/operations';
import { causeOf } from '@lanskatalog/operations';
import type { Publishing, Watched } from '../src/finding.ts';
import { rules } from '../src/rules/rules.ts';
import { day, noon, overview, settings, source } from './support/overviews.ts';

const gib = 1024 ** 3;
const machine = {
  host: 'here',
  startedAt: '2026-03-09T00:00:00.000Z',
  disk: { freeBytes: 50 * gib, totalBytes: 100 * gib, path: '/data' },
};
const published: Publishing = { upToDate: '2026-03-10T01:10:00.000Z', problems: [] };

const watch = (differences: Partial<Overview>, rest: Partial<Watched> = {}): Watched => ({
  overview: overview(differences),
  publishing: published,
  machine,
  hasQueue: true,
  ...rest,
});

const rejectedFor = (code: 'tables.personal-data-in-output' | 'merge.release-unfit'): Watched =>
  watch({}, { publishing: { rejectedSince: noon, problems: [problem(code)] } });

/** `rule:subject` of all that is found. */
const found = (watched: Watched, changed: Partial<typeof settings> = {}): string[] =>
  rules.flatMap((rule) =>
    (rule.find(watched, { ...settings, ...changed }) ?? []).map(
      ({ rule: name, subject }) => `${name}:${subject}`,
    ),
  );

const worker = (kind: WorkerOverview['kind'], silent = false): WorkerOverview => ({
  id: `${kind}@host:1`,
  kind,
  version: '1.0.0',
  startedAt: noon,
  seenAt: noon,
  silent,
});

describe('the rules', () => {
  it('find nothing where all is well', () => {
    expect(found(watch({}))).toEqual([]);
  });

  it.each([
    [
      'failed as often as the settings allow',
      { failures: 3, outcome: 'unreachable' },
      ['source-failing:nora'],
    ],
    ['failed less often', { failures: 2, outcome: 'unreachable' }, []],
    [
      'was not confirmed for twice its interval',
      { lastSuccess: '2026-03-08T01:00:00.000Z' },
      ['source-stale:nora'],
    ],
    ['was confirmed within twice its interval', { lastSuccess: '2026-03-09T01:00:00.000Z' }, []],
    [
      'is both: the one that says more',
      { failures: 5, outcome: 'unreachable', lastSuccess: '2026-03-01T01:00:00.000Z' },
      ['source-failing:nora'],
    ],
    ['is held back by the guard', { failures: 4, outcome: 'guarded' }, ['source-guarded:nora']],
    ['is paused in the file', { failures: 9, outcome: 'unreachable', condition: 'paused' }, []],
    ['is paused', { failures: 9, outcome: 'unreachable', paused: { by: 'Anna', at: noon } }, []],
  ] as const)('judge a source that %s', (_, differences, expected) => {
    const sources = [source('nora', differences), source('kumla')];
    expect(found(watch({ sources }))).toEqual(expected);
  });

  it('tell of personal data that a source shows, paused or not', () => {
    const personalData = causeOf(problem('tables.cells-masked', { params: { values: 3, column: 'text' } }));
    const sources = [
      source('nora', { personalData }),
      source('kumla', { personalData, condition: 'paused' }),
    ];
    expect(found(watch({ sources }))).toEqual([
      'personal-data-at-source:nora',
      'personal-data-at-source:kumla',
    ]);
  });

  it('tell personal data that stopped a release from other reasons', () => {
    expect(found(rejectedFor('tables.personal-data-in-output'))).toEqual(['personal-data:region']);
    expect(found(rejectedFor('merge.release-unfit'))).toEqual(['release-rejected:region']);
  });

  it('find changes that wait a day to be published, but not where somebody holds them', () => {
    const run = { run: 'a', at: '2026-03-09T01:00:00.000Z', outcome: 'harvested', datasets: 4, ms: 5 };
    const sources = [source('nora', { trend: [run] })];
    const publishing = { upToDate: '2026-03-08T01:00:00.000Z', problems: [] };
    expect(found(watch({ sources }, { publishing }))).toEqual(['no-release:region']);
    expect(found(watch({ sources }))).toEqual([]);
    expect(found(watch({ sources }, { publishing }), { unpublishedHours: 48 })).toEqual([]);
    const { release } = overview();
    const held = { ...release, held: { by: 'Anna', at: noon } } as NonNullable<typeof release>;
    expect(found(watch({ sources, release: held }, { publishing }))).toEqual([]);
  });

  it('remind of decisions that were forgotten', () => {
    const old = { by: 'Anna', at: '2026-03-01T00:00:00.000Z' };
    const { release } = overview();
    const held = { ...release, held: old } as NonNullable<typeof release>;
    expect(found(watch({ release: held, sources: [source('nora', { paused: old })] }))).toEqual([
      'forgotten-decision:publishing',
      'forgotten-decision:nora',
    ]);
    expect(found(watch({ paused: old }))).toEqual(['forgotten-decision:everything']);
  });

  it('find that nothing at all has run for twice the shortest interval', () => {
    const sources = [source('nora', { intervalMs: day / 8 }), source('kumla')];
    expect(found(watch({ sources }))).toContain('nothing-run:region');
    expect(found(watch({ sources: [source('nora')] }))).toEqual([]);
  });

  it('find that nothing has run since the start, where nothing ever had', () => {
    const never = { id: 'nora', intervalMs: day / 2 };
    const { lastAttempt: _, lastSuccess: __, ...rest } = source('nora');
    expect(found(watch({ sources: [{ ...rest, ...never }] }))).toEqual(['nothing-run:region']);
    const young = { ...machine, startedAt: noon };
    expect(found(watch({ sources: [{ ...rest, ...never }] }, { machine: young }))).toEqual([]);
  });

  it('miss a kind of worker of which none is alive', () => {
    const workers = [worker('scheduler', true), worker('harvester'), worker('publisher')];
    expect(found(watch({ mode: 'distributed', workers }))).toEqual(['no-heartbeat:scheduler']);
    expect(found(watch({ mode: 'distributed', workers: [...workers, worker('scheduler')] }))).toEqual([]);
  });

  it('say nothing of what they can’t tell', () => {
    const missing = [
      { part: 'workers', reason: 'away' },
      { part: 'jobs', reason: 'away' },
    ] as const;
    const watched = watch({ mode: 'distributed', missing }, { hasQueue: false });
    const silent = rules.filter((rule) => rule.find(watched, settings) === undefined);
    expect(silent.map(({ name }) => name)).toEqual(['no-heartbeat', 'queue-away']);
    expect(found({ ...watched, hasQueue: true })).toEqual(['queue-away:queue']);
  });

  it('find a disk that is nearly full', () => {
    const disk = { freeBytes: 9 * gib, totalBytes: 100 * gib, path: '/data' };
    expect(found(watch({}, { machine: { ...machine, disk } }))).toEqual(['disk-low:here']);
  });

  it('say what happened, what still works and what to do, in both languages', () => {
    const sources = [source('nora', { failures: 3, outcome: 'unreachable' })];
    const [finding] = rules.flatMap((rule) => rule.find(watch({ sources }), settings) ?? []);
    expect(finding).toMatchObject({
      since: '2026-03-10T01:00:00.000Z',
      title: { sv: 'Nora: källan nora misslyckas', en: 'Nora: the source nora is failing' },
      works: {
        sv: 'Alla andra källor påverkas inte. Källans 40 datamängder ligger kvar så som de var 10 mars 2026 02:00.',
      },
      path: '/operator/sources/nora',
    });
    expect(finding?.happened.en).toContain('tried 3 times in a row without result');
    expect(finding?.remedy.sv).toContain('Öppna källan');
  });
});
