import { describe, expect, it } from '@jest/globals';
import type { LinkOutcome, LinkRecord } from '@lanskatalog/quality';
import { isDue, judgeLink, scoredState } from '@lanskatalog/quality';

const url = 'https://k.example/bad.csv';

/** What is known after these outcomes, one a day from 1 November, or several a day where an item has several letters. */
function after(...days: readonly string[]): LinkRecord {
  const outcomes: Readonly<Record<string, LinkOutcome>> = { w: 'works', g: 'gone', f: 'failed', b: 'barred' };
  let record: LinkRecord | undefined;
  days.forEach((letters, day) => {
    letters.split('').forEach((letter, hour) => {
      const at = new Date(Date.UTC(2026, 10, day + 1, hour)).toISOString();
      record = judgeLink(record, { url, at, outcome: outcomes[letter] ?? 'failed', reason: letter });
    });
  });
  if (record === undefined) throw new Error('no check');
  return record;
}

const row = (letter: string, count: number): string[] => Array.from({ length: count }, () => letter);

describe('judgeLink', () => {
  it('calls a link working as soon as it works', () => {
    expect(after('w')).toMatchObject({ state: 'works', since: '2026-11-01', lastWorked: '2026-11-01' });
    expect(after('g', 'g', 'g', 'w')).toMatchObject({ state: 'works', since: '2026-11-04' });
    expect(after('g', 'g', 'g', 'w').failing).toBeUndefined();
  });

  it('calls a link dead when it has been gone on three days in a row, not sooner', () => {
    expect(after('w', 'g', 'g').state).toBe('unverified');
    expect(after('w', 'g', 'g', 'g')).toMatchObject({
      state: 'dead',
      since: '2026-11-04',
      lastWorked: '2026-11-01',
      failing: { from: '2026-11-02', to: '2026-11-04', days: 3, goneDays: 3 },
    });
  });

  it('counts days, not checks', () => {
    expect(after('ggggg', 'ggg').state).toBe('unverified');
  });

  it('gives servers without an answer two weeks', () => {
    expect(after(...row('f', 13)).state).toBe('unverified');
    expect(after(...row('f', 14)).state).toBe('dead');
    expect(after('f', 'g', 'f', 'g', 'g').state).toBe('dead');
  });

  it('never calls a link dead for keeping us out, nor counts on over it', () => {
    expect(after(...row('b', 30)).state).toBe('unverified');
    expect(after('g', 'g', 'b', 'g').state).toBe('unverified');
    expect(after('g', 'g', 'g', 'b').state).toBe('unverified');
  });

  it('stays dead while it fails, however', () => {
    expect(after('g', 'g', 'g', 'f')).toMatchObject({ state: 'dead', since: '2026-11-03' });
  });

  it('keeps a history that does not grow with the checks', () => {
    expect(after(...row('w', 5), 'f', 'f', 'w').history).toEqual([
      { outcome: 'works', from: '2026-11-01', to: '2026-11-05', checks: 5 },
      { outcome: 'failed', from: '2026-11-06', to: '2026-11-07', checks: 2 },
      { outcome: 'works', from: '2026-11-08', to: '2026-11-08', checks: 1 },
    ]);
    const flapping = Array.from({ length: 100 }, (_, day) => (day % 2 === 0 ? 'w' : 'f'));
    expect(after(...flapping).history).toHaveLength(12);
  });
});

describe('scoredState', () => {
  it('lets a link that worked keep its points until it is dead', () => {
    expect(scoredState(after('w', 'g', 'g'))).toBe('works');
    expect(scoredState(after('w', 'g', 'g', 'g'))).toBe('dead');
    expect(scoredState(after('g'))).toBe('unverified');
  });
});

const days = (count: number): Date => new Date(Date.parse('2026-11-01T00:00:00Z') + count * 86_400_000);

describe('isDue', () => {
  const record = after('w');
  const failing = after('g');
  it('asks anew at once what was never asked, daily what fails, weekly what works', () => {
    expect(isDue(undefined, days(0))).toBe(true);
    expect([isDue(failing, days(0.5)), isDue(failing, days(0.9))]).toEqual([false, true]);
    expect([isDue(record, days(1)), isDue(record, days(6.9))]).toEqual([false, true]);
  });
});
