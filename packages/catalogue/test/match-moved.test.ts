import { describe, expect, it } from '@jest/globals';
import type { Entity, Value } from '@lanskatalog/core';
import type { ContinuityTraits, SeenRecord } from '../src/index.ts';
import { compareHarvest, continuityTraits, matchMoved } from '../src/index.ts';
import { datasetEntity, storedRecord } from './support/region.ts';

const uuid = '0a3c1d9e-52b4-4b1c-8f0e-6f5d2c1b0a99';
const old = (n: number): string => `https://ckan.nora.se/dataset/${n}`;
const fresh = (n: number): string => `https://nora.entryscape.net/store/1/resource/${n}`;

interface Facts {
  readonly title?: string;
  readonly identifier?: string;
  readonly files?: readonly string[];
  readonly more?: Entity['properties'];
}

function traits(
  uri: string,
  { title = `Titel ${uri}`, identifier, files = [], more = {} }: Facts = {},
): ContinuityTraits {
  const distribution = (file: string): Value => ({
    node: {
      id: `${uri}/${file}`,
      types: ['dcat:Distribution'],
      properties: { 'dcat:accessURL': [{ iri: file }] },
    },
  });
  const entity = datasetEntity(uri, {
    'dct:title': [{ text: title, lang: 'sv' }],
    'dcat:distribution': files.map(distribution),
    ...(identifier === undefined ? {} : { 'dct:identifier': [{ literal: identifier }] }),
    ...more,
  });
  return continuityTraits(storedRecord(entity).record);
}

const match = (gone: readonly ContinuityTraits[], appeared: readonly ContinuityTraits[]) =>
  matchMoved('nora', gone, appeared);

const sameLocalIdentifier = (title: string) =>
  match([traits(old(1), { title: 'A', identifier: '17' })], [traits(fresh(9), { title, identifier: '17' })]);
const facts = (n: number) => ({ title: `Titel ${n}`, files: [`https://nora.se/${n}.csv`] });

describe('matching the datasets of a municipality that changed its platform', () => {
  it('is certain by a global identifier', () => {
    const found = match(
      [traits(old(1), { identifier: uuid })],
      [traits(fresh(9), { identifier: `urn:uuid:${uuid.toUpperCase()}` })],
    );
    expect(found.certain).toEqual([{ from: old(1), to: fresh(9), evidence: ['identifier'] }]);
    expect(found.problems).toEqual([]);
  });

  it.each(['owl:sameAs', 'dct:replaces'])(
    'is certain when the new dataset names the old one by %s',
    (property) => {
      const found = match([traits(old(1))], [traits(fresh(9), { more: { [property]: [{ iri: old(1) }] } })]);
      expect(found.certain).toHaveLength(1);
    },
  );

  it('is certain by title and addresses, whatever their case, spacing and scheme', () => {
    const found = match(
      [
        traits(old(1), {
          title: 'Badplatser  i Nora',
          files: ['http://nora.se/bad.csv', 'http://nora.se/bad.json'],
        }),
      ],
      [traits(fresh(9), { title: 'badplatser i nora', files: ['https://nora.se/bad.csv'] })],
    );
    expect(found.certain).toEqual([{ from: old(1), to: fresh(9), evidence: ['title', 'addresses'] }]);
  });

  it('is certain by title and local identifier, and not by the latter alone', () => {
    expect(sameLocalIdentifier('A').certain).toHaveLength(1);
    expect(sameLocalIdentifier('B')).toMatchObject({ certain: [], proposed: [] });
  });

  it('is a proposal by title alone, or by addresses alone', () => {
    const byTitle = match([traits(old(1), { title: 'Skolor' })], [traits(fresh(9), { title: 'Skolor' })]);
    expect(byTitle).toMatchObject({
      certain: [],
      proposed: [{ from: old(1), to: fresh(9), evidence: ['title'] }],
    });
    expect(byTitle.problems).toMatchObject([
      { code: 'merge.move-proposed', subject: fresh(9), before: old(1) },
    ]);
    const files = ['https://nora.se/skolor.csv'];
    const byFile = match([traits(old(1), { title: 'A', files })], [traits(fresh(9), { title: 'B', files })]);
    expect(byFile).toMatchObject({ certain: [], proposed: [{ evidence: ['addresses'] }] });
  });

  it('leaves alone what has several counterparts', () => {
    const twins = [traits(fresh(8), { title: 'Kartor' }), traits(fresh(9), { title: 'Kartor' })];
    expect(match([traits(old(1), { title: 'Kartor' })], twins)).toMatchObject({ certain: [], proposed: [] });
    const shared = ['https://nora.se/oppna-data'];
    const found = match(
      [traits(old(1), { files: shared }), traits(old(2), { files: shared })],
      [traits(fresh(8), { files: shared }), traits(fresh(9), { files: shared })],
    );
    expect(found).toMatchObject({ certain: [], proposed: [] });
  });

  it('lets the identifier decide where the title points elsewhere', () => {
    const found = match(
      [traits(old(1), { title: 'Skolor' }), traits(old(2), { title: 'Förskolor', identifier: uuid })],
      [traits(fresh(9), { title: 'Skolor', identifier: uuid })],
    );
    expect(found.certain).toEqual([{ from: old(2), to: fresh(9), evidence: ['identifier'] }]);
    expect(found.proposed).toEqual([]);
  });

  it('never takes a service for a dataset', () => {
    const service = { ...traits(fresh(9), { identifier: uuid }), kind: 'service' as const };
    expect(match([traits(old(1), { identifier: uuid })], [service]).certain).toEqual([]);
  });

  it('matches a county of ten thousand datasets', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => n);
    const found = match(
      many.map((n) => traits(old(n), facts(n))),
      many.map((n) => traits(fresh(n), facts(n))),
    );
    expect(found.certain).toHaveLength(10_000);
  });
});

