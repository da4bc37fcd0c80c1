import { describe, expect, it } from '@jest/globals';
import type { RecordState } from '@lanskatalog/core';
import type { HarvestComparisonInput, PreviousRecord, SeenRecord } from '../src/index.ts';
import { compareHarvest } from '../src/index.ts';

const now = '2026-03-10T02:00:00.000Z';

const previous = (uri: string, state: RecordState = 'live', missingSince?: string): PreviousRecord => ({
  uri,
  hash: `${uri} v1`,
  state,
  ...(missingSince === undefined ? {} : { missingSince }),
});
const seen = (uri: string, version = 'v1'): SeenRecord => ({
  uri,
  hash: `${uri} ${version}`,
  invalid: false,
});
const invalid = (uri: string): SeenRecord => ({ uri, hash: 'broken', invalid: true });
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `urn:x:${index}`);

const compare = (input: Partial<HarvestComparisonInput>) =>
  compareHarvest({
    source: 'nora',
    previous: [],
    seen: [],
    complete: true,
    guard: { percent: 10, count: 3 },
    missingGraceDays: 3,
    now,
    ...input,
  });
const back = (state: RecordState) => compare({ previous: [previous('urn:a', state)], seen: [seen('urn:a')] });
const shrinkTo = (left: number, options: Partial<HarvestComparisonInput> = {}) =>
  compare({
    previous: numbered(40).map((uri) => previous(uri)),
    seen: numbered(left).map((uri) => seen(uri, 'v2')),
    ...options,
  });
const codes = (result: ReturnType<typeof compare>): string[] => result.problems.map(({ code }) => code);

describe('comparing a harvest with the one before', () => {
  it('tells new, changed and unchanged datasets apart by hash', () => {
    const result = compare({
      previous: [previous('urn:a'), previous('urn:b')],
      seen: [seen('urn:a'), seen('urn:b', 'v2'), seen('urn:c')],
    });
    expect(Object.fromEntries(result.decisions)).toEqual({
      'urn:a': 'unchanged',
      'urn:b': 'changed',
      'urn:c': 'new',
    });
    expect(result.outcome).toBe('harvested');
    expect(result.counts).toEqual({ seen: 3, new: 1, changed: 1, unchanged: 1, removed: 0, kept: 0 });
  });

  it('is unchanged when nothing has to be written', () => {
    const result = compare({
      previous: [previous('urn:a'), previous('urn:old', 'removed'), previous('urn:b', 'kept')],
      seen: [seen('urn:a'), invalid('urn:b')],
    });
    expect(result.outcome).toBe('unchanged');
  });

  it('is harvested when the same content only came back to life', () => {
    expect(back('missing')).toMatchObject({ outcome: 'harvested', counts: { unchanged: 1 } });
    expect(back('kept')).toMatchObject({ outcome: 'harvested', counts: { unchanged: 1 } });
  });

  it('counts a URI that occurs twice once', () => {
    expect(compare({ seen: [seen('urn:a'), seen('urn:a', 'v2')] }).counts).toMatchObject({ seen: 1, new: 1 });
  });

  it('calls a tombstone that comes back new', () => {
    const result = compare({ previous: [previous('urn:a', 'removed')], seen: [seen('urn:a')] });
    expect(result.decisions.get('urn:a')).toBe('new');
  });
});

describe('a dataset that is gone from a complete, healthy harvest', () => {
  const others = numbered(40);

  it('is missing during its days of grace, and the harvest says until when', () => {
    const result = compare({
      previous: [...others, 'urn:gone'].map((uri) => previous(uri)),
      seen: others.map((uri) => seen(uri)),
    });
    expect(result.decisions.get('urn:gone')).toBe('missing');
    expect(result.counts).toMatchObject({ removed: 1, kept: 0 });
    expect(result.graceEnds).toBe('2026-03-13T02:00:00.000Z');
    expect(result.problems).toMatchObject([
      { code: 'merge.missing', subject: 'urn:gone', params: { until: '2026-03-13' } },
    ]);
  });

  it('is a tombstone at once without days of grace', () => {
    const result = compare({
      previous: [...others, 'urn:gone'].map((uri) => previous(uri)),
      seen: others.map((uri) => seen(uri)),
      missingGraceDays: 0,
    });
    expect(result.decisions.get('urn:gone')).toBe('removed');
    expect(result.counts.removed).toBe(1);
    expect(codes(result)).toEqual(['merge.removed']);
  });

  it.each([
    ['2026-03-08T02:00:00.000Z', 'missing', 'unchanged'],
    ['2026-03-07T02:00:00.000Z', 'removed', 'harvested'],
  ])('missing since %s, is %s three days of grace later', (since, decision, outcome) => {
    const result = compare({
      previous: [...others.map((uri) => previous(uri)), previous('urn:gone', 'missing', since)],
      seen: others.map((uri) => seen(uri)),
    });
    expect(result.decisions.get('urn:gone')).toBe(decision);
    expect(result.outcome).toBe(outcome);
    // It was counted as removed by the harvest that found it gone.
    expect(result.counts.removed).toBe(0);
  });

  it('stays missing, not longer than its grace, while harvests are incomplete', () => {
    const result = compare({
      previous: [previous('urn:gone', 'missing', '2026-01-01T00:00:00.000Z')],
      seen: [],
      complete: false,
    });
    expect(result.decisions.get('urn:gone')).toBe('missing');
  });
});