describe('a harvest in which datasets moved', () => {
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  const previous = numbers.map((n) => ({ uri: old(n), hash: `v${n}`, state: 'live' as const }));
  const after = numbers.map((n): SeenRecord => ({ uri: fresh(n), hash: `w${n}`, invalid: false }));
  const moves = new Map(numbers.map((n) => [old(n), fresh(n)]));
  const options = {
    source: 'nora',
    guard: { percent: 10, count: 3 },
    missingGraceDays: 3,
    now: '2026-03-10T02:00:00.000Z',
  };

  it('counts them as changed: no wave of tombstones and newcomers, and nothing for the guard', () => {
    const result = compareHarvest({ ...options, previous, seen: after, complete: true, moves });
    expect(result.outcome).toBe('harvested');
    expect(result.counts).toEqual({ seen: 20, new: 0, changed: 20, unchanged: 0, removed: 0, kept: 0 });
    expect(result.moved).toEqual(moves);
    expect(result.decisions.get(old(3))).toBe('removed');
    expect(result.decisions.get(fresh(3))).toBe('new');
    expect(new Set(result.problems.map(({ code }) => code))).toEqual(new Set(['merge.moved']));
  });

  it('is held back by the guard when nobody knows that they moved', () => {
    expect(compareHarvest({ ...options, previous, seen: after, complete: true }).outcome).toBe('guarded');
  });

  it('keeps the old version of one whose new version is invalid', () => {
    const seen = after.map((record, n) => ({ ...record, invalid: n === 3 }));
    const result = compareHarvest({ ...options, previous, seen, complete: true, moves });
    expect(result.decisions.get(old(3))).toBe('kept');
    expect(result.counts).toMatchObject({ changed: 19, kept: 1, removed: 0 });
    expect(result.problems).toContainEqual(
      expect.objectContaining({ code: 'merge.kept-invalid', subject: old(3) }),
    );
  });

  it('moves nothing on the word of an incomplete harvest', () => {
    const result = compareHarvest({ ...options, previous, seen: after.slice(0, 5), complete: false, moves });
    expect(result.moved.size).toBe(0);
    expect(result.counts).toMatchObject({ new: 5, kept: 20, removed: 0 });
  });

  it('takes a move accepted later, when the old one is missing and the new one known', () => {
    const missing = {
      uri: old(0),
      hash: 'v',
      state: 'missing' as const,
      missingSince: '2026-03-09T02:00:00.000Z',
    };
    const known = { uri: fresh(0), hash: 'w', state: 'live' as const };
    const result = compareHarvest({
      ...options,
      previous: [missing, known],
      seen: [{ uri: fresh(0), hash: 'w', invalid: false }],
      complete: true,
      moves: new Map([[old(0), fresh(0)]]),
    });
    expect(Object.fromEntries(result.decisions)).toEqual({ [old(0)]: 'removed', [fresh(0)]: 'unchanged' });
    expect(result.outcome).toBe('harvested');
  });
});