describe('a record that fails', () => {
  it('keeps its last good version and never counts as missing', () => {
    const uris = numbered(20);
    const result = compare({
      previous: uris.map((uri) => previous(uri)),
      seen: uris.map((uri, index) => (index < 10 ? invalid(uri) : seen(uri))),
    });
    expect(result.outcome).toBe('harvested');
    expect(result.counts).toMatchObject({ unchanged: 10, kept: 10, removed: 0 });
    expect(codes(result)).toEqual(Array(10).fill('merge.kept-invalid'));
  });

  it('is told when there is no good version to keep', () => {
    const result = compare({ seen: [invalid('urn:a'), seen('urn:b')] });
    expect(result.decisions.get('urn:a')).toBe('invalid');
    expect(codes(result)).toEqual(['merge.never-valid']);
  });

  it('leaves a tombstone a tombstone', () => {
    const result = compare({
      previous: [previous('urn:a', 'removed')],
      seen: [invalid('urn:a'), seen('urn:b')],
    });
    expect(result.decisions.get('urn:a')).toBe('removed');
  });

  it('makes the answer invalid when every record fails, and nothing is removed on its word', () => {
    const result = compare({ previous: numbered(5).map((uri) => previous(uri)), seen: [invalid('urn:x:0')] });
    expect(result).toMatchObject({ outcome: 'invalid', counts: { seen: 1, kept: 5, removed: 0 } });
    expect(codes(result)).toEqual(['merge.all-invalid']);
  });
});

describe('an incomplete harvest', () => {
  it('updates and adds, and removes nothing', () => {
    const result = compare({
      previous: numbered(10).map((uri) => previous(uri)),
      seen: [seen('urn:x:0', 'v2'), seen('urn:new')],
      complete: false,
    });
    expect(result.outcome).toBe('incomplete');
    expect(result.counts).toEqual({ seen: 2, new: 1, changed: 1, unchanged: 0, removed: 0, kept: 9 });
    expect(result.problems).toMatchObject([{ code: 'merge.incomplete', params: { unread: 9 } }]);
  });

  it('is incomplete, not guarded, even when it read nothing', () => {
    expect(compare({ previous: [previous('urn:a')], complete: false }).outcome).toBe('incomplete');
  });
});

describe('the guard', () => {
  it('lets exactly ten per cent go', () => {
    expect(shrinkTo(36).outcome).toBe('harvested');
  });

  it('holds back more than ten per cent, keeps the last good state whole and names what would have gone', () => {
    const result = shrinkTo(35);
    expect(result.outcome).toBe('guarded');
    expect(new Set(result.decisions.values())).toEqual(new Set(['kept']));
    expect(result.counts).toEqual({ seen: 35, new: 0, changed: 0, unchanged: 0, removed: 0, kept: 40 });
    expect(result.wouldGo).toEqual(numbered(40).slice(35));
    expect(codes(result)).toEqual(['merge.guarded', ...Array(5).fill('merge.would-go')]);
  });

  it('lets three of five go, since three is not more than three', () => {
    const result = compare({
      previous: numbered(5).map((uri) => previous(uri)),
      seen: numbered(2).map((uri) => seen(uri)),
    });
    expect(result).toMatchObject({ outcome: 'harvested', counts: { removed: 3 } });
  });

  it('does not count tombstones as datasets that were there', () => {
    const result = compare({
      previous: [
        ...numbered(10).map((uri) => previous(uri)),
        ...numbered(90).map((uri) => previous(`${uri}/old`, 'removed')),
      ],
      seen: numbered(6).map((uri) => seen(uri)),
    });
    expect(result.outcome).toBe('guarded');
    expect(result.wouldGo).toHaveLength(4);
  });

  it('does not count again what is missing already', () => {
    const result = compare({
      previous: numbered(40).map((uri, index) => previous(uri, index < 36 ? 'live' : 'missing', now)),
      seen: numbered(35).map((uri) => seen(uri)),
    });
    expect(result).toMatchObject({ outcome: 'harvested', counts: { removed: 1, kept: 4 } });
  });

  it.each([1, 3, 40])('holds back an empty answer where there were %d datasets', (count) => {
    const result = compare({ previous: numbered(count).map((uri) => previous(uri)) });
    expect(result.outcome).toBe('guarded');
    expect(result.wouldGo).toHaveLength(count);
  });

  it('lets an operator accept what it held back, which then goes without days of grace', () => {
    const result = shrinkTo(1, { acceptShrink: true });
    expect(result).toMatchObject({
      outcome: 'harvested',
      counts: { changed: 1, removed: 39 },
      graceEnds: undefined,
    });
    expect(result.decisions.get('urn:x:1')).toBe('removed');
    expect(shrinkTo(0, { acceptShrink: true }).counts.removed).toBe(40);
  });
});

describe('a source that never had a dataset', () => {
  it('is invalid, since "harvested, 0 of 0" would hide it', () => {
    const result = compare({});
    expect(result.outcome).toBe('invalid');
    expect(codes(result)).toEqual(['merge.no-datasets']);
  });
});
